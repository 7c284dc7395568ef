using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>A plain-language summary is for a reader of 13: no sentence of it is long.</summary>
internal static class PlainLanguageRule
{
    /// <summary>The longest sentence, in words, that is still easy to read.</summary>
    internal const int MaxWords = 20;

    /// <summary>So many words of a long sentence are shown, enough to find it.</summary>
    private const int ShownWords = 4;

    internal static void Check(RuleContext context)
    {
        foreach (var sheet in context.Sheets)
        {
            foreach (var (language, text) in sheet.Texts)
            {
                foreach (var (start, words) in Sentences(text.PlainLanguageSummary))
                {
                    if (words > MaxWords)
                        context.Warn(sheet, $"texts.{language}.plainLanguageSummary", ProblemCodes.LongSentence, $"The sentence that begins '{start}' has {words} words. Write at most {MaxWords}, or two sentences.");
                }
            }
        }
    }

    /// <summary>
    /// The sentences of a text: each ends with a full stop, question mark, exclamation mark or ellipsis before white space, behind closing quotation marks
    /// and brackets if there are any. What has neither letter nor digit, such as the spaced marks of French, is no word.
    /// </summary>
    private static IEnumerable<(string Start, int Words)> Sentences(string text)
    {
        var (start, words) = ("", 0);
        foreach (var part in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Any(char.IsLetterOrDigit))
            {
                if (words++ < ShownWords)
                    start = start.Length == 0 ? part : $"{start} {part}";
            }

            if (part.TrimEnd('"', '\'', '”', '’', '»', ')', ']') is [.., '.' or '?' or '!' or '…'])
            {
                yield return (start, words);
                (start, words) = ("", 0);
            }
        }

        yield return (start, words);
    }
}
