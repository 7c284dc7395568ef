using System.Globalization;
using System.Text;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Citations;

/// <summary>Punctuation and dates that the written styles share.</summary>
internal static class ReferenceText
{
    /// <summary>On one line, without control characters.</summary>
    internal static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsControl(character) && !char.IsWhiteSpace(character))
                line.Append(character);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>With a full stop, unless it ends a sentence already.</summary>
    internal static string Stopped(string text) => EndsSentence(text) ? text : text + ".";

    /// <summary>Whether it ends with a full stop, question mark or exclamation mark, perhaps inside closing quotation marks.</summary>
    internal static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd("”’\"'»");
        return end.Length > 0 && end[^1] is '.' or '?' or '!' or '…';
    }

    /// <summary><c>November 22, 2026</c>, <c>November 2026</c> or <c>2026</c>.</summary>
    internal static string American(PartialDate date) => (date.Month, date.Day) switch
    {
        (0, _) => Year(date),
        (_, 0) => $"{Month(date.Month)} {Year(date)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Month(date.Month)} {date.Day}, {date.Year}"),
    };

    internal static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    internal static string Year(PartialDate date) => date.Year.ToString(CultureInfo.InvariantCulture);
}
