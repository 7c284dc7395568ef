using System.Collections.Immutable;

namespace KnowledgeBase.Content.Entries;

/// <summary>What the factsheets of the three series share.</summary>
public abstract record FactsheetEntry : Entry
{
    /// <summary>The sheet's place in its series, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Whether it was in the 2017 series.</summary>
    public required Origin Origin { get; init; }

    /// <summary>How well its text as a whole is sourced.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The day on which its facts were last checked.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Who it is of use to.</summary>
    public ImmutableArray<Actor> Actors { get; init; } = [];

    /// <summary>Names of the concept, with advice on using them.</summary>
    public ImmutableArray<Label> Labels { get; init; } = [];

    /// <summary>Relations to other sheets, each pair written once.</summary>
    public ImmutableArray<SheetRelation> Relations { get; init; } = [];

    /// <summary>The sheet's main sources.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>The sources of the definition.</summary>
    public ImmutableArray<Citation> DefinitionCitations { get; init; } = [];

    /// <summary>The text by language (BCP 47), ordinal order; English is always there in a valid entry.</summary>
    public ImmutableSortedDictionary<string, SheetText> Texts { get; init; } = ImmutableSortedDictionary<string, SheetText>.Empty;
}

/// <summary>A manifestation.</summary>
public sealed record ManifestationEntry : FactsheetEntry
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.Manifestation;

    /// <summary>Whether it is a form of abuse, or a concept above or beside the forms.</summary>
    public ManifestationScope Scope { get; init; }
}

/// <summary>What a sheet of the first series is about.</summary>
public enum ManifestationScope
{
    /// <summary>A form of online child sexual exploitation: a row of the coverage matrix.</summary>
    Form,

    /// <summary>An umbrella or people term.</summary>
    Concept,
}

/// <summary>A technology term.</summary>
public sealed record TechnologyTermEntry : FactsheetEntry
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.TechnologyTerm;

    /// <summary>What kind of technology it is.</summary>
    public required TechnologyCategory Category { get; init; }

    /// <summary>How it meets manifestations.</summary>
    public ImmutableArray<TechnologyUse> Manifestations { get; init; } = [];
}

/// <summary>The six categories of technology terms.</summary>
public enum TechnologyCategory
{
    /// <summary>How the network works.</summary>
    Network,

    /// <summary>Services that people use.</summary>
    Platform,

    /// <summary>Hiding and protecting.</summary>
    AnonymityAndSecurity,

    /// <summary>Moving value.</summary>
    Payment,

    /// <summary>Making and changing content.</summary>
    Content,

    /// <summary>Finding and answering abuse.</summary>
    DetectionAndResponse,
}

/// <summary>How a technology and a manifestation meet.</summary>
/// <param name="Manifestation">The manifestation's slug.</param>
/// <param name="Role">The role of the technology.</param>
/// <param name="Note">One general sentence.</param>
public sealed record TechnologyUse(string Manifestation, TechnologyRole Role, LocalizedText? Note = null);

/// <summary>The role of a technology towards a manifestation.</summary>
public enum TechnologyRole
{
    /// <summary>It is misused there.</summary>
    Misused,

    /// <summary>It protects against it.</summary>
    Protective,

    /// <summary>One needs to know it to understand the other.</summary>
    Context,
}
