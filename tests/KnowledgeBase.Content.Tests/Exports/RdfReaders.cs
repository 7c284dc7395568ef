using System.Text.Json;
using System.Xml.Linq;

namespace KnowledgeBase.Content.Tests.Exports;

/// <summary>A triple as N-Triples writes it, so that graphs of different readers can be compared as sets of lines.</summary>
internal static class Triple
{
    internal static string Of(string subject, string property, string value) => $"<{subject}> <{property}> {value} .";

    internal static string Literal(string text, string? language, string? datatype) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)}\""
        + (language is not null ? "@" + language : datatype is not null ? $"^^<{datatype}>" : "");
}

/// <summary>
/// Small readers of the parts of Turtle, JSON-LD and RDF/XML that stand in the specifications and that our documents may use. They share nothing with the writers,
/// and throw on what they do not know. The same documents are read by other people's libraries in tests/clients.
/// </summary>
internal static class RdfReaders
{
    internal const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    internal static SortedSet<string> Turtle(string text)
    {
        var triples = new SortedSet<string>(StringComparer.Ordinal);
        var prefixes = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        while (Peek() != '\0')
        {
            if (text[at] == '@')
            {
                Assert.Equal("@prefix", Word());
                Skip();
                var name = Word().TrimEnd(':');
                prefixes[name] = Iri();
                Expect('.');
                continue;
            }

            var subject = Iri();
            do
            {
                var property = Iri();
                do
                    triples.Add(Triple.Of(subject, property, Value()));
                while (Take(','));
            }
            while (Take(';'));
            Expect('.');
        }

        return triples;

        void Skip()
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
        }

        char Peek()
        {
            Skip();
            return at < text.Length ? text[at] : '\0';
        }

        bool Take(char character)
        {
            if (Peek() != character)
                return false;
            at++;
            return true;
        }

        void Expect(char character) => Assert.True(Take(character), $"'{character}' expected at {at}: {text[at..Math.Min(at + 60, text.Length)]}");

        string Word()
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not (',' or ';'))
                at++;
            return text[start..at];
        }

        string Iri()
        {
            if (Take('<'))
            {
                var end = text.IndexOf('>', at);
                var iri = text[at..end];
                Assert.DoesNotContain(iri, character => character <= ' ' || "<>\"{}|^`\\".Contains(character, StringComparison.Ordinal));
                at = end + 1;
                return iri;
            }

            var word = Word();
            if (word == "a")
                return Rdf + "type";
            var parts = word.Split(':', 2);
            return prefixes[parts[0]] + parts[1];
        }

        string Value()
        {
            if (!Take('"'))
                return $"<{Iri()}>";
            var value = new System.Text.StringBuilder();
            for (; text[at] != '"'; at++)
            {
                Assert.False(text[at] is '\n' or '\r', "a line end in a short string");
                if (text[at] != '\\')
                {
                    value.Append(text[at]);
                    continue;
                }

                at++;
                if (text[at] == 'u')
                {
                    value.Append((char)Convert.ToInt32(text.Substring(at + 1, 4), 16));
                    at += 4;
                    continue;
                }

                value.Append(text[at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '"' => '"', '\\' => '\\', var other => throw new FormatException($"\\{other}") });
            }

            at++;
            if (at < text.Length && text[at] == '@')
            {
                at++;
                return Triple.Literal(value.ToString(), Word(), datatype: null);
            }

            if (at + 1 < text.Length && text[at] == '^' && text[at + 1] == '^')
            {
                at += 2;
                return Triple.Literal(value.ToString(), language: null, Iri());
            }

            return Triple.Literal(value.ToString(), language: null, datatype: null);
        }
    }

    internal static SortedSet<string> JsonLd(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var triples = new SortedSet<string>(StringComparer.Ordinal);
        Assert.Equal(["@context", "@graph"], document.RootElement.EnumerateObject().Select(property => property.Name));
        var prefixes = document.RootElement.GetProperty("@context").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!);
        foreach (var node in document.RootElement.GetProperty("@graph").EnumerateArray())
        {
            var subject = Expand(node.GetProperty("@id").GetString()!);
            foreach (var property in node.EnumerateObject().Where(property => property.Name != "@id"))
            {
                foreach (var value in property.Value.EnumerateArray())
                {
                    triples.Add(property.Name == "@type"
                        ? Triple.Of(subject, Rdf + "type", $"<{Expand(value.GetString()!)}>")
                        : Triple.Of(subject, Expand(property.Name), Value(value)));
                }
            }
        }

        return triples;

        string Value(JsonElement value) => value.TryGetProperty("@id", out var id)
            ? $"<{Expand(id.GetString()!)}>"
            : Triple.Literal(
                value.GetProperty("@value").GetString()!,
                value.TryGetProperty("@language", out var language) ? language.GetString() : null,
                value.TryGetProperty("@type", out var type) ? Expand(type.GetString()!) : null);

        string Expand(string text)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            Assert.True(colon > 0, text);
            // JSON-LD 1.1, section 4.1.5: what goes on with two slashes is no compact IRI.
            return !text[(colon + 1)..].StartsWith("//", StringComparison.Ordinal) && prefixes.TryGetValue(text[..colon], out var start) ? start + text[(colon + 1)..] : text;
        }
    }

    internal static SortedSet<string> RdfXml(byte[] utf8)
    {
        var triples = new SortedSet<string>(StringComparer.Ordinal);
        var root = XDocument.Load(new MemoryStream(utf8), LoadOptions.PreserveWhitespace).Root!;
        XNamespace rdf = Rdf;
        Assert.Equal(rdf + "RDF", root.Name);
        foreach (var node in root.Elements())
        {
            Assert.Equal(rdf + "Description", node.Name);
            var subject = node.Attribute(rdf + "about")!.Value;
            foreach (var property in node.Elements())
            {
                var resource = property.Attribute(rdf + "resource")?.Value;
                triples.Add(Triple.Of(subject, property.Name.NamespaceName + property.Name.LocalName, resource is not null
                    ? $"<{resource}>"
                    : Triple.Literal(property.Value, property.Attribute(XNamespace.Xml + "lang")?.Value, property.Attribute(rdf + "datatype")?.Value)));
            }
        }

        return triples;
    }
}
