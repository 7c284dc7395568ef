using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Editing;

/// <summary>What to change of a label.</summary>
public sealed record TermPatch
{
    /// <summary>The label as it is to be written from now on.</summary>
    public Optional<string?> Label { get; init; }

    /// <summary>What kind of name it is.</summary>
    public Optional<LabelKind?> Kind { get; init; }

    /// <summary>Whether to use it.</summary>
    public Optional<LabelUsage?> Usage { get; init; }

    /// <summary>Why.</summary>
    public Optional<string?> UsageNote { get; init; }

    /// <summary>What to say instead.</summary>
    public Optional<string?> InsteadUse { get; init; }

    /// <summary>The sheet that <see cref="InsteadUse"/> is a label of, when it is not this one.</summary>
    public Optional<string?> InsteadUseIn { get; init; }

    /// <summary>The instruments in whose text or title it stands.</summary>
    public Optional<IReadOnlyList<string>?> StandsIn { get; init; }

    /// <summary>The editions of the guidelines that give the advice.</summary>
    public Optional<IReadOnlyList<int>?> GuidelinesEditions { get; init; }

    /// <summary>How well the advice is sourced.</summary>
    public Optional<Confidence?> Confidence { get; init; }

    /// <summary>The sources.</summary>
    public Optional<IReadOnlyList<CitationInput>?> Citations { get; init; }

    internal Label Apply(Label? current, string text, string language, EditScope scope) => new()
    {
        Text = scope.Required(Label, text, "text", "label"),
        Language = language,
        Kind = scope.Required(Kind, current?.Kind, "kind"),
        Usage = scope.Required(Usage, current?.Usage, "usage"),
        Note = scope.Kept(UsageNote, current?.Note, "note", "usageNote"),
        Instead = scope.Kept(InsteadUse, current?.Instead, "instead", "insteadUse"),
        InsteadIn = scope.Kept(InsteadUseIn, current?.InsteadIn, "insteadIn", "insteadUseIn"),
        StandsIn = scope.List(StandsIn, current?.StandsIn ?? [], "standsIn"),
        Guidelines = scope.List(GuidelinesEditions, current?.Guidelines ?? [], "guidelines", "guidelinesEditions"),
        Confidence = scope.Required(Confidence, current?.Confidence, "confidence"),
        Citations = scope.Citations(Citations, current?.Citations ?? []),
    };
}
