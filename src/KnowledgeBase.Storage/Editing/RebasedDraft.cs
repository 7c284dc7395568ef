using System.Collections.Immutable;
using System.Text;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Storage.Editing;

/// <summary>An entry's draft brought onto the newest release: a three-way merge of what it came from, what is published now, and the draft.</summary>
internal sealed record RebasedDraft
{
    private RebasedDraft()
    {
    }

    internal required string Slug { get; init; }

    /// <summary>What is published now; null for nothing.</summary>
    internal required Entry? Before { get; init; }

    /// <summary>What the draft comes to; null for nothing.</summary>
    internal required Entry? After { get; init; }

    internal required ImmutableArray<FieldConflict> Conflicts { get; init; }

    /// <summary>
    /// The revision that a save has to expect: the number of what is published, and the saves on top. Where others published something else since the draft
    /// was begun it is one that nobody can have seen before, so that no save passes over what they did.
    /// </summary>
    internal required int Current { get; init; }

    /// <summary>What an editor is shown as the revision: not the current one while there are conflicts, which a save has to name first.</summary>
    internal required int Shown { get; init; }

    /// <summary>Whether it would change nothing.</summary>
    internal bool IsUnchanged => Before is null ? After is null : After is not null && ContentHash.Of(Before) == ContentHash.Of(After);

    /// <summary>The draft in a release of this version: a name that becomes a former one does so with it.</summary>
    internal RebasedDraft Named(string version) =>
        After is FormerNameEntry former && Before is not FormerNameEntry ? this with { After = former with { Since = version } } : this;

    /// <summary>The entry without a draft.</summary>
    internal static RebasedDraft Untouched(string slug, ReleaseSnapshot newest)
    {
        var published = newest.Published.GetValueOrDefault(slug);
        return new RebasedDraft
        {
            Slug = slug, Before = published?.Entry, After = published?.Entry, Conflicts = [], Current = published?.Number ?? 0, Shown = published?.Number ?? 0,
        };
    }

    internal static RebasedDraft Of(ChangesetItemRow item, ReleaseSnapshot newest)
    {
        var from = EntryOf(item.BaseDocument);
        var published = newest.Published.GetValueOrDefault(item.Slug);
        var hasMoved = (from is null ? null : ContentHash.Of(from)) != published?.ContentHash;
        var merge = hasMoved ? DocumentMerge.Of(from, published?.Entry, EntryOf(item.DraftDocument)) : new MergeResult(EntryOf(item.DraftDocument), []);
        var own = item.BaseNumber + item.Saves;
        var current = hasMoved ? Math.Max((published?.Number ?? 0) + item.Saves, own + 1) : own;
        return new RebasedDraft
        {
            Slug = item.Slug, Before = published?.Entry, After = merge.Entry, Conflicts = merge.Conflicts, Current = current,
            Shown = merge.Conflicts.IsEmpty ? current : own,
        };
    }

    /// <summary>A stored document of an item.</summary>
    internal static Entry? EntryOf(string? document) =>
        document is null ? null : CanonicalJson.Deserialize(Encoding.UTF8.GetBytes(document));
}
