using System.Globalization;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// No text is longer than some twenty times the longest one that anybody wrote: what is longer is a mistake, such as a file pasted into a field, and would
/// weigh on every reader.
/// </summary>
internal static class LengthRule
{
    /// <summary>The most UTF-16 code units of a text in Markdown: a summary, a definition, a section.</summary>
    private const int LongestMarkdown = 50_000;

    /// <summary>The most of any other text.</summary>
    private const int LongestPlain = 5_000;

    internal static void Check(RuleContext context)
    {
        foreach (var entry in context.Entries)
        {
            foreach (var (path, text) in DocumentStrings.Of(entry))
            {
                var longest = entry is FactsheetEntry && MarkupRule.IsMarkdown(path) ? LongestMarkdown : LongestPlain;
                if (text.Length > longest)
                    context.Report(entry, path, ProblemCodes.TooLong, string.Create(CultureInfo.InvariantCulture, $"The text has {text.Length} characters; at most {longest} are allowed. Shorten it."));
            }
        }
    }
}
