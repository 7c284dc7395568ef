using System.Buffers;
using System.Text;

namespace KnowledgeBase.Content.Exports;

/// <summary>
/// Comma-separated values (RFC 4180): UTF-8 without a byte order mark, lines end with a carriage return and a line feed, the first line holds the heads. A text
/// that a spreadsheet would take for a formula has an apostrophe before it, so that no content can calculate.
/// </summary>
public static class CsvWriter
{
    /// <summary>The media type (RFC 7111).</summary>
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>The file.</summary>
    public static byte[] Write(ExportTable table)
    {
        var text = new StringBuilder();
        Line(table.Heads!, text);
        foreach (var row in table.Rows)
            Line(row, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Line(IReadOnlyList<string?> cells, StringBuilder text)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            Cell(cells[i] ?? "", text);
        }

        text.Append("\r\n");
    }

    private static void Cell(string value, StringBuilder text)
    {
        if (IsFormula(value))
            value = "'" + value;
        // Spaces at the ends are part of a field; some readers drop them unless it is quoted.
        var quoted = value.AsSpan().ContainsAny(Quoted) || (value.Length > 0 && (value[0] == ' ' || value[^1] == ' '));
        if (quoted)
            text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            text.Append(value);
    }

    /// <summary>Whether a spreadsheet may calculate the text: its first character, also in full width, starts a formula or hides one that does.</summary>
    private static bool IsFormula(string value) =>
        value.Length > 0 && value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
}
