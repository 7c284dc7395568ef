using System.Collections.Immutable;

namespace KnowledgeBase.Content.Entries;

/// <summary>A place to report or get help.</summary>
public sealed record HelpResourceEntry : Entry
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.HelpResource;

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What it is for.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>Where it is.</summary>
    public required string Url { get; init; }

    /// <summary>HOTLINE, HELPLINE, LAW_ENFORCEMENT or INFORMATION.</summary>
    public required string ResourceKind { get; init; }

    /// <summary>ISO alpha-3 codes of the countries that it serves; empty means everywhere.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>PROFESSIONAL, YOUNG_PEOPLE.</summary>
    public ImmutableArray<string> Audiences { get; init; } = [];

    /// <summary>The languages that it answers in.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>Whether one can report there.</summary>
    public bool AllowsReporting { get; init; }

    /// <summary>Its sources.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>That it is out of service; null while it is in service.</summary>
    public RetirementRecord? Retired { get; init; }
}

/// <summary>That a help resource is out of service, or was not found any more: it stays on record so that nobody is sent there.</summary>
public sealed record RetirementRecord
{
    /// <summary>Since when it is no longer recommended here; null when unknown.</summary>
    public PartialDate? On { get; init; }

    /// <summary>Why, how sure that is, and where to turn instead.</summary>
    public required LocalizedText Reason { get; init; }
}
