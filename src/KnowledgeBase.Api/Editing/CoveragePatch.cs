using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Editing;

/// <summary>What to change of the statement that a provision counts for a manifestation.</summary>
public sealed record CoveragePatch
{
    /// <summary>How directly.</summary>
    public Optional<CoverageLevel?> Level { get; init; }

    /// <summary>Whether a state may reserve against it or limit it.</summary>
    public Optional<bool?> OptOut { get; init; }

    /// <summary>Through which conducts.</summary>
    public Optional<IReadOnlyList<Conduct>?> Conducts { get; init; }

    /// <summary>Why this level.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Rationale { get; init; }

    /// <summary>How well the judgement is sourced.</summary>
    public Optional<Confidence?> Confidence { get; init; }

    /// <summary>When it was judged.</summary>
    public Optional<DateOnly?> AssessedOn { get; init; }

    /// <summary>The sources.</summary>
    public Optional<IReadOnlyList<CitationInput>?> Citations { get; init; }

    internal CoverageRecord Apply(CoverageRecord? current, string manifestation, EditScope scope) => new()
    {
        Manifestation = manifestation,
        Level = scope.Required(Level, current?.Level, "level"),
        OptOut = scope.Else(OptOut, current?.OptOut ?? false, "optOut"),
        Conducts = scope.List(Conducts, current?.Conducts ?? [], "conducts"),
        Rationale = scope.RequiredText(Rationale, current?.Rationale, "rationale"),
        Confidence = scope.Required(Confidence, current?.Confidence, "confidence"),
        AssessedOn = scope.Required(AssessedOn, current?.AssessedOn, "assessedOn"),
        Citations = scope.Citations(Citations, current?.Citations ?? []),
    };
}

/// <summary>What to change of the judgement on a manifestation and an instrument.</summary>
public sealed record AssessmentPatch
{
    /// <summary>The strongest level among the provisions' statements, or none.</summary>
    public Optional<CoverageLevel?> Level { get; init; }

    /// <summary>Whether a state may reserve against it or limit it.</summary>
    public Optional<bool?> OptOut { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Rationale { get; init; }

    /// <summary>How well the judgement is sourced.</summary>
    public Optional<Confidence?> Confidence { get; init; }

    /// <summary>When it was judged.</summary>
    public Optional<DateOnly?> AssessedOn { get; init; }

    /// <summary>The sources.</summary>
    public Optional<IReadOnlyList<CitationInput>?> Citations { get; init; }

    internal AssessmentRecord Apply(AssessmentRecord? current, string manifestation, EditScope scope) => new()
    {
        Manifestation = manifestation,
        Level = scope.Required(Level, current?.Level, "level"),
        OptOut = scope.Else(OptOut, current?.OptOut ?? false, "optOut"),
        Rationale = scope.RequiredText(Rationale, current?.Rationale, "rationale"),
        Confidence = scope.Required(Confidence, current?.Confidence, "confidence"),
        AssessedOn = scope.Required(AssessedOn, current?.AssessedOn, "assessedOn"),
        Citations = scope.Citations(Citations, current?.Citations ?? []),
    };
}
