using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Why a text is no JSON for us.</summary>
/// <param name="Text">What is wrong, as an ending for "The ... ".</param>
/// <param name="AllowedDepth">How deep it may nest, where it nests deeper; null where something else is wrong.</param>
internal readonly record struct JsonProblem(string Text, int? AllowedDepth = null);

/// <summary>
/// Reads the JSON of clients. What later code could not take is refused here, once: bytes that are not UTF-8, lone surrogates and U+0000 in
/// strings (which databases refuse and which <see cref="JsonElement.GetString"/> throws on), repeated properties, deep nesting.
/// </summary>
internal static class JsonText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Parses; gives a message for people when it cannot.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="maxDepth">How deep it may nest.</param>
    /// <param name="value">The value.</param>
    /// <param name="problem">What is wrong where the answer is false.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8, int maxDepth, out JsonElement value, out JsonProblem problem)
    {
        value = default;
        if (utf8.StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..]; // RFC 8259, section 8.1: a parser may ignore it
        if (!Utf8.IsValid(utf8))
        {
            problem = new("is not UTF-8");
            return false;
        }

        try
        {
            if (utf8.Contains((byte)'\\') && FindBadEscape(utf8, maxDepth) is { } bad)
            {
                problem = new(bad);
                return false;
            }

            value = JsonElement.Parse(utf8, new JsonDocumentOptions { MaxDepth = maxDepth, AllowDuplicateProperties = false });
            problem = default;
            return true;
        }
        catch (JsonException exception)
        {
            // The exception's own text tells of our libraries; the place is the client's.
            var place = exception is { LineNumber: { } line, BytePositionInLine: { } column }
                ? string.Create(CultureInfo.InvariantCulture, $"; see line {line + 1}, byte {column + 1}")
                : "";
            problem = IsTooDeep(utf8, maxDepth)
                ? new(string.Create(CultureInfo.InvariantCulture, $"nests more than {maxDepth} levels deep{place}; send a flatter value"), maxDepth)
                : new($"is not JSON with each property once{place}");
            return false;
        }
    }

    /// <summary>Whether a text that could not be read goes beyond the depth, rather than being broken before.</summary>
    private static bool IsTooDeep(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        try
        {
            while (reader.Read())
            {
                // The reader counts what is around a token; an opening bracket stands one level above what it opens.
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth == maxDepth)
                    return true;
            }
        }
        catch (JsonException)
        {
            // Broken before it is too deep.
        }

        return false;
    }

    private static string? FindBadEscape(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        while (reader.Read())
        {
            if (reader.ValueIsEscaped && FindBadEscape(reader.ValueSpan) is { } bad)
                return bad;
        }

        return null;
    }

    /// <summary>Looks through the raw text of one string, whose escapes the reader has found well-formed.</summary>
    private static string? FindBadEscape(ReadOnlySpan<byte> text)
    {
        var high = false; // whether the unit just before was an escaped high surrogate
        for (var i = 0; i < text.Length; i++)
        {
            var unit = -1;
            if (text[i] == (byte)'\\')
            {
                i++;
                if (text[i] == (byte)'u')
                {
                    unit = Utf8Parser.TryParse(text.Slice(i + 1, 4), out int parsed, out _, 'X') ? parsed : -1;
                    i += 4;
                }
            }

            if (unit == 0)
                return "has the character U+0000 in a string; remove it";
            if (high != unit is >= 0xDC00 and <= 0xDFFF)
                return "has half a character (a lone surrogate) in a string";
            high = unit is >= 0xD800 and <= 0xDBFF;
        }

        return high ? "has half a character (a lone surrogate) in a string" : null;
    }
}
