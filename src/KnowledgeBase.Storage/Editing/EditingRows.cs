namespace KnowledgeBase.Storage.Editing;

/// <summary>A changeset. Once it is published or abandoned the database refuses to change it; it refuses to delete any.</summary>
public sealed class ChangesetRow
{
    /// <summary>Its number.</summary>
    public long Id { get; set; }

    /// <summary>What it is about.</summary>
    public required string Title { get; set; }

    /// <summary>Where it stands: OPEN, SUBMITTED, APPROVED, CHANGES_REQUESTED, PUBLISHED or ABANDONED.</summary>
    public required string State { get; set; }

    /// <summary>Who opened it.</summary>
    public required string Author { get; set; }

    /// <summary>Everybody who saved something in it, the author first.</summary>
    public required string[] Contributors { get; set; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTime OpenedAt { get; set; }

    /// <summary>When something last changed about it, UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Counts what happened to it, from 1.</summary>
    public int Version { get; set; }

    /// <summary>The newest release when it was opened.</summary>
    public int BaseSequence { get; set; }

    /// <summary>The release that it became.</summary>
    public int? ReleaseSequence { get; set; }

    /// <summary>The release that it undoes.</summary>
    public int? RevertsSequence { get; set; }
}

/// <summary>The draft of an entry in a changeset.</summary>
public sealed class ChangesetItemRow
{
    /// <summary>The changeset.</summary>
    public long ChangesetId { get; set; }

    /// <summary>The entry's slug; there need not be such an entry yet.</summary>
    public required string Slug { get; set; }

    /// <summary>The kind of entry, by its name in <see cref="Content.Entries.EntryKind"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>The entry's revision without the saves in this changeset: the number of the published revision that the draft comes from.</summary>
    public int BaseNumber { get; set; }

    /// <summary>The published document that the draft comes from; null when there was none.</summary>
    public string? BaseDocument { get; set; }

    /// <summary>The draft; null to remove the entry.</summary>
    public string? DraftDocument { get; set; }

    /// <summary>How often it was saved in this changeset.</summary>
    public int Saves { get; set; }

    /// <summary>Whether the draft was taken back. The row stays, so that no revision number is given twice.</summary>
    public bool IsDiscarded { get; set; }

    /// <summary>Who saved it last.</summary>
    public required string Editor { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime SavedAt { get; set; }
}

/// <summary>A review of a changeset. The database refuses to change or delete it.</summary>
public sealed class ChangesetReviewRow
{
    /// <summary>Counts reviews.</summary>
    public long Id { get; set; }

    /// <summary>The changeset.</summary>
    public long ChangesetId { get; set; }

    /// <summary>Who.</summary>
    public required string Reviewer { get; set; }

    /// <summary>APPROVE, REQUEST_CHANGES or COMMENT.</summary>
    public required string Verdict { get; set; }

    /// <summary>Why.</summary>
    public string? Comment { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; set; }
}

/// <summary>What a request with an idempotency key came to.</summary>
public sealed class IdempotencyRow
{
    /// <summary>Who asked.</summary>
    public required string Caller { get; set; }

    /// <summary>The key that they chose.</summary>
    public required string Key { get; set; }

    /// <summary>What was asked for.</summary>
    public required string Operation { get; set; }

    /// <summary>A hash of the input.</summary>
    public required string InputHash { get; set; }

    /// <summary>A JSON object that the result can be made from again.</summary>
    public required string Result { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime CreatedAt { get; set; }
}
