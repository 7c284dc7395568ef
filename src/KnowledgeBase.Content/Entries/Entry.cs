namespace KnowledgeBase.Content.Entries;

/// <summary>The kinds of entry; each has a folder of its own in the seed files.</summary>
public enum EntryKind
{
    /// <summary>A form of online child sexual exploitation.</summary>
    Manifestation,

    /// <summary>A factsheet on one legal framework, with its instruments, provisions and coverage.</summary>
    LegalFramework,

    /// <summary>An Internet or technology term.</summary>
    TechnologyTerm,

    /// <summary>A bibliographic record.</summary>
    Source,

    /// <summary>A place to report or get help.</summary>
    HelpResource,

    /// <summary>A country and its treaty records.</summary>
    Country,

    /// <summary>A name that is no longer in use, and what became of it.</summary>
    FormerName,
}

/// <summary>
/// One entry: a document in the same shape in a seed file, in a revision row and in an export. Immutable once made; a change is a new revision.
/// </summary>
public abstract record Entry
{
    /// <summary>The entry's permanent name, unique over all kinds: lower-case words joined by hyphens.</summary>
    public required string Slug { get; init; }

    /// <summary>Which kind of entry it is.</summary>
    public abstract EntryKind Kind { get; }
}
