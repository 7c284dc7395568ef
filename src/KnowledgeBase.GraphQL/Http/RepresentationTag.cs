using KnowledgeBase.GraphQL.Hosting;
using Microsoft.Extensions.Primitives;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>
/// Entity tags of representations. One answer has several: two media types, three codings. A strong tag names one of them (RFC 9110, section 8.8.1), or a
/// cache that holds two would not know which of them a 304 is about.
/// </summary>
internal static class RepresentationTag
{
    private const string JsonSuffix = "-json";
    private const string BrotliSuffix = "-br";
    private const string GzipSuffix = "-gzip";

    /// <summary>The tag of a representation.</summary>
    /// <param name="tag">The answer's tag, quoted.</param>
    /// <param name="type">The media type.</param>
    /// <param name="coding">The coding.</param>
    public static string Of(string tag, AnswerType type, ContentCoding coding)
    {
        var json = type == AnswerType.Json ? JsonSuffix : "";
        var coded = coding switch { ContentCoding.Brotli => BrotliSuffix, ContentCoding.Gzip => GzipSuffix, _ => "" };
        return json.Length + coded.Length == 0 ? tag : string.Concat(tag.AsSpan(0, tag.Length - 1), json, coded, "\"");
    }

    /// <summary>The answer's tag, quoted, if this is the tag of a representation that the client would take now; null otherwise.</summary>
    public static string? AnswerOf(ReadOnlySpan<char> tag, AnswerType type, AcceptedCodings accepted)
    {
        if (tag.Length < 2)
            return null;
        var inner = tag[1..^1];
        var coding = inner.EndsWith(BrotliSuffix, StringComparison.Ordinal) ? ContentCoding.Brotli
            : inner.EndsWith(GzipSuffix, StringComparison.Ordinal) ? ContentCoding.Gzip
            : ContentCoding.Identity;
        inner = inner[..^(coding switch { ContentCoding.Brotli => BrotliSuffix.Length, ContentCoding.Gzip => GzipSuffix.Length, _ => 0 })];
        var isJson = inner.EndsWith(JsonSuffix, StringComparison.Ordinal);
        if (!accepted.Takes(coding) || isJson != (type == AnswerType.Json))
            return null;
        return string.Concat("\"", isJson ? inner[..^JsonSuffix.Length] : inner, "\"");
    }

    /// <summary>
    /// The tags of <c>If-None-Match</c>, quoted, weak ones without their mark: weak comparison is right there (RFC 9110, section 13.1.2). What is no tag is
    /// passed over.
    /// </summary>
    public static IEnumerable<string> Read(StringValues header)
    {
        foreach (var line in header)
        {
            // A tag has no quotation mark inside, but may have a comma (RFC 9110, section 8.8.3).
            var start = -1;
            for (var i = 0; i < line?.Length; i++)
            {
                if (line[i] != '"')
                    continue;
                if (start >= 0)
                    yield return line[start..(i + 1)];
                start = start >= 0 ? -1 : i;
            }
        }
    }
}
