using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Rules;

/// <summary>Texts hold no control characters, begin and end with something visible, and are in Unicode Normalization Form C.</summary>
internal static class PlainTextRule
{
    internal static void Check(RuleContext context)
    {
        foreach (var entry in context.Entries)
        {
            foreach (var (path, text) in DocumentStrings.Of(entry))
            {
                var invisible = text.AsSpan().IndexOfAny(PlainText.NotPlain);
                if (invisible >= 0)
                    context.Report(entry, path, ProblemCodes.ControlCharacter, $"There is an invisible control character (U+{(int)text[invisible]:X4}). Delete it.");
                else if (!PlainText.IsWellFormed(text))
                    context.Report(entry, path, ProblemCodes.ControlCharacter, "There is half of a surrogate pair, which is no character. Delete it.");
                else if (!text.IsNormalized())
                    context.Report(entry, path, ProblemCodes.NotNfc, "The text is not in Unicode Normalization Form C: a letter and its accent are apart. Type it anew.");
                if (text.Length == 0)
                    context.Report(entry, path, ProblemCodes.EmptyValue, "There is no text. Leave the key out where nothing is known.");
                else if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
                    context.Report(entry, path, ProblemCodes.SurroundingSpace, "There is a space or line break at the beginning or end. Delete it.");
            }
        }
    }
}
