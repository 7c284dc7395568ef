using System.Collections.Immutable;

namespace KnowledgeBase.Content.Entries;

/// <summary>A country and its treaty records.</summary>
public sealed record CountryEntry : Entry
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.Country;

    /// <summary>The ISO 3166-1 alpha-3 code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Names { get; init; }

    /// <summary>AFRICAN_UNION, COUNCIL_OF_EUROPE, EUROPEAN_UNION.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];

    /// <summary>What it has signed and is bound by.</summary>
    public ImmutableArray<TreatyRecord> TreatyRecords { get; init; } = [];
}

/// <summary>A country's relation to one instrument.</summary>
public sealed record TreatyRecord
{
    /// <summary>The instrument's slug.</summary>
    public required string Instrument { get; init; }

    /// <summary>Party, signatory or neither.</summary>
    public required PartyStatus Status { get; init; }

    /// <summary>When it signed.</summary>
    public PartialDate? SignedOn { get; init; }

    /// <summary>When it deposited its ratification, accession or the like.</summary>
    public PartialDate? BoundOn { get; init; }

    /// <summary>RATIFICATION, ACCESSION, ACCEPTANCE, APPROVAL or SUCCESSION.</summary>
    public string? Action { get; init; }

    /// <summary>When it entered into force for the country.</summary>
    public PartialDate? InForceOn { get; init; }

    /// <summary>The day for which this status is known.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How well it is sourced.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>What was computed or inferred, or what is not known.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>The sources.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];
}

/// <summary>A country's status towards an instrument.</summary>
public enum PartyStatus
{
    /// <summary>Bound by it.</summary>
    Party,

    /// <summary>Signed, not bound.</summary>
    Signatory,

    /// <summary>Not bound, though one might expect it.</summary>
    NotParty,
}
