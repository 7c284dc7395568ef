using System.Text;
using System.Xml;

namespace KnowledgeBase.Content.Exports;

/// <summary>Writes a graph as RDF 1.1 XML (W3C Recommendation of 25 February 2014): a description for each subject, an element for each triple.</summary>
public static class RdfXmlWriter
{
    /// <summary>The media type (RDF 1.1 XML Syntax, section 8).</summary>
    public const string MediaType = "application/rdf+xml";

    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        // A carriage return or line feed in a value comes out as it went in, whatever a parser does with line ends.
        NewLineHandling = NewLineHandling.Entitize,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
    };

    /// <summary>Writes the document as UTF-8; lines end with a line feed.</summary>
    /// <exception cref="ArgumentException">A text has a character that XML 1.0 cannot hold, or a property's IRI has no prefix; neither passes the rules of content.</exception>
    public static void Write(RdfGraph graph, Stream output)
    {
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("rdf", "RDF", Rdf.Namespace);
            foreach (var prefix in graph.Prefixes)
            {
                if (prefix.Namespace != Rdf.Namespace)
                    xml.WriteAttributeString("xmlns", prefix.Name, ns: null, prefix.Namespace);
            }

            foreach (var subject in graph.Subjects)
            {
                xml.WriteStartElement("Description", Rdf.Namespace);
                xml.WriteAttributeString("about", Rdf.Namespace, subject.Node.Value);
                foreach (var (property, values) in subject.Properties)
                {
                    foreach (var value in values)
                        Write(property, value, graph, xml);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        output.Write("\n"u8);
    }

    private static void Write(Iri property, RdfTerm value, RdfGraph graph, XmlWriter xml)
    {
        if (!graph.TryShorten(property, out var prefix, out var name))
            throw new ArgumentException($"The property <{property.Value}> is in none of the graph's namespaces, so that no XML element can stand for it.", nameof(property));
        xml.WriteStartElement(prefix.Name, name, prefix.Namespace);
        if (value is Iri iri)
        {
            xml.WriteAttributeString("resource", Rdf.Namespace, iri.Value);
        }
        else
        {
            var literal = (Literal)value;
            if (literal.Language is not null)
                xml.WriteAttributeString("xml", "lang", ns: null, literal.Language);
            else if (literal.Datatype is not null)
                xml.WriteAttributeString("datatype", Rdf.Namespace, literal.Datatype.Value);
            xml.WriteString(literal.Value);
        }

        xml.WriteEndElement();
    }
}
