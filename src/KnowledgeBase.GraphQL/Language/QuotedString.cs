using System.Text;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>What reading a string literal gave: its value and end, or an error and its offset in <paramref name="End"/>.</summary>
internal readonly record struct StringReading(string Value, int End, string? Error);

/// <summary>Strings in single quotation marks pairs, with escapes (spec 2.10.4 "String Value").</summary>
internal static class QuotedString
{
    /// <summary>Reads the literal whose opening quotation mark stands at <paramref name="start"/>.</summary>
    public static StringReading Read(string source, int start)
    {
        StringBuilder? built = null;
        var chunkStart = start + 1;
        var position = chunkStart;
        while (position < source.Length)
        {
            var c = source[position];
            switch (c)
            {
                case '"':
                    var last = source.AsSpan(chunkStart, position - chunkStart);
                    return new(built is null ? last.ToString() : built.Append(last).ToString(), position + 1, null);
                case '\\':
                    built ??= new StringBuilder();
                    built.Append(source, chunkStart, position - chunkStart);
                    var length = ReadEscape(source, position, built);
                    if (length == 0)
                        return new("", position, InvalidEscape(source, position));
                    position += length;
                    chunkStart = position;
                    continue;
                case '\n' or '\r':
                    return new("", position, "This string is not closed on its line. Close it with \", or write a block string with \"\"\".");
            }

            var scalar = SourceText.ScalarLength(source, position);
            if (scalar == 0)
                return new("", position, $"Invalid character {SourceText.DescribeCharacter(source, position)} in a string.");
            position += scalar;
        }

        return new("", position, "This string is not closed. Close it with \".");
    }

    /// <summary>Writes a string as a literal that reads back as the same value, with escapes only where they are needed.</summary>
    public static void Write(StringBuilder output, string value)
    {
        output.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"':
                    output.Append("\\\"");
                    break;
                case '\\':
                    output.Append("\\\\");
                    break;
                case '\b':
                    output.Append("\\b");
                    break;
                case '\f':
                    output.Append("\\f");
                    break;
                case '\n':
                    output.Append("\\n");
                    break;
                case '\r':
                    output.Append("\\r");
                    break;
                case '\t':
                    output.Append("\\t");
                    break;
                case < ' ' or (>= '\u007F' and <= '\u009F'):
                    output.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    output.Append(c);
                    break;
            }
        }

        output.Append('"');
    }

    /// <summary>Reads the escape at <paramref name="position"/> and gives its length in code units; 0 if it is none.</summary>
    private static int ReadEscape(string source, int position, StringBuilder output)
    {
        if (position + 1 >= source.Length)
            return 0;
        if (source[position + 1] == 'u')
            return position + 2 < source.Length && source[position + 2] == '{' ? ReadBraced(source, position, output) : ReadFixed(source, position, output);
        var c = source[position + 1] switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (c == '\0')
            return 0;
        output.Append(c);
        return 2;
    }

    /// <summary><c>\u{...}</c>: any number of hexadecimal digits that name a Unicode scalar value.</summary>
    private static int ReadBraced(string source, int position, StringBuilder output)
    {
        var value = 0;
        for (var i = position + 3; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '}')
            {
                if (i == position + 3 || !Rune.IsValid(value))
                    return 0;
                output.Append(new Rune(value).ToString());
                return i + 1 - position;
            }

            if (!char.IsAsciiHexDigit(c))
                return 0;
            value = (value << 4) | Convert.ToInt32(c.ToString(), 16);
            if (value > 0x10FFFF)
                return 0;
        }

        return 0;
    }

    /// <summary><c>\uXXXX</c>; a leading surrogate counts only with its trailing one, written the same way, right behind it.</summary>
    private static int ReadFixed(string source, int position, StringBuilder output)
    {
        var unit = FourDigits(source, position + 2);
        if (unit < 0 || char.IsLowSurrogate((char)unit))
            return 0;
        if (!char.IsHighSurrogate((char)unit))
        {
            output.Append((char)unit);
            return 6;
        }

        if (!source.AsSpan(position + 6).StartsWith("\\u"))
            return 0;
        var trailing = FourDigits(source, position + 8);
        if (trailing < 0 || !char.IsLowSurrogate((char)trailing))
            return 0;
        output.Append((char)unit).Append((char)trailing);
        return 12;
    }

    private static int FourDigits(string source, int position)
    {
        if (position + 4 > source.Length)
            return -1;
        return ushort.TryParse(
            source.AsSpan(position, 4),
            System.Globalization.NumberStyles.AllowHexSpecifier,
            System.Globalization.CultureInfo.InvariantCulture,
            out var value)
            ? value
            : -1;
    }

    private static string InvalidEscape(string source, int position) =>
        position + 1 < source.Length && source[position + 1] == 'u'
            ? "Invalid Unicode escape. Write \\uXXXX with four hexadecimal digits (surrogates only as a pair) or \\u{...} with a code point up to 10FFFF."
            : "Invalid escape. The escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u.";
}
