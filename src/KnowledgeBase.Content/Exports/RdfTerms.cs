using System.Buffers;
using System.Globalization;
using System.Text;

namespace KnowledgeBase.Content.Exports;

/// <summary>What a triple may say: an IRI or a literal (RDF 1.1 Concepts, section 3). Blank nodes are not used: all that we name has an address.</summary>
public abstract record RdfTerm;

/// <summary>An IRI (RDF 1.1 Concepts, section 3.2).</summary>
public sealed record Iri : RdfTerm
{
    /// <summary>Makes an IRI. Characters that no IRI may hold (RFC 3987 section 2.2) are percent-encoded.</summary>
    /// <param name="text">An absolute IRI.</param>
    public Iri(string text) => Value = text.AsSpan().ContainsAny(Forbidden) ? Encode(text) : text;

    /// <summary>The IRI.</summary>
    public string Value { get; }

    private static readonly SearchValues<char> Forbidden =
        SearchValues.Create([.. Enumerable.Range(0, ' ' + 1).Select(static code => (char)code), '<', '>', '"', '{', '}', '|', '\\', '^', '`']);

    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            if (Forbidden.Contains(character))
                encoded.Append(CultureInfo.InvariantCulture, $"%{(int)character:X2}");
            else
                encoded.Append(character);
        }

        return encoded.ToString();
    }
}

/// <summary>A literal (RDF 1.1 Concepts, section 3.3): with a language, or with a datatype, or else a plain string.</summary>
/// <param name="Value">The lexical form.</param>
/// <param name="Language">The BCP 47 tag of a text; null for other literals.</param>
/// <param name="Datatype">The datatype; null for <c>xsd:string</c> and for texts with a language.</param>
public sealed record Literal(string Value, string? Language = null, Iri? Datatype = null) : RdfTerm;

/// <summary>A namespace with the short name by which documents refer to it.</summary>
/// <param name="Name">The short name: ASCII letters and digits.</param>
/// <param name="Namespace">The IRI that names start with.</param>
public sealed record RdfPrefix(string Name, string Namespace);
