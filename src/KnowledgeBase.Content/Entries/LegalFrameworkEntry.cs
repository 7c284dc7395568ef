using System.Collections.Immutable;

namespace KnowledgeBase.Content.Entries;

/// <summary>A factsheet on one legal framework.</summary>
public sealed record LegalFrameworkEntry : FactsheetEntry
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.LegalFramework;

    /// <summary>Its instruments: one, or two for the African Charter and Convention.</summary>
    public ImmutableArray<InstrumentRecord> Instruments { get; init; } = [];
}

/// <summary>A treaty, protocol, convention, charter or directive.</summary>
public sealed record InstrumentRecord
{
    /// <summary>Its permanent name, unique among instruments; it may be that of the sheet that holds it.</summary>
    public required string Slug { get; init; }

    /// <summary>What kind of instrument it is.</summary>
    public required InstrumentKind Kind { get; init; }

    /// <summary>The full official title.</summary>
    public required LocalizedText OfficialTitle { get; init; }

    /// <summary>The usual short title.</summary>
    public required LocalizedText ShortTitle { get; init; }

    /// <summary>Its number in the series of its depositary.</summary>
    public required string Reference { get; init; }

    /// <summary>Who adopted it.</summary>
    public required LocalizedText AdoptedBy { get; init; }

    /// <summary>When it was adopted.</summary>
    public DateOnly? AdoptedOn { get; init; }

    /// <summary>When it was opened for signature.</summary>
    public DateOnly? OpenedForSignatureOn { get; init; }

    /// <summary>When it entered into force.</summary>
    public DateOnly? InForceOn { get; init; }

    /// <summary>Who keeps the instruments of ratification; null for a directive.</summary>
    public LocalizedText? Depositary { get; init; }

    /// <summary>Who monitors it.</summary>
    public LocalizedText? MonitoringBody { get; init; }

    /// <summary>The official page of the text.</summary>
    public string? TextUrl { get; init; }

    /// <summary>How well these facts are sourced.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Which of these facts are less sure, and why.</summary>
    public LocalizedText? ConfidenceNote { get; init; }

    /// <summary>The sources of these facts.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>How complete the treaty records of the countries are for this instrument.</summary>
    public PartiesRecord? Parties { get; init; }

    /// <summary>Later events, oldest first.</summary>
    public ImmutableArray<DevelopmentRecord> Developments { get; init; } = [];

    /// <summary>Articles and paragraphs, in the instrument's order.</summary>
    public ImmutableArray<ProvisionRecord> Provisions { get; init; } = [];

    /// <summary>The judgement on each manifestation that somebody has looked at.</summary>
    public ImmutableArray<AssessmentRecord> Assessments { get; init; } = [];
}

/// <summary>The kinds of instrument.</summary>
public enum InstrumentKind
{
    /// <summary>A treaty of another name.</summary>
    Treaty,

    /// <summary>A protocol to a treaty.</summary>
    Protocol,

    /// <summary>A convention.</summary>
    Convention,

    /// <summary>A charter.</summary>
    Charter,

    /// <summary>A directive of the European Union.</summary>
    Directive,
}

/// <summary>How complete the treaty records for an instrument are.</summary>
public sealed record PartiesRecord
{
    /// <summary>Whether every party has a record.</summary>
    public required bool Complete { get; init; }

    /// <summary>How many parties the source counts.</summary>
    public int? Count { get; init; }

    /// <summary>The day, or the month, of that count.</summary>
    public PartialDate? AsOf { get; init; }

    /// <summary>What is missing, and why.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>The sources.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];
}

/// <summary>A later event: an amendment, an additional protocol, an official interpretation, a recast.</summary>
public sealed record DevelopmentRecord
{
    /// <summary>When; null when unknown.</summary>
    public PartialDate? When { get; init; }

    /// <summary>What happened, in a few words.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What it means.</summary>
    public required LocalizedText Summary { get; init; }

    /// <summary>Whether it came after the factsheet series of May 2017.</summary>
    public bool LaterThanBooklet { get; init; }

    /// <summary>How well it is sourced.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The sources.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];
}
