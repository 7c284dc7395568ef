using System.Collections.Immutable;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Storage.Editing;

/// <summary>A release by number and name.</summary>
/// <param name="Sequence">Counts releases from 1.</param>
/// <param name="Version">Its name.</param>
public sealed record ReleaseName(int Sequence, string Version);

/// <summary>A changeset without the drafts in it.</summary>
public sealed record Changeset
{
    /// <summary>Its number.</summary>
    public required long Id { get; init; }

    /// <summary>What it is about; the message of the revisions that it becomes.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required ChangesetState State { get; init; }

    /// <summary>Who opened it.</summary>
    public required string Author { get; init; }

    /// <summary>Everybody who saved something in it, the author first.</summary>
    public required ImmutableArray<string> Contributors { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When something last changed about it.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Counts what happened to it, from 1: two states with the same version are the same.</summary>
    public required int Version { get; init; }

    /// <summary>The newest release when it was opened.</summary>
    public required ReleaseName Base { get; init; }

    /// <summary>How many entries it touches.</summary>
    public required int ItemCount { get; init; }

    /// <summary>The reviews, oldest first.</summary>
    public required ImmutableArray<ChangesetReview> Reviews { get; init; }

    /// <summary>The release that it became; null until it is published.</summary>
    public ReleaseName? Release { get; init; }

    /// <summary>The release that it undoes; null for an ordinary changeset.</summary>
    public ReleaseName? Reverts { get; init; }
}

/// <summary>A review of a changeset.</summary>
/// <param name="Reviewer">Who.</param>
/// <param name="Verdict">What they say.</param>
/// <param name="Comment">Why.</param>
/// <param name="At">When.</param>
public sealed record ChangesetReview(string Reviewer, ReviewVerdict Verdict, string? Comment, DateTimeOffset At);

/// <summary>What happens to an entry.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It changes.</summary>
    Changed,

    /// <summary>It is taken out.</summary>
    Removed,

    /// <summary>Others published the same meanwhile: nothing would happen.</summary>
    Unchanged,
}

/// <summary>An entry that a changeset touches, as it stands against the newest release.</summary>
public sealed record ChangesetItem
{
    /// <summary>The entry.</summary>
    public required string Slug { get; init; }

    /// <summary>The kind of entry.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>What publishing would do to it.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The entry in the newest release; null when it is not there. For a changeset that was published: in the release before.</summary>
    public required Entry? Before { get; init; }

    /// <summary>
    /// The draft, brought onto the newest release (your value in each field in conflict); a <see cref="FormerNameEntry"/> when the entry is retired or renamed, null
    /// when it goes without a trace.
    /// </summary>
    public required Entry? After { get; init; }

    /// <summary>The fields that differ between the two; for an entry that is added or removed all of its fields.</summary>
    public required ImmutableArray<FieldDifference> Diff { get; init; }

    /// <summary>The fields that others published differently meanwhile.</summary>
    public required ImmutableArray<FieldConflict> Conflicts { get; init; }

    /// <summary>
    /// What to give as the expected revision of the next save. While there are conflicts it is the revision before them, which no save accepts:
    /// the refusal names the conflicts and the revision to give once they have been seen.
    /// </summary>
    public required int Revision { get; init; }

    /// <summary>Who saved it last.</summary>
    public required string Editor { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset SavedAt { get; init; }
}

/// <summary>A changeset with what is in it, against the newest release.</summary>
/// <param name="Changeset">The changeset.</param>
/// <param name="Newest">The release that it was compared with.</param>
/// <param name="Items">The entries that it touches, by slug in ordinal order.</param>
public sealed record ChangesetContent(Changeset Changeset, ReleaseName Newest, ImmutableArray<ChangesetItem> Items)
{
    /// <summary>Every field in conflict.</summary>
    public IEnumerable<EntryConflict> Conflicts => Items.SelectMany(item => item.Conflicts.Select(conflict => new EntryConflict(item.Slug, conflict)));
}

/// <summary>Which changesets to list; what is null or empty does not restrict.</summary>
/// <param name="States">Only in these states.</param>
/// <param name="Author">Only those that this person opened.</param>
public sealed record ChangesetFilter(ImmutableArray<ChangesetState> States, string? Author);

/// <summary>Some changesets, newest first.</summary>
/// <param name="Changesets">The changesets.</param>
/// <param name="HasMore">Whether older ones follow.</param>
public sealed record ChangesetPage(ImmutableArray<Changeset> Changesets, bool HasMore);

/// <summary>An entry as an editor sees it inside a changeset.</summary>
/// <param name="Entry">The draft, or what is published; null when there is none.</param>
/// <param name="Revision">What to give as the expected revision of a save; 0 for an entry that does not exist.</param>
/// <param name="Conflicts">The fields that others published differently since the draft was begun.</param>
public sealed record EntryView(Entry? Entry, int Revision, ImmutableArray<FieldConflict> Conflicts);

/// <summary>A draft that was saved, or would be.</summary>
/// <param name="ChangesetId">The changeset.</param>
/// <param name="Slug">The entry.</param>
/// <param name="Entry">The draft; null when the entry is to be removed.</param>
/// <param name="Revision">The revision that it now has; what to expect at the next save.</param>
/// <param name="Diff">What this save changed; for a new or removed entry every property of it.</param>
/// <param name="IsSaved">Whether it was saved; false when it was only to be validated.</param>
public sealed record SavedDraft(long ChangesetId, string Slug, Entry? Entry, int Revision, ImmutableArray<FieldDifference> Diff, bool IsSaved);

/// <summary>What makes a repeated request safe: the first one's result is given again.</summary>
/// <param name="Key">Chosen by the client, 1 to 200 characters; it counts for one caller.</param>
/// <param name="InputHash">A hash of the whole input: the same key with another input is refused.</param>
public sealed record IdempotencyKey(string Key, string InputHash);

/// <summary>A changeset that became a release.</summary>
/// <param name="ChangesetId">The changeset.</param>
/// <param name="Release">The release.</param>
/// <param name="ContentHash">The release's hash.</param>
/// <param name="Added">How many entries are new.</param>
/// <param name="Updated">How many entries changed.</param>
/// <param name="Removed">How many entries are no longer in it.</param>
public sealed record PublishedChangeset(long ChangesetId, ReleaseName Release, string ContentHash, int Added, int Updated, int Removed);

/// <summary>How to publish a changeset.</summary>
/// <param name="Version">The release's name; null for the next patch number after the newest.</param>
/// <param name="Notes">What is in it, for readers; null for the changeset's title.</param>
public sealed record PublishRequest(string? Version = null, LocalizedText? Notes = null);
