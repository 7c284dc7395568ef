using System.Text.Encodings.Web;
using System.Text.Json;

namespace KnowledgeBase.Content.Exports;

/// <summary>
/// Writes a graph as JSON-LD 1.1 (W3C Recommendation of 16 July 2020): a context with the prefixes only, and one flat object for each subject.
/// Nothing is loaded from elsewhere to read it.
/// </summary>
public static class JsonLdWriter
{
    /// <summary>The media type (JSON-LD 1.1, section C).</summary>
    public const string MediaType = "application/ld+json";

    // The documents are served as what they are and not pasted into HTML, so that only what JSON demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Indented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the document as UTF-8; lines end with a line feed.</summary>
    public static void Write(RdfGraph graph, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("@context");
            foreach (var prefix in graph.Prefixes)
                json.WriteString(prefix.Name, prefix.Namespace);
            json.WriteEndObject();
            json.WriteStartArray("@graph");
            foreach (var subject in graph.Subjects)
                Write(subject, graph, json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    private static void Write(RdfSubject subject, RdfGraph graph, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("@id", Short(subject.Node, graph));
        foreach (var (property, values) in subject.Properties)
        {
            if (property == Rdf.Type)
            {
                json.WriteStartArray("@type");
                foreach (var type in values)
                    json.WriteStringValue(Short((Iri)type, graph));
            }
            else
            {
                json.WriteStartArray(Short(property, graph));
                foreach (var value in values)
                    Write(value, graph, json);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(RdfTerm term, RdfGraph graph, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (term is Literal literal)
        {
            json.WriteString("@value", literal.Value);
            if (literal.Language is not null)
                json.WriteString("@language", literal.Language);
            else if (literal.Datatype is not null)
                json.WriteString("@type", Short(literal.Datatype, graph));
        }
        else
        {
            json.WriteString("@id", Short((Iri)term, graph));
        }

        json.WriteEndObject();
    }

    private static string Short(Iri iri, RdfGraph graph) => graph.TryShorten(iri, out var prefix, out var name) ? $"{prefix.Name}:{name}" : iri.Value;
}
