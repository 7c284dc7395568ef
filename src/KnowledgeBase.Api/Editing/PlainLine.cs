using System.Globalization;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Api.Editing;

/// <summary>What a title, a comment or a note must be: some visible text, of a bounded length, without characters that show nothing or turn the line about.</summary>
internal static class PlainLine
{
    /// <summary>What is wrong with a text; null when nothing is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">How many characters it may have.</param>
    /// <param name="lines">Whether it may have more than one line.</param>
    internal static (string Code, string Message)? Problem(string text, int longest, bool lines = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (ProblemCodes.EmptyValue, "There is no text. Write some.");
        if (text.Length > longest)
            return (ProblemCodes.TooLong, string.Create(CultureInfo.InvariantCulture, $"The text has {text.Length} characters; at most {longest} are allowed."));
        if (text.AsSpan().IndexOfAny(PlainText.NotPlain) is >= 0 and var at)
            return (ProblemCodes.ControlCharacter, string.Create(CultureInfo.InvariantCulture, $"There is an invisible control character (U+{(int)text[at]:X4}). Delete it."));
        if (!PlainText.IsWellFormed(text))
            return (ProblemCodes.ControlCharacter, "There is half of a surrogate pair, which is no character. Delete it.");
        return !lines && text.Contains('\n', StringComparison.Ordinal) ? (ProblemCodes.ControlCharacter, "There is a line break. Write one line.") : null;
    }
}
