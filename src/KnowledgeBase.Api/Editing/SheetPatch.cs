using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Editing;

/// <summary>What to change of the structure that the sheets of the three series share.</summary>
public abstract record SheetPatch
{
    /// <summary>The sheet's place in its series.</summary>
    public Optional<int?> Position { get; init; }

    /// <summary>Whether it was in the 2017 series.</summary>
    public Optional<Origin?> Origin { get; init; }

    /// <summary>How well it is sourced.</summary>
    public Optional<Confidence?> Confidence { get; init; }

    /// <summary>When its facts were last checked.</summary>
    public Optional<DateOnly?> AsOf { get; init; }

    /// <summary>Who it is of use to.</summary>
    public Optional<IReadOnlyList<Actor>?> Actors { get; init; }

    /// <summary>The sheet's main sources.</summary>
    public Optional<IReadOnlyList<CitationInput>?> Citations { get; init; }

    /// <summary>The sources of the definition.</summary>
    public Optional<IReadOnlyList<CitationInput>?> DefinitionCitations { get; init; }

    /// <summary>The shared values as they come to be.</summary>
    private protected SharedValues Shared(FactsheetEntry? current, EditScope scope) => new(
        scope.Required(Position, current?.Position, "position"),
        scope.Required(Origin, current?.Origin, "origin"),
        scope.Required(Confidence, current?.Confidence, "confidence"));

    /// <summary>The sheet with the values that may be absent.</summary>
    private protected T WithShared<T>(T sheet, EditScope scope)
        where T : FactsheetEntry => sheet with
        {
            AsOf = scope.Kept(AsOf, sheet.AsOf, "asOf"),
            Actors = scope.List(Actors, sheet.Actors, "actors"),
            Citations = scope.Citations(Citations, sheet.Citations),
            DefinitionCitations = scope.Citations(DefinitionCitations, sheet.DefinitionCitations, "definitionCitations"),
        };

    private protected readonly record struct SharedValues(int Position, Origin Origin, Confidence Confidence);
}

/// <summary>What to change of a manifestation.</summary>
public sealed record ManifestationPatch : SheetPatch
{
    /// <summary>Whether it is a form or a concept.</summary>
    public Optional<ManifestationScope?> Scope { get; init; }

    internal ManifestationEntry Apply(ManifestationEntry? current, string slug, EditScope scope)
    {
        var shared = Shared(current, scope);
        var sheet = current ?? new ManifestationEntry { Slug = slug, Position = 0, Origin = default, Confidence = default };
        return WithShared(sheet, scope) with
        {
            Position = shared.Position,
            Origin = shared.Origin,
            Confidence = shared.Confidence,
            Scope = scope.Else(Scope, sheet.Scope, "scope"),
        };
    }
}

/// <summary>What to change of a factsheet on a legal framework.</summary>
public sealed record LegalFrameworkPatch : SheetPatch
{
    internal LegalFrameworkEntry Apply(LegalFrameworkEntry? current, string slug, EditScope scope)
    {
        var shared = Shared(current, scope);
        var sheet = current ?? new LegalFrameworkEntry { Slug = slug, Position = 0, Origin = default, Confidence = default };
        return WithShared(sheet, scope) with { Position = shared.Position, Origin = shared.Origin, Confidence = shared.Confidence };
    }
}

/// <summary>What to change of a technology term.</summary>
public sealed record TechnologyTermPatch : SheetPatch
{
    /// <summary>What kind of technology it is.</summary>
    public Optional<TechnologyCategory?> Category { get; init; }

    /// <summary>How it meets manifestations.</summary>
    public Optional<IReadOnlyList<TechnologyUseInput>?> Manifestations { get; init; }

    internal TechnologyTermEntry Apply(TechnologyTermEntry? current, string slug, EditScope scope)
    {
        var shared = Shared(current, scope);
        var category = scope.Required(Category, current?.Category, "category");
        var sheet = current ?? new TechnologyTermEntry { Slug = slug, Position = 0, Origin = default, Confidence = default, Category = default };
        return WithShared(sheet, scope) with
        {
            Position = shared.Position,
            Origin = shared.Origin,
            Confidence = shared.Confidence,
            Category = category,
            Manifestations = scope.List(Manifestations, sheet.Manifestations, static (use, at) => use.Make(at), "manifestations"),
        };
    }
}

/// <summary>How a technology and a manifestation meet.</summary>
/// <param name="Manifestation">The manifestation's slug.</param>
/// <param name="Role">The role of the technology.</param>
/// <param name="Note">One general sentence.</param>
public sealed record TechnologyUseInput(string Manifestation, TechnologyRole Role, IReadOnlyList<LocalizedTextInput>? Note)
{
    internal TechnologyUse Make(EditScope scope) =>
        new(Manifestation, Role, scope.Text(new Optional<IReadOnlyList<LocalizedTextInput>?>(Note), current: null, "note"));
}
