using System.Collections.Immutable;

namespace KnowledgeBase.Content.Entries;

/// <summary>A factsheet's text in one language.</summary>
public sealed record SheetText
{
    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The summary for professionals.</summary>
    public required string Summary { get; init; }

    /// <summary>The summary for a reader of 13.</summary>
    public required string PlainLanguageSummary { get; init; }

    /// <summary>The definition, in our own words.</summary>
    public required string Definition { get; init; }

    /// <summary>The sections in the order of <see cref="SectionKind"/>.</summary>
    public ImmutableArray<Section> Sections { get; init; } = [];

    /// <summary>For a translation: its state; null for the source language.</summary>
    public Translation? Translation { get; init; }
}

/// <summary>A section of a factsheet.</summary>
/// <param name="Kind">Which section; its heading follows from kind and language.</param>
/// <param name="Body">Markdown without headings and HTML.</param>
public sealed record Section(SectionKind Kind, string Body);

/// <summary>The closed list of sections, in the order in which they stand.</summary>
public enum SectionKind
{
    /// <summary>What it is.</summary>
    Overview,

    /// <summary>Contexts and dynamics of a manifestation.</summary>
    HowItHappens,

    /// <summary>How a technology works.</summary>
    HowItWorks,

    /// <summary>Who is affected.</summary>
    WhoIsAffected,

    /// <summary>What it does to those affected.</summary>
    Impact,

    /// <summary>How a technology is misused, in general words.</summary>
    Misuse,

    /// <summary>How a technology protects.</summary>
    ProtectiveUse,

    /// <summary>What the law says.</summary>
    LegalStatus,

    /// <summary>What a framework does well.</summary>
    Strengths,

    /// <summary>What a framework leaves open.</summary>
    Weaknesses,

    /// <summary>How to prevent it.</summary>
    Prevention,

    /// <summary>How to respond.</summary>
    Response,

    /// <summary>What is often believed and wrong.</summary>
    Misconceptions,

    /// <summary>Where to read on.</summary>
    FurtherReading,
}

/// <summary>The state of a translation.</summary>
/// <param name="Status">Whether a second person reviewed it.</param>
/// <param name="OfRevision">The number of the revision that was translated.</param>
/// <param name="OfText">The fingerprint (12 hex digits) of the English text that was translated.</param>
public sealed record Translation(TranslationStatus Status, int OfRevision, string OfText);

/// <summary>Whether a translation was reviewed.</summary>
public enum TranslationStatus
{
    /// <summary>Reviewed by a second person.</summary>
    Reviewed,

    /// <summary>Not yet reviewed.</summary>
    Unreviewed,
}
