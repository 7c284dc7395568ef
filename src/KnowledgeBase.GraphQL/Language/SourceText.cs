using System.Globalization;
using System.Text;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>Facts about characters and positions of a source text (spec 2.1.1 "Source Text", 2.1.3 "Line Terminators").</summary>
internal static class SourceText
{
    /// <summary>The line and column of an offset. Slow (it counts from the start): for errors only.</summary>
    public static SourceLocation LocationAt(string source, int offset)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < offset && i < source.Length; i++)
        {
            var c = source[i];
            if (c is not ('\n' or '\r'))
                continue;
            if (c == '\r' && i + 1 < source.Length && source[i + 1] == '\n')
                i++;
            if (i + 1 > offset)
                break; // between the two halves of a line break: still the line that it ends
            line++;
            lineStart = i + 1;
        }

        return new SourceLocation(line, offset - lineStart + 1);
    }

    /// <summary>NameStart: a letter or <c>_</c>.</summary>
    public static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    /// <summary>NameContinue: a letter, a digit or <c>_</c>.</summary>
    public static bool IsNameContinue(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>Whether the text is a Name (spec 2.1.8 "Names").</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !IsNameStart(text[0]))
            return false;
        foreach (var c in text)
        {
            if (!IsNameContinue(c))
                return false;
        }

        return true;
    }

    /// <summary>
    /// How many UTF-16 code units the SourceCharacter at this offset takes; 0 for a surrogate that stands alone, which is no
    /// Unicode scalar value.
    /// </summary>
    public static int ScalarLength(string source, int offset)
    {
        var c = source[offset];
        if (!char.IsSurrogate(c))
            return 1;
        return char.IsHighSurrogate(c) && offset + 1 < source.Length && char.IsLowSurrogate(source[offset + 1]) ? 2 : 0;
    }

    /// <summary>A client's own words, as messages quote them: no message grows with what it is about.</summary>
    public static string Excerpt(ReadOnlySpan<char> text)
    {
        const int longest = 40;
        if (text.Length <= longest)
            return text.ToString();
        var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return string.Concat(text[..end], "...");
    }

    /// <summary>The character at an offset, as it is named in messages: quoted if it can be seen, else by its code point.</summary>
    public static string DescribeCharacter(string source, int offset)
    {
        if (offset >= source.Length)
            return "the end of the document";
        var c = source[offset];
        if (c is > ' ' and <= '~')
            return c == '"' ? "'\"'" : $"\"{c}\"";
        var codePoint = Rune.TryGetRuneAt(source, offset, out var rune) ? rune.Value : c;
        return "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture);
    }
}
