using System.Collections.Immutable;

namespace KnowledgeBase.Content.Entries;

/// <summary>A bibliographic record.</summary>
public sealed record SourceEntry : Entry
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.Source;

    /// <summary>The title as published.</summary>
    public required string Title { get; init; }

    /// <summary>The authors, persons or bodies.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];

    /// <summary>The publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>The place of publication.</summary>
    public string? Place { get; init; }

    /// <summary>When it was issued.</summary>
    public PartialDate? IssuedOn { get; init; }

    /// <summary>DOCUMENT, WEB_PAGE, LEGAL_TEXT, DATASET or NEWS.</summary>
    public string? ResourceType { get; init; }

    /// <summary>TREATY, DIRECTIVE, GUIDELINE, HANDBOOK, REPORT, ARTICLE, GLOSSARY, OPINION, DECLARATION, PRESS_RELEASE, STATUS_TABLE, COMMENTARY or REFERENCE.</summary>
    public string? DocumentType { get; init; }

    /// <summary>ONLINE, PROSTITUTION, TRAFFICKING or TRAVEL_AND_TOURISM.</summary>
    public ImmutableArray<string> ExploitationTypes { get; init; } = [];

    /// <summary>The languages that it is in.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Who it is of use to.</summary>
    public ImmutableArray<Actor> Actors { get; init; } = [];

    /// <summary>Where it is.</summary>
    public string? Url { get; init; }

    /// <summary>When it was last opened.</summary>
    public DateOnly? AccessedOn { get; init; }

    /// <summary>How it was read.</summary>
    public SourceReading? Read { get; init; }

    /// <summary>What a reader must know about it.</summary>
    public LocalizedText? Note { get; init; }
}

/// <summary>How a source was read.</summary>
public enum SourceReading
{
    /// <summary>In full, or in full where cited.</summary>
    Full,

    /// <summary>Its opening only.</summary>
    Opening,

    /// <summary>The same text at another place.</summary>
    Mirror,

    /// <summary>Through somebody else's account.</summary>
    Report,

    /// <summary>Not opened; named for the reader.</summary>
    NotOpened,
}
