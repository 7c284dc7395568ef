using System.Collections.Immutable;

namespace KnowledgeBase.Content.Entries;

/// <summary>An article, or one of its paragraphs, of an instrument.</summary>
public sealed record ProvisionRecord
{
    /// <summary>As cited, such as <c>20(1)(f)</c> or <c>4-5</c>; unique in its instrument.</summary>
    public required string Article { get; init; }

    /// <summary>What it deals with; descriptive where the instrument prints no heading.</summary>
    public required LocalizedText Heading { get; init; }

    /// <summary>What it says, in our own words.</summary>
    public required LocalizedText Summary { get; init; }

    /// <summary>What it obliges a state to do.</summary>
    public required Obligation Obligation { get; init; }

    /// <summary>The conducts it deals with.</summary>
    public ImmutableArray<Conduct> Conducts { get; init; } = [];

    /// <summary>Whether the conduct counts only for a stated purpose.</summary>
    public bool PurposeBound { get; init; }

    /// <summary>Whether a state may reserve against it or limit it.</summary>
    public bool OptOut { get; init; }

    /// <summary>The mental element, such as intent.</summary>
    public LocalizedText? MentalElement { get; init; }

    /// <summary>What a state may reserve, limit or declare; or that it may not.</summary>
    public LocalizedText? Reservations { get; init; }

    /// <summary>The penalty that it sets, where it does.</summary>
    public LocalizedText? MinimumPenalty { get; init; }

    /// <summary>The age, in years, that the text itself sets; null where it sets none.</summary>
    public int? AgeThreshold { get; init; }

    /// <summary>The lowest age, in years, that a state may set instead of <see cref="AgeThreshold"/>; null where it may not.</summary>
    public int? AgeFloor { get; init; }

    /// <summary>Whether virtual or realistic images are inside; null where the text does not say.</summary>
    public bool? CoversVirtualMaterial { get; init; }

    /// <summary>Slugs of manifestations on which it bears without counting for the level of coverage.</summary>
    public ImmutableArray<string> Touches { get; init; } = [];

    /// <summary>Whether it bears on every manifestation in that way.</summary>
    public bool TouchesAll { get; init; }

    /// <summary>How well this record is sourced.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The sources.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>The manifestations for which it counts.</summary>
    public ImmutableArray<CoverageRecord> Coverage { get; init; } = [];
}

/// <summary>What a provision obliges a state to do.</summary>
public enum Obligation
{
    /// <summary>To make a conduct a crime.</summary>
    MustCriminalise,

    /// <summary>It may make it a crime, or may exempt it.</summary>
    MayCriminalise,

    /// <summary>Nothing by itself: it says what a word means or how far the text reaches.</summary>
    Definition,

    /// <summary>To have powers and procedures.</summary>
    Procedure,

    /// <summary>To establish jurisdiction.</summary>
    Jurisdiction,

    /// <summary>To punish in a stated way.</summary>
    Sanction,

    /// <summary>To protect victims.</summary>
    Protection,

    /// <summary>To prevent.</summary>
    Prevention,

    /// <summary>To co-operate with other states.</summary>
    Cooperation,

    /// <summary>To hold legal persons liable.</summary>
    Liability,
}

/// <summary>The conducts that instruments deal with.</summary>
public enum Conduct
{
    /// <summary>Producing material.</summary>
    Produce,

    /// <summary>Offering it or making it available.</summary>
    Offer,

    /// <summary>Distributing, disseminating or transmitting it.</summary>
    Distribute,

    /// <summary>Importing or exporting it.</summary>
    ImportOrExport,

    /// <summary>Selling it, or selling a child.</summary>
    Sell,

    /// <summary>Procuring or acquiring it for oneself or another.</summary>
    Procure,

    /// <summary>Possessing it.</summary>
    Possess,

    /// <summary>Knowingly obtaining access to it.</summary>
    Access,

    /// <summary>Soliciting a child (grooming).</summary>
    Solicit,

    /// <summary>Recruiting a child.</summary>
    Recruit,

    /// <summary>Coercing, forcing or threatening a child.</summary>
    Coerce,

    /// <summary>Causing a child to take part.</summary>
    CauseToParticipate,

    /// <summary>Profiting from a child's exploitation.</summary>
    Profit,

    /// <summary>Knowingly attending a performance.</summary>
    AttendPerformance,

    /// <summary>Engaging in sexual activities with a child.</summary>
    EngageInSexualActivity,

    /// <summary>Causing a child to witness sexual activity or abuse.</summary>
    CauseToWitness,

    /// <summary>Exposing a child to pornography.</summary>
    ExposeToPornography,

    /// <summary>Advertising the offences.</summary>
    Advertise,

    /// <summary>Inciting others.</summary>
    Incite,

    /// <summary>Associating or agreeing to commit the offences.</summary>
    Conspire,

    /// <summary>Attempting.</summary>
    Attempt,

    /// <summary>Aiding, abetting or being complicit.</summary>
    Aid,

    /// <summary>An act outside the subject, or several offences together of which none is singled out; the summary says which.</summary>
    Other,
}

/// <summary>That a provision counts for a manifestation.</summary>
public sealed record CoverageRecord
{
    /// <summary>The manifestation's slug.</summary>
    public required string Manifestation { get; init; }

    /// <summary>How directly; never <see cref="CoverageLevel.NotCovered"/> or <see cref="CoverageLevel.NotAssessed"/>.</summary>
    public required CoverageLevel Level { get; init; }

    /// <summary>Whether a state may reserve against it or limit it.</summary>
    public bool OptOut { get; init; }

    /// <summary>Through which conducts.</summary>
    public ImmutableArray<Conduct> Conducts { get; init; } = [];

    /// <summary>Why this level.</summary>
    public required LocalizedText Rationale { get; init; }

    /// <summary>How well the judgement is sourced.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>When it was judged.</summary>
    public required DateOnly AssessedOn { get; init; }

    /// <summary>The sources.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];
}

/// <summary>The judgement on one manifestation and one instrument: a cell of the matrix.</summary>
public sealed record AssessmentRecord
{
    /// <summary>The manifestation's slug.</summary>
    public required string Manifestation { get; init; }

    /// <summary>The strongest level among the provisions' coverage, or <see cref="CoverageLevel.NotCovered"/>.</summary>
    public required CoverageLevel Level { get; init; }

    /// <summary>Whether a state may reserve against it or limit it.</summary>
    public bool OptOut { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public required LocalizedText Rationale { get; init; }

    /// <summary>How well the judgement is sourced.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>When it was judged.</summary>
    public required DateOnly AssessedOn { get; init; }

    /// <summary>The sources.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];
}

/// <summary>How directly law reaches a manifestation, weakest first.</summary>
public enum CoverageLevel
{
    /// <summary>Nobody has looked yet.</summary>
    NotAssessed,

    /// <summary>Assessed, and nothing reaches it.</summary>
    NotCovered,

    /// <summary>Reached by interpretation or through a wider offence.</summary>
    Implicit,

    /// <summary>Some elements, or under conditions, or a duty short of criminalisation.</summary>
    Partial,

    /// <summary>The text names or plainly describes the conduct and obliges states on it.</summary>
    Explicit,
}
