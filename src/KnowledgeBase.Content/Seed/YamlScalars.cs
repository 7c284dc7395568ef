using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Seed;

/// <summary>The styles of YAML scalars (YAML 1.2.2, chapters 7.3 and 8.1), and which text may stand in which.</summary>
internal static class YamlScalars
{
    private static readonly SearchValues<char> Indicators = SearchValues.Create("-?:,[]{}#&*!|>'\"%@`=<~. ");

    private static readonly SearchValues<char> EndsPlainInFlow = SearchValues.Create(",[]{}?");

    private static readonly FrozenSet<string> SpecialWords = FrozenSet.ToFrozenSet(
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The text on one line: plain where that means the same text, else in double quotes.</summary>
    internal static string Of(string text, bool inFlow) => IsPlain(text, inFlow) ? text : Quoted(text);

    /// <summary>
    /// Whether the text can be folded at spaces and comes back the same: a fold eats one line break, and a line that begins with a space
    /// is not folded, so spaces stand only single and between words.
    /// </summary>
    internal static bool CanBeFolded(string text) =>
        text.Length > 0 && text[0] != ' ' && text[^1] != ' ' && !text.Contains("  ", StringComparison.Ordinal)
        && !text.Contains('\n', StringComparison.Ordinal) && !HasInvisible(text);

    /// <summary>Whether the text can stand line by line as it is: it begins and ends with a visible character, and no line ends in a space.</summary>
    internal static bool CanBeLiteral(string text) =>
        text.Length > 0 && text[0] is not (' ' or '\n') && text[^1] is not (' ' or '\n')
        && !text.Contains(" \n", StringComparison.Ordinal) && !HasInvisible(text);

    /// <summary>The text in double quotes.</summary>
    internal static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append(@"\n"),
                _ when PlainText.NotPlain.Contains(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(string text, bool inFlow)
    {
        if (text.Length == 0 || Indicators.Contains(text[0]) || text[^1] is ' ' or ':' || text.Contains('\n', StringComparison.Ordinal) || HasInvisible(text))
            return false;
        if (text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal))
            return false;
        // Readers of YAML 1.1 stop at a question mark in a flow, and take yes, no, on and off for truth values.
        if (inFlow && text.AsSpan().ContainsAny(EndsPlainInFlow))
            return false;
        return !SpecialWords.Contains(text)
            && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }

    private static bool HasInvisible(string text) => text.AsSpan().ContainsAny(PlainText.NotPlain);
}
