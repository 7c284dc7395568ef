using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Editing;

/// <summary>
/// What a draft has to be like to be kept at all. Whether what it says is right is for the rules, which look at the whole release: a draft may be wrong
/// until it is published.
/// </summary>
public static class DraftForm
{
    /// <summary>Why a document cannot be kept as the draft of an entry; null when it can.</summary>
    /// <param name="slug">The slug that was asked for.</param>
    /// <param name="before">The entry so far; null when it is new.</param>
    /// <param name="after">The document.</param>
    public static EditError.Invalid? Check(string slug, Entry? before, Entry after)
    {
        if (after.Slug != slug)
            return new(["slug"], $"The document is that of '{after.Slug}', not of '{slug}'. To give an entry another slug, rename it.");
        if (before is not (null or FormerNameEntry) && after is not FormerNameEntry && before.Kind != after.Kind)
            return new(["slug"], $"'{slug}' is a {WireNames.Of(before.Kind)} and cannot become a {WireNames.Of(after.Kind)}.");
        var bytes = CanonicalJson.Serialize(after);
        if (bytes.Length > SeedFile.MaxBytes)
            return new([], $"The document has {bytes.Length} bytes, and at most {SeedFile.MaxBytes} are allowed.");
        foreach (var (path, text) in DocumentStrings.Of(after))
        {
            if (Unstorable(text))
                return new([path], "There is a character that cannot be kept: U+0000, or half of a surrogate pair. Delete it.");
        }

        return null;
    }

    /// <summary>Why a short text about editing (a title, a comment) cannot be kept; null when it can.</summary>
    /// <param name="field">Its name in the input.</param>
    /// <param name="text">The text; null when it was not given.</param>
    /// <param name="most">The most characters.</param>
    /// <param name="isRequired">Whether it has to say something.</param>
    public static EditError.Invalid? CheckText(string field, string? text, int most, bool isRequired)
    {
        if (string.IsNullOrWhiteSpace(text))
            return isRequired ? new([field], $"'{field}' has to say something.") : null;
        if (text.Length > most)
            return new([field], $"'{field}' has {text.Length} characters, and at most {most} are allowed.");
        return Unstorable(text) || text.AsSpan().ContainsAny(PlainText.NotPlain)
            ? new([field], $"'{field}' has a control character or half of a surrogate pair. Delete it.")
            : null;
    }

    /// <summary>What PostgreSQL cannot hold; half a surrogate pair has become U+FFFD where the text was turned into bytes.</summary>
    private static bool Unstorable(string text) => text.AsSpan().IndexOfAny('\0', '\uFFFD') >= 0 || !PlainText.IsWellFormed(text);
}
