using System.Text;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>Block strings, written with three quotation marks (spec 2.10.4 "String Value", "Block Strings").</summary>
internal static class BlockString
{
    private const string Quotes = "\"\"\"";

    /// <summary>Reads the literal that opens at <paramref name="start"/>; counts the lines that it spans.</summary>
    public static StringReading Read(string source, int start, ref int line, ref int lineStart)
    {
        var lines = new List<string>();
        var current = new StringBuilder();
        var position = start + 3;
        while (position < source.Length)
        {
            var rest = source.AsSpan(position);
            if (rest.StartsWith(Quotes))
            {
                lines.Add(current.ToString());
                return new(string.Join('\n', Dedent(lines)), position + 3, null);
            }

            if (rest.StartsWith("\\\"\"\""))
            {
                current.Append(Quotes);
                position += 4;
                continue;
            }

            var c = source[position];
            if (c is '\n' or '\r')
            {
                position += c == '\r' && rest.Length > 1 && rest[1] == '\n' ? 2 : 1;
                lines.Add(current.ToString());
                current.Clear();
                line++;
                lineStart = position;
                continue;
            }

            var scalar = SourceText.ScalarLength(source, position);
            if (scalar == 0)
                return new("", position, $"Invalid character {SourceText.DescribeCharacter(source, position)} in a block string.");
            current.Append(source, position, scalar);
            position += scalar;
        }

        return new("", position, "This block string is not closed. Close it with \"\"\".");
    }

    /// <summary>BlockStringValue (spec 2.10.4): removes the common indentation and the blank lines at both ends.</summary>
    public static IReadOnlyList<string> Dedent(IReadOnlyList<string> lines)
    {
        var indent = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var leading = LeadingWhiteSpace(lines[i]);
            if (leading == lines[i].Length)
                continue;
            if (first < 0)
                first = i;
            last = i;
            if (i > 0)
                indent = Math.Min(indent, leading);
        }

        if (first < 0)
            return [];
        var result = new string[last - first + 1];
        for (var i = first; i <= last; i++)
            result[i - first] = i == 0 ? lines[i] : lines[i][Math.Min(indent, lines[i].Length)..];
        return result;
    }

    /// <summary>Whether the value can be written as a block string and read back unchanged.</summary>
    public static bool IsPrintable(string value)
    {
        if (value.Length == 0)
            return true;
        var commonIndent = true;
        var seenNonEmptyLine = false;
        var hasIndent = false;
        var lineIsEmpty = true;
        for (var i = 0; i < value.Length; i++)
        {
            switch (value[i])
            {
                case <= '\b' or '\v' or '\f' or '\r' or (>= '\u000E' and <= '\u001F'):
                    return false;
                case '\n':
                    if (lineIsEmpty && !seenNonEmptyLine)
                        return false; // a blank first line would be dropped
                    seenNonEmptyLine = true;
                    lineIsEmpty = true;
                    hasIndent = false;
                    break;
                case ' ' or '\t':
                    hasIndent |= lineIsEmpty;
                    break;
                default:
                    if (char.IsSurrogate(value[i]))
                    {
                        if (SourceText.ScalarLength(value, i) == 0)
                            return false;
                        i++;
                    }

                    commonIndent &= hasIndent;
                    lineIsEmpty = false;
                    break;
            }
        }

        if (lineIsEmpty)
            return false; // a blank last line would be dropped
        return !(commonIndent && seenNonEmptyLine);
    }

    /// <summary>Writes a value for which <see cref="IsPrintable"/> holds; on one line when that is shorter, or always when minimizing.</summary>
    public static string Print(string value, bool minimize = false)
    {
        var escaped = value.Replace(Quotes, "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var isSingleLine = lines.Length == 1;
        var forceLeadingNewLine = lines.Length > 1 && lines.Skip(1).All(static line => line.Length == 0 || line[0] is ' ' or '\t');
        var hasTrailingTripleQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var hasTrailingQuote = value.EndsWith('"') && !hasTrailingTripleQuotes;
        var hasTrailingSlash = value.EndsWith('\\');
        var forceTrailingNewLine = hasTrailingQuote || hasTrailingSlash;
        var multipleLines = !minimize && (!isSingleLine || value.Length > 70 || forceTrailingNewLine || forceLeadingNewLine || hasTrailingTripleQuotes);
        var skipLeadingNewLine = isSingleLine && value.Length > 0 && value[0] is ' ' or '\t';

        var result = new StringBuilder(Quotes);
        if ((multipleLines && !skipLeadingNewLine) || forceLeadingNewLine)
            result.Append('\n');
        result.Append(escaped);
        if (multipleLines || forceTrailingNewLine)
            result.Append('\n');
        return result.Append(Quotes).ToString();
    }

    private static int LeadingWhiteSpace(string line)
    {
        var i = 0;
        while (i < line.Length && line[i] is ' ' or '\t')
            i++;
        return i;
    }
}
