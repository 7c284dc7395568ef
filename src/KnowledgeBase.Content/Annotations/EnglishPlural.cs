using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Annotations;

/// <summary>
/// The regular plural of an English label: what is said of <c>chat room</c> holds for <c>chat rooms</c>. Only this is formed: other endings, and plurals in
/// languages where several words of a label change together, are for the catalogue to list.
/// </summary>
internal static class EnglishPlural
{
    /// <summary>The plural of a label's last word, folded; null where none can be formed safely: names, plurals, and words that end like one.</summary>
    /// <param name="label">The label.</param>
    /// <param name="spelt">Its last word as written.</param>
    /// <param name="folded">The same, folded.</param>
    internal static string? Of(Label label, string spelt, string folded)
    {
        if (label.Language != LocalizedText.SourceLanguage && !label.Language.StartsWith("en-", StringComparison.Ordinal))
            return null;
        if (folded.Length < 2 || char.IsAsciiDigit(folded[^1]))
            return null;
        if (LabelCase.IsAcronym(spelt))
            return folded + "s";
        if (spelt.AsSpan().ContainsAnyInRange('A', 'Z') || folded.AsSpan().ContainsAnyExceptInRange('a', 'z') || folded.Length < 3)
            return null;
        if (folded[^1] == 's' || folded.EndsWith("children", StringComparison.Ordinal) || folded.EndsWith("men", StringComparison.Ordinal)
            || folded.EndsWith("people", StringComparison.Ordinal))
            return null;
        if (folded[^1] == 'y' && !"aeiou".Contains(folded[^2], StringComparison.Ordinal))
            return folded[..^1] + "ies";
        return folded[^1] is 'x' or 'z' || folded.EndsWith("ch", StringComparison.Ordinal) || folded.EndsWith("sh", StringComparison.Ordinal)
            ? folded + "es"
            : folded + "s";
    }
}
