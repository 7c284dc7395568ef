using System.Text;
using KnowledgeBase.Content.Exports;

namespace KnowledgeBase.Content.Tests.Exports;

/// <summary>Turtle, JSON-LD and RDF/XML say the same, whatever stands in a text or an IRI.</summary>
public sealed class RdfWriterTests
{
    private static readonly Iri Subject = new("https://kb.example/id/x");
    private static readonly Iri Property = new("http://www.w3.org/2000/01/rdf-schema#label");

    [Fact]
    public void Turtle_is_written_with_prefixes_and_blocks()
    {
        var graph = Graph();
        graph.Add(Subject, new Iri(RdfReaders.Rdf + "type"), new Iri("http://www.w3.org/2000/01/rdf-schema#Class"));
        graph.Add(Subject, Property, new Literal("a", "en"));
        graph.Add(Subject, Property, new Literal("b\"\n"));
        graph.Add(Subject, Property, new Literal("a", "en"));
        graph.Add(Subject, new Iri("http://www.w3.org/2000/01/rdf-schema#seeAlso"), new Iri("https://kb.example/a b"));
        Assert.Equal(
            "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n\n"
            + "<https://kb.example/id/x>\n    a rdfs:Class ;\n    rdfs:label \"a\"@en ,\n        \"b\\\"\\n\" ;\n    rdfs:seeAlso <https://kb.example/a%20b> .\n",
            Turtle(graph));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" leading and trailing ")]
    [InlineData("\"quoted\" \\ back \\u0041 \\n")]
    [InlineData("line\nend\rand\r\nboth\tand tab")]
    [InlineData("<b>&amp; ]]> </b> <!-- -->")]
    [InlineData("@en ^^xsd:string . ; ,")]
    [InlineData("дети 儿童 \ud83d\ude00 \u2028 \u00a0 e\u0301")]
    public void Every_text_comes_back_from_all_three(string text)
    {
        foreach (var (language, datatype) in new (string?, Iri?)[] { (null, null), ("pt-BR", null), (null, new Iri("http://www.w3.org/2001/XMLSchema#date")), (null, new Iri("https://kb.example/x#y(z)")) })
        {
            var graph = Graph();
            graph.Add(Subject, Property, new Literal(text, language, datatype));
            var expected = new[] { Triple.Of(Subject.Value, Property.Value, Triple.Literal(text, language, datatype?.Value)) };
            Assert.Equal(expected, RdfReaders.Turtle(Turtle(graph)));
            Assert.Equal(expected, RdfReaders.JsonLd(Bytes(graph, JsonLdWriter.Write)));
            Assert.Equal(expected, RdfReaders.RdfXml(Bytes(graph, RdfXmlWriter.Write)));
        }
    }

    [Theory]
    [InlineData("https://e.example/a?b=c&d=%C3%A9#f(1)", "https://e.example/a?b=c&d=%C3%A9#f(1)")]
    [InlineData("https://e.example/é", "https://e.example/é")]
    [InlineData("https://e.example/a b<c>\"d\"{e}|f\\g^h`i\n", "https://e.example/a%20b%3Cc%3E%22d%22%7Be%7D%7Cf%5Cg%5Eh%60i%0A")]
    public void An_IRI_holds_only_what_it_may(string text, string expected)
    {
        var graph = Graph();
        graph.Add(new Iri(text), Property, new Iri(text));
        var triple = new[] { Triple.Of(expected, Property.Value, $"<{expected}>") };
        Assert.Equal(triple, RdfReaders.Turtle(Turtle(graph)));
        Assert.Equal(triple, RdfReaders.JsonLd(Bytes(graph, JsonLdWriter.Write)));
        Assert.Equal(triple, RdfReaders.RdfXml(Bytes(graph, RdfXmlWriter.Write)));
    }

    [Fact]
    public void An_empty_graph_is_a_document()
    {
        Assert.Empty(RdfReaders.Turtle(Turtle(Graph())));
        Assert.Empty(RdfReaders.JsonLd(Bytes(Graph(), JsonLdWriter.Write)));
        Assert.Empty(RdfReaders.RdfXml(Bytes(Graph(), RdfXmlWriter.Write)));
    }

    [Fact]
    public void A_property_that_no_element_can_name_is_refused()
    {
        var graph = Graph();
        graph.Add(Subject, new Iri("https://kb.example/p"), new Literal("x"));
        Assert.Throws<ArgumentException>(() => Bytes(graph, RdfXmlWriter.Write));
    }

    internal static string Turtle(RdfGraph graph)
    {
        using var text = new StringWriter();
        TurtleWriter.Write(graph, text);
        return text.ToString();
    }

    internal static byte[] Bytes(RdfGraph graph, Action<RdfGraph, Stream> write)
    {
        using var output = new MemoryStream();
        write(graph, output);
        var bytes = output.ToArray();
        Assert.Equal('\n', Encoding.UTF8.GetString(bytes)[^1]);
        return bytes;
    }

    private static RdfGraph Graph() => new([new("rdf", RdfReaders.Rdf), new("rdfs", "http://www.w3.org/2000/01/rdf-schema#")]);
}
