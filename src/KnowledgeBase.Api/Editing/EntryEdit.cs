using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Api.Editing;

/// <summary>
/// A change of one entry's document: a pure function from the entry as the changeset has it to the entry as it shall be. What is wrong is reported on the
/// scope; the result then does not count.
/// </summary>
public abstract record EntryEdit : EditInput
{
    /// <summary>The slug of the entry that is changed; null, and reported, when the input names something that does not exist.</summary>
    internal abstract string? TargetOf(DraftedEntries entries, EditScope scope);

    /// <summary>The kind of the entry that is changed.</summary>
    internal abstract EntryKind KindOf(Entry? current);

    /// <summary>The entry as it shall be.</summary>
    /// <param name="current">The entry as it is; null when there is none.</param>
    /// <param name="slug">Its slug.</param>
    /// <param name="scope">Where problems are reported.</param>
    internal abstract Entry? Apply(Entry? current, string slug, EditScope scope);

    /// <summary>The entry as the kind that the change is for; null, and reported, when it is of another kind.</summary>
    private protected static bool IsOrNone<T>(Entry? current, EditScope scope, string field, string kind, out T? entry)
        where T : Entry
    {
        entry = current as T;
        if (current is null || entry is not null)
            return true;
        scope.Field(field).Report(
            Content.Problems.ProblemCodes.DuplicateSlug, $"'{current.Slug}' is the slug of another kind of entry ({Content.Documents.WireNames.Of(current.Kind)}), not of a {kind}. Choose another.");
        return false;
    }
}
