using System.Buffers;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>Identifiers of registered documents (GraphQL over HTTP, appendix "Persisted Documents", "Identifying a Document").</summary>
internal static class DocumentIdentifier
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 200;

    private const string HashPrefix = "sha256:";

    private static readonly SearchValues<char> Unreserved = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether this is a custom document identifier.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= LongestName && !text.AsSpan().ContainsAnyExcept(Unreserved);

    /// <summary>Reads a SHA256 hex document identifier; false for anything else.</summary>
    public static bool TryHash(string text, out DocumentHash hash)
    {
        hash = default;
        return text.StartsWith(HashPrefix, StringComparison.Ordinal)
            && !text.AsSpan(HashPrefix.Length).ContainsAnyExcept(LowerHex)
            && DocumentHash.TryParse(text[HashPrefix.Length..], out hash);
    }

    /// <summary>The identifier for people: cut where it is long.</summary>
    public static string Shown(string text) => text.Length <= HashPrefix.Length + 64 ? text : text[..40] + "…";
}

/// <summary>A document that the host registered and that cannot be used.</summary>
/// <param name="message">Which one, and what is wrong with it.</param>
public sealed class PersistedDocumentException(string message) : Exception(message);
