using System.Globalization;

namespace KnowledgeBase.Content.Annotations;

/// <summary>What stands between two words of a label, or of a text, in a form in which they can be compared.</summary>
internal static class WordGap
{
    /// <summary>White space, or a hyphen: <c>live streaming</c> is <c>live-streaming</c>.</summary>
    internal const string Space = " ";

    /// <summary>Any kind of apostrophe.</summary>
    private const string Apostrophe = "'";

    // Beyond this no label goes.
    private const int Longest = 64;

    /// <summary>
    /// The gap's form: a space for white space with one line break at most, for a hyphen with nothing around it, and for one at the end of a line; an
    /// apostrophe for any of its kinds; else its punctuation without spaces. Null where words do not belong together: between paragraphs, and where
    /// the gap is too long.
    /// </summary>
    internal static string? Of(ReadOnlySpan<char> gap)
    {
        if (gap is " ")
            return Space;
        if (gap.Length > Longest)
            return null;
        Span<char> kept = stackalloc char[Longest];
        var (count, spaces, lines, first) = (0, 0, 0, -1);
        for (var i = 0; i < gap.Length; i++)
        {
            var letter = gap[i];
            if (letter is '\u2029' or '\f')
                return null;
            if (IsLineBreak(letter) && !(letter == '\n' && i > 0 && gap[i - 1] == '\r'))
                lines++;
            if (char.IsWhiteSpace(letter) || letter == '\u200B')
            {
                spaces++;
            }
            else if (char.GetUnicodeCategory(letter) != UnicodeCategory.Format)
            {
                if (count == 0)
                    first = spaces;
                kept[count++] = Canonical(letter);
            }
        }

        if (lines > 1)
            return null;
        if (count == 0)
            return spaces > 0 ? Space : "";
        if (count == 1 && kept[0] == '-' && first == 0 && (spaces == 0 || lines == 1))
            return Space;
        if (count == 1 && kept[0] == '\'')
            return spaces == 0 ? Apostrophe : null;
        return new string(kept[..count]);
    }

    private static char Canonical(char letter) => letter switch
    {
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212' or '\uFE63' or '\uFF0D' => '-',
        '\u2018' or '\u2019' or '\u02BC' or '\u02B9' or '\u2032' or '\uFF07' or '\u00B4' or '`' => '\'',
        _ => letter,
    };

    private static bool IsLineBreak(char letter) => letter is '\n' or '\r' or '\u0085' or '\u2028' or '\v';
}
