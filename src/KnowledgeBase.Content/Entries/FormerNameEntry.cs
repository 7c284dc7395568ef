namespace KnowledgeBase.Content.Entries;

/// <summary>
/// What became of a name that is no longer in use: its entry was renamed, or it was retired. The record stands under the old slug, so that the
/// name is never given away and goes on resolving.
/// </summary>
public sealed record FormerNameEntry : Entry
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.FormerName;

    /// <summary>What the name was a name of.</summary>
    public required FormerKind Was { get; init; }

    /// <summary>Whether the thing goes on under another name, or is no longer in the catalogue.</summary>
    public required FormerNameOutcome Outcome { get; init; }

    /// <summary>
    /// The new name, or the successor of what was retired: a slug of the catalogue, perhaps a former name in its turn. Always there when
    /// <see cref="Outcome"/> is <see cref="FormerNameOutcome.Renamed"/>.
    /// </summary>
    public string? To { get; init; }

    /// <summary>The version of the release from which on the name is a former one, such as <c>2026.2.0</c>.</summary>
    public required string Since { get; init; }

    /// <summary>Why, for readers; always there when <see cref="Outcome"/> is <see cref="FormerNameOutcome.Retired"/>.</summary>
    public LocalizedText? Reason { get; init; }
}

/// <summary>What has a name that can become a former one. (Countries are known by their ISO codes.)</summary>
public enum FormerKind
{
    /// <summary>A manifestation.</summary>
    Manifestation,

    /// <summary>A factsheet on a legal framework; together with its instrument where both had the same slug.</summary>
    LegalFramework,

    /// <summary>A technology term.</summary>
    TechnologyTerm,

    /// <summary>An instrument alone.</summary>
    Instrument,

    /// <summary>A source.</summary>
    Source,

    /// <summary>A help resource.</summary>
    HelpResource,
}

/// <summary>What became of a former name.</summary>
public enum FormerNameOutcome
{
    /// <summary>The same thing goes on under another name; its identifier stays.</summary>
    Renamed,

    /// <summary>It is no longer in the catalogue; another may stand in its place.</summary>
    Retired,
}
