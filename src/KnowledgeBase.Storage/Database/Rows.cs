namespace KnowledgeBase.Storage.Database;

/// <summary>An entry's identity. Rows stay for ever, so that a slug is never used again.</summary>
public sealed class EntryRow
{
    /// <summary>The database's own key.</summary>
    public long Id { get; set; }

    /// <summary>The entry's name. An entry that is renamed becomes another, and this one says so from then on.</summary>
    public required string Slug { get; set; }

    /// <summary>
    /// The kind of entry when the name was first used, by its name in <see cref="Content.Entries.EntryKind"/>. Each revision's document says of which
    /// kind it is: the same, or a former name.
    /// </summary>
    public required string Kind { get; set; }

    /// <summary>When it was first saved, UTC.</summary>
    public DateTime CreatedAt { get; set; }
}

/// <summary>One saved state of an entry. The database refuses to change or delete it.</summary>
public sealed class RevisionRow
{
    /// <summary>The database's own key.</summary>
    public long Id { get; set; }

    /// <summary>The entry.</summary>
    public long EntryId { get; set; }

    /// <summary>The entry.</summary>
    public EntryRow? Entry { get; set; }

    /// <summary>Counts the entry's revisions from 1.</summary>
    public int Number { get; set; }

    /// <summary>The document as canonical JSON.</summary>
    public required string Document { get; set; }

    /// <summary>SHA-256 of the canonical JSON, 64 hex digits.</summary>
    public required string ContentHash { get; set; }

    /// <summary>When it was saved, UTC.</summary>
    public DateTime CreatedAt { get; set; }

    /// <summary>Who saved it.</summary>
    public required string Author { get; set; }

    /// <summary>Why.</summary>
    public string? Message { get; set; }
}

/// <summary>A release. The database refuses to change or delete it.</summary>
public sealed class ReleaseRow
{
    /// <summary>Counts releases from 1 without gaps.</summary>
    public int Sequence { get; set; }

    /// <summary>Its name, such as <c>2026.1.0</c>.</summary>
    public required string Version { get; set; }

    /// <summary>When it was published, UTC.</summary>
    public DateTime PublishedAt { get; set; }

    /// <summary>SHA-256 over the slugs and hashes of its revisions, 64 hex digits.</summary>
    public required string ContentHash { get; set; }

    /// <summary>The day that it is dated.</summary>
    public DateOnly DatedOn { get; set; }

    /// <summary>What is in it: a JSON object from language to text.</summary>
    public string? Notes { get; set; }

    /// <summary>The languages that its texts exist in.</summary>
    public required string[] Languages { get; set; }

    /// <summary>The languages to fall back to, in order.</summary>
    public required string[] Fallback { get; set; }

    /// <summary>A JSON object from kind of entry to how many entries of it the release holds.</summary>
    public required string Counts { get; set; }
}

/// <summary>In which releases a revision is what readers see: from one release on, until (not including) another.</summary>
public sealed class PublicationRow
{
    /// <summary>The revision.</summary>
    public long RevisionId { get; set; }

    /// <summary>The revision.</summary>
    public RevisionRow? Revision { get; set; }

    /// <summary>The revision's entry.</summary>
    public long EntryId { get; set; }

    /// <summary>The first release with it.</summary>
    public int FromSequence { get; set; }

    /// <summary>The first release without it; null while it is in the newest.</summary>
    public int? ToSequence { get; set; }
}

/// <summary>That a revision's document names another entry: kept so that the database refuses a link to nothing.</summary>
public sealed class LinkRow
{
    /// <summary>The database's own key.</summary>
    public long Id { get; set; }

    /// <summary>The revision that names it.</summary>
    public long RevisionId { get; set; }

    /// <summary>What kind of link: RELATION, TECHNOLOGY_USE, COVERAGE, CITATION, INSTEAD, STANDS_IN, TREATY_RECORD or FORMER_NAME.</summary>
    public required string Kind { get; set; }

    /// <summary>The entry that is named.</summary>
    public long TargetId { get; set; }
}

/// <summary>One load of seed files that said something new, and what they said: the base of the next three-way comparison.</summary>
public sealed class SeedLoadRow
{
    /// <summary>Counts loads.</summary>
    public long Id { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime LoadedAt { get; set; }

    /// <summary>The release that it published; the newest at the time when what it said was published already.</summary>
    public int ReleaseSequence { get; set; }

    /// <summary>A JSON object from slug to the content hash in the files.</summary>
    public required string Items { get; set; }
}

/// <summary>A text of a published revision, for full-text search in every release that holds the revision.</summary>
public sealed class SearchRow
{
    /// <summary>The database's own key.</summary>
    public long Id { get; set; }

    /// <summary>The entry.</summary>
    public long EntryId { get; set; }

    /// <summary>The revision.</summary>
    public long RevisionId { get; set; }

    /// <summary>The text's language (BCP 47).</summary>
    public required string Language { get; set; }

    /// <summary>What a match in it is worth, as <see cref="Search.SearchRank"/> says: smaller is better.</summary>
    public short Rank { get; set; }

    /// <summary>Where the text stands: LABEL, TITLE, SUMMARY, DEFINITION or SECTION.</summary>
    public required string Field { get; set; }

    /// <summary>The text, without markup.</summary>
    public required string Text { get; set; }
}
