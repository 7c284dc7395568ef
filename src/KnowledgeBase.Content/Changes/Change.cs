using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Changes;

/// <summary>What happened to a thing from one release to another.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It says something else.</summary>
    Updated,

    /// <summary>It is no longer there.</summary>
    Retired,

    /// <summary>It has another name; it may say something else, too.</summary>
    Renamed,
}

/// <summary>What a change is a change of.</summary>
public enum ChangedThing
{
    /// <summary>A manifestation.</summary>
    Manifestation,

    /// <summary>A factsheet on a legal framework, with its instruments.</summary>
    LegalFramework,

    /// <summary>A technology term.</summary>
    TechnologyTerm,

    /// <summary>The name of an instrument; what instruments say changes with their framework's sheet.</summary>
    Instrument,

    /// <summary>A source.</summary>
    Source,

    /// <summary>A help resource.</summary>
    HelpResource,

    /// <summary>A country with its treaty records.</summary>
    Country,
}

/// <summary>A thing that is not the same in two releases.</summary>
public sealed class Change
{
    private readonly Entry? _before;
    private readonly Entry? _after;

    internal Change(ChangeKind kind, ChangedThing thing, string slug, ReleaseInfo release, Entry? before = null, Entry? after = null) =>
        (Kind, Thing, Slug, Release, _before, _after) = (kind, thing, slug, release, before, after);

    /// <summary>What happened to it.</summary>
    public ChangeKind Kind { get; }

    /// <summary>What it is.</summary>
    public ChangedThing Thing { get; }

    /// <summary>Its name: for a renamed or retired thing the one that it had.</summary>
    public string Slug { get; }

    /// <summary>The release that made it what it is in the later of the two: the last one that changed it.</summary>
    public ReleaseInfo Release { get; }

    /// <summary>The new name of a renamed thing, the successor of a retired one where there is one; null otherwise.</summary>
    public string? To { get; init; }

    /// <summary>Why it was renamed or retired, where that is said.</summary>
    public LocalizedText? Reason { get; init; }

    /// <summary>The permanent identifier of what is there in the later release; null when nothing is.</summary>
    public string? NodeId { get; init; }

    /// <summary>
    /// The fields that differ. None for what is new and for what is gone: all of it is. Made anew each time, with work that grows with the documents.
    /// </summary>
    public ImmutableArray<FieldDifference> Fields => _before is null || _after is null ? [] : DocumentDiff.Between(_before, _after);
}
