using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Editing;

/// <summary>What to change of a provision.</summary>
public sealed record ProvisionPatch
{
    /// <summary>What it deals with.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Heading { get; init; }

    /// <summary>What it says, in our own words.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Summary { get; init; }

    /// <summary>What it obliges a state to do.</summary>
    public Optional<Obligation?> Obligation { get; init; }

    /// <summary>The conducts that it deals with.</summary>
    public Optional<IReadOnlyList<Conduct>?> Conducts { get; init; }

    /// <summary>Whether the conduct counts only for a stated purpose.</summary>
    public Optional<bool?> IsPurposeBound { get; init; }

    /// <summary>Whether a state may reserve against it or limit it.</summary>
    public Optional<bool?> OptOut { get; init; }

    /// <summary>The mental element.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> MentalElement { get; init; }

    /// <summary>What a state may reserve, limit or declare.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Reservations { get; init; }

    /// <summary>The penalty that it sets.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> MinimumPenalty { get; init; }

    /// <summary>The age that the text itself sets.</summary>
    public Optional<int?> AgeThreshold { get; init; }

    /// <summary>The lowest age that a state may set instead.</summary>
    public Optional<int?> AgeFloor { get; init; }

    /// <summary>Whether virtual or realistic images are inside.</summary>
    public Optional<bool?> CoversVirtualMaterial { get; init; }

    /// <summary>Manifestations on which it bears.</summary>
    public Optional<IReadOnlyList<string>?> Touches { get; init; }

    /// <summary>Whether it bears on every manifestation.</summary>
    public Optional<bool?> TouchesAll { get; init; }

    /// <summary>How well this record is sourced.</summary>
    public Optional<Confidence?> Confidence { get; init; }

    /// <summary>The sources.</summary>
    public Optional<IReadOnlyList<CitationInput>?> Citations { get; init; }

    internal ProvisionRecord Apply(ProvisionRecord? current, string article, EditScope scope) => new()
    {
        Article = article,
        Heading = scope.RequiredText(Heading, current?.Heading, "heading"),
        Summary = scope.RequiredText(Summary, current?.Summary, "summary"),
        Obligation = scope.Required(Obligation, current?.Obligation, "obligation"),
        Conducts = scope.List(Conducts, current?.Conducts ?? [], "conducts"),
        PurposeBound = scope.Else(IsPurposeBound, current?.PurposeBound ?? false, "purposeBound", "isPurposeBound"),
        OptOut = scope.Else(OptOut, current?.OptOut ?? false, "optOut"),
        MentalElement = scope.Text(MentalElement, current?.MentalElement, "mentalElement"),
        Reservations = scope.Text(Reservations, current?.Reservations, "reservations"),
        MinimumPenalty = scope.Text(MinimumPenalty, current?.MinimumPenalty, "minimumPenalty"),
        AgeThreshold = scope.Kept(AgeThreshold, current?.AgeThreshold, "ageThreshold"),
        AgeFloor = scope.Kept(AgeFloor, current?.AgeFloor, "ageFloor"),
        CoversVirtualMaterial = scope.Kept(CoversVirtualMaterial, current?.CoversVirtualMaterial, "coversVirtualMaterial"),
        Touches = scope.List(Touches, current?.Touches ?? [], "touches"),
        TouchesAll = scope.Else(TouchesAll, current?.TouchesAll ?? false, "touchesAll"),
        Confidence = scope.Required(Confidence, current?.Confidence, "confidence"),
        Citations = scope.Citations(Citations, current?.Citations ?? []),
        Coverage = current?.Coverage ?? [],
    };
}
