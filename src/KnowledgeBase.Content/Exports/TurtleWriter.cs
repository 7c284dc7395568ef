namespace KnowledgeBase.Content.Exports;

/// <summary>Writes a graph as Turtle (W3C Recommendation of 25 February 2014): the prefixes, then a block for each subject.</summary>
public static class TurtleWriter
{
    /// <summary>The media type (RDF 1.1 Turtle, section B).</summary>
    public const string MediaType = "text/turtle";

    /// <summary>Writes the document; lines end with a line feed.</summary>
    public static void Write(RdfGraph graph, TextWriter output)
    {
        foreach (var prefix in graph.Prefixes)
            output.Write($"@prefix {prefix.Name}: <{prefix.Namespace}> .\n");
        foreach (var subject in graph.Subjects)
        {
            output.Write('\n');
            Write(subject.Node, graph, output);
            var separator = "\n    ";
            foreach (var (property, values) in subject.Properties)
            {
                output.Write(separator);
                separator = " ;\n    ";
                if (property == Rdf.Type)
                    output.Write('a');
                else
                    Write(property, graph, output);
                for (var i = 0; i < values.Count; i++)
                {
                    output.Write(i == 0 ? " " : " ,\n        ");
                    Write(values[i], graph, output);
                }
            }

            output.Write(" .\n");
        }
    }

    private static void Write(RdfTerm term, RdfGraph graph, TextWriter output)
    {
        if (term is Literal literal)
        {
            Quote(literal.Value, output);
            if (literal.Language is not null)
            {
                output.Write('@');
                output.Write(literal.Language);
            }
            else if (literal.Datatype is not null)
            {
                output.Write("^^");
                Write(literal.Datatype, graph, output);
            }
        }
        else if (graph.TryShorten((Iri)term, out var prefix, out var name))
        {
            output.Write(prefix.Name);
            output.Write(':');
            output.Write(name);
        }
        else
        {
            output.Write('<');
            output.Write(((Iri)term).Value);
            output.Write('>');
        }
    }

    /// <summary>STRING_LITERAL_QUOTE (section 6.5): four characters may not stand as they are; the other controls are escaped for readers' sake.</summary>
    private static void Quote(string text, TextWriter output)
    {
        output.Write('"');
        foreach (var character in text)
        {
            switch (character)
            {
                case '"': output.Write("\\\""); break;
                case '\\': output.Write("\\\\"); break;
                case '\n': output.Write("\\n"); break;
                case '\r': output.Write("\\r"); break;
                case '\t': output.Write("\\t"); break;
                case < ' ' or '\u007f': output.Write($"\\u{(int)character:X4}"); break;
                default: output.Write(character); break;
            }
        }

        output.Write('"');
    }
}
