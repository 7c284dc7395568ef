using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Editing;

/// <summary>What to change of an instrument.</summary>
public sealed record InstrumentPatch
{
    /// <summary>What kind of instrument it is.</summary>
    public Optional<InstrumentKind?> Kind { get; init; }

    /// <summary>The full official title.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> OfficialTitle { get; init; }

    /// <summary>The usual short title.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> ShortTitle { get; init; }

    /// <summary>Its number in the series of its depositary.</summary>
    public Optional<string?> Reference { get; init; }

    /// <summary>Who adopted it.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> AdoptedBy { get; init; }

    /// <summary>When it was adopted.</summary>
    public Optional<DateOnly?> AdoptedOn { get; init; }

    /// <summary>When it was opened for signature.</summary>
    public Optional<DateOnly?> OpenedForSignatureOn { get; init; }

    /// <summary>When it entered into force.</summary>
    public Optional<DateOnly?> InForceOn { get; init; }

    /// <summary>Who keeps the instruments of ratification.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Depositary { get; init; }

    /// <summary>Who monitors it.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> MonitoringBody { get; init; }

    /// <summary>The official page of the text.</summary>
    public Optional<string?> TextUrl { get; init; }

    /// <summary>How well these facts are sourced.</summary>
    public Optional<Confidence?> Confidence { get; init; }

    /// <summary>Which of these facts are less sure.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> ConfidenceNote { get; init; }

    /// <summary>The sources of these facts.</summary>
    public Optional<IReadOnlyList<CitationInput>?> Citations { get; init; }

    /// <summary>How complete the records of its parties are.</summary>
    public Optional<PartiesCompletenessInput?> Parties { get; init; }

    /// <summary>Later events.</summary>
    public Optional<IReadOnlyList<DevelopmentInput>?> Developments { get; init; }

    internal InstrumentRecord Apply(InstrumentRecord? current, string slug, EditScope scope) => new()
    {
        Slug = slug,
        Kind = scope.Required(Kind, current?.Kind, "kind"),
        OfficialTitle = scope.RequiredText(OfficialTitle, current?.OfficialTitle, "officialTitle"),
        ShortTitle = scope.RequiredText(ShortTitle, current?.ShortTitle, "shortTitle"),
        Reference = scope.Required(Reference, current?.Reference, "reference"),
        AdoptedBy = scope.RequiredText(AdoptedBy, current?.AdoptedBy, "adoptedBy"),
        AdoptedOn = scope.Kept(AdoptedOn, current?.AdoptedOn, "adoptedOn"),
        OpenedForSignatureOn = scope.Kept(OpenedForSignatureOn, current?.OpenedForSignatureOn, "openedForSignatureOn"),
        InForceOn = scope.Kept(InForceOn, current?.InForceOn, "inForceOn"),
        Depositary = scope.Text(Depositary, current?.Depositary, "depositary"),
        MonitoringBody = scope.Text(MonitoringBody, current?.MonitoringBody, "monitoringBody"),
        TextUrl = scope.Kept(TextUrl, current?.TextUrl, "textUrl"),
        Confidence = scope.Required(Confidence, current?.Confidence, "confidence"),
        ConfidenceNote = scope.Text(ConfidenceNote, current?.ConfidenceNote, "confidenceNote"),
        Citations = scope.Citations(Citations, current?.Citations ?? []),
        Parties = Parties.IsPresent ? Parties.Value?.Make(scope.At("parties", "parties")) : current?.Parties,
        Developments = scope.List(Developments, current?.Developments ?? [], static (development, at) => development.Make(at), "developments"),
        Provisions = current?.Provisions ?? [],
        Assessments = current?.Assessments ?? [],
    };
}

/// <summary>How complete the records of an instrument's parties are.</summary>
/// <param name="IsComplete">Whether every party has a record.</param>
/// <param name="Count">How many parties the source counts.</param>
/// <param name="AsOf">The day, or the month, of that count.</param>
/// <param name="Note">What is missing.</param>
/// <param name="Citations">The sources.</param>
public sealed record PartiesCompletenessInput(
    bool IsComplete, int? Count, PartialDate? AsOf, IReadOnlyList<LocalizedTextInput>? Note, IReadOnlyList<CitationInput>? Citations)
{
    internal PartiesRecord Make(EditScope scope)
    {
        scope.At("complete", "isComplete");
        return new PartiesRecord
        {
            Complete = IsComplete,
            Count = scope.Kept(new Optional<int?>(Count), current: null, "count"),
            AsOf = scope.Kept(new Optional<PartialDate?>(AsOf), current: null, "asOf"),
            Note = scope.Text(new Optional<IReadOnlyList<LocalizedTextInput>?>(Note), current: null, "note"),
            Citations = scope.Citations(Citations),
        };
    }
}

/// <summary>A later event.</summary>
/// <param name="When">When; null when unknown.</param>
/// <param name="Title">What happened.</param>
/// <param name="Summary">What it means.</param>
/// <param name="IsLaterThanBooklet">Whether it came after the series of 2017.</param>
/// <param name="Confidence">How well it is sourced.</param>
/// <param name="Citations">The sources.</param>
public sealed record DevelopmentInput(
    PartialDate? When,
    IReadOnlyList<LocalizedTextInput> Title,
    IReadOnlyList<LocalizedTextInput> Summary,
    bool? IsLaterThanBooklet,
    Confidence Confidence,
    IReadOnlyList<CitationInput>? Citations)
{
    internal DevelopmentRecord Make(EditScope scope)
    {
        scope.At("laterThanBooklet", "isLaterThanBooklet");
        return new DevelopmentRecord
        {
            When = scope.Kept(new Optional<PartialDate?>(When), current: null, "when"),
            Title = scope.RequiredText(new Optional<IReadOnlyList<LocalizedTextInput>?>(Title), current: null, "title"),
            Summary = scope.RequiredText(new Optional<IReadOnlyList<LocalizedTextInput>?>(Summary), current: null, "summary"),
            LaterThanBooklet = IsLaterThanBooklet ?? false,
            Confidence = Confidence,
            Citations = scope.Citations(Citations),
        };
    }
}
