using KnowledgeBase.Api.Help;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;
using Audience = KnowledgeBase.Api.Factsheets.Audience;

namespace KnowledgeBase.Api.Editing;

/// <summary>What to change of a source.</summary>
public sealed record SourcePatch
{
    /// <summary>The title as published.</summary>
    public Optional<string?> Title { get; init; }

    /// <summary>The authors.</summary>
    public Optional<IReadOnlyList<string>?> Authors { get; init; }

    /// <summary>The publisher.</summary>
    public Optional<string?> Publisher { get; init; }

    /// <summary>The place of publication.</summary>
    public Optional<string?> Place { get; init; }

    /// <summary>When it was issued.</summary>
    public Optional<PartialDate?> IssuedOn { get; init; }

    /// <summary>What kind of resource it is.</summary>
    public Optional<string?> ResourceType { get; init; }

    /// <summary>What kind of document it is.</summary>
    public Optional<string?> DocumentType { get; init; }

    /// <summary>The forms of exploitation that it deals with.</summary>
    public Optional<IReadOnlyList<string>?> ExploitationTypes { get; init; }

    /// <summary>The languages that it is in.</summary>
    public Optional<IReadOnlyList<string>?> Languages { get; init; }

    /// <summary>Who it is of use to.</summary>
    public Optional<IReadOnlyList<Actor>?> Actors { get; init; }

    /// <summary>Where it is.</summary>
    public Optional<string?> Url { get; init; }

    /// <summary>When it was last opened.</summary>
    public Optional<DateOnly?> AccessedOn { get; init; }

    /// <summary>How it was read.</summary>
    public Optional<SourceReading?> Reading { get; init; }

    /// <summary>What a reader must know about it.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Note { get; init; }

    internal SourceEntry Apply(SourceEntry? current, string slug, EditScope scope) => new()
    {
        Slug = slug,
        Title = scope.Required(Title, current?.Title, "title"),
        Authors = scope.List(Authors, current?.Authors ?? [], "authors"),
        Publisher = scope.Kept(Publisher, current?.Publisher, "publisher"),
        Place = scope.Kept(Place, current?.Place, "place"),
        IssuedOn = scope.Kept(IssuedOn, current?.IssuedOn, "issuedOn"),
        ResourceType = scope.Kept(ResourceType, current?.ResourceType, "resourceType"),
        DocumentType = scope.Kept(DocumentType, current?.DocumentType, "documentType"),
        ExploitationTypes = scope.List(ExploitationTypes, current?.ExploitationTypes ?? [], "exploitationTypes"),
        Languages = scope.List(Languages, current?.Languages ?? [], "languages"),
        Actors = scope.List(Actors, current?.Actors ?? [], "actors"),
        Url = scope.Kept(Url, current?.Url, "url"),
        AccessedOn = scope.Kept(AccessedOn, current?.AccessedOn, "accessedOn"),
        Read = scope.Kept(Reading, current?.Read, "read", "reading"),
        Note = scope.Text(Note, current?.Note, "note"),
    };
}

/// <summary>What to change of a help resource.</summary>
public sealed record HelpResourcePatch
{
    /// <summary>Its name.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Name { get; init; }

    /// <summary>What it is for.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Description { get; init; }

    /// <summary>Where it is.</summary>
    public Optional<string?> Url { get; init; }

    /// <summary>What kind of place it is.</summary>
    public Optional<HelpResourceKind?> Kind { get; init; }

    /// <summary>The countries that it serves.</summary>
    public Optional<IReadOnlyList<string>?> Countries { get; init; }

    /// <summary>For whom it is.</summary>
    public Optional<IReadOnlyList<Audience>?> Audiences { get; init; }

    /// <summary>The languages that it answers in.</summary>
    public Optional<IReadOnlyList<string>?> Languages { get; init; }

    /// <summary>Whether one can report there.</summary>
    public Optional<bool?> AllowsReporting { get; init; }

    /// <summary>The sources.</summary>
    public Optional<IReadOnlyList<CitationInput>?> Citations { get; init; }

    /// <summary>That it is out of service.</summary>
    public Optional<RetirementInput?> Retirement { get; init; }

    internal HelpResourceEntry Apply(HelpResourceEntry? current, string slug, EditScope scope) => new()
    {
        Slug = slug,
        Name = scope.RequiredText(Name, current?.Name, "name"),
        Description = scope.RequiredText(Description, current?.Description, "description"),
        Url = scope.Required(Url, current?.Url, "url"),
        ResourceKind = scope.Required(
            !Kind.IsPresent ? default : new Optional<string?>(Kind.Value is { } kind ? WireNames.Of(kind) : null), current?.ResourceKind, "resourceKind", "kind"),
        Countries = scope.List(Countries, current?.Countries ?? [], "countries"),
        Audiences = scope.List(Audiences, current?.Audiences ?? [], static (audience, _) => WireNames.Of(audience), "audiences"),
        Languages = scope.List(Languages, current?.Languages ?? [], "languages"),
        AllowsReporting = scope.Else(AllowsReporting, current?.AllowsReporting ?? false, "allowsReporting"),
        Citations = scope.Citations(Citations, current?.Citations ?? []),
        Retired = Retirement.IsPresent ? Retirement.Value?.Make(scope.At("retired", "retirement")) : current?.Retired,
    };
}

/// <summary>That something is out of service.</summary>
/// <param name="On">Since when; null when unknown.</param>
/// <param name="Reason">Why.</param>
public sealed record RetirementInput(PartialDate? On, IReadOnlyList<LocalizedTextInput> Reason)
{
    internal RetirementRecord Make(EditScope scope) => new()
    {
        On = scope.Kept(new Optional<PartialDate?>(On), current: null, "on"),
        Reason = scope.RequiredText(new Optional<IReadOnlyList<LocalizedTextInput>?>(Reason), current: null, "reason"),
    };
}

/// <summary>What to change of a country.</summary>
public sealed record CountryPatch
{
    /// <summary>Its name.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Name { get; init; }

    /// <summary>The regional organisations that it is a member of.</summary>
    public Optional<IReadOnlyList<string>?> Regions { get; init; }

    internal CountryEntry Apply(CountryEntry? current, string slug, string code, EditScope scope) => new()
    {
        Slug = slug,
        Code = code,
        Names = scope.RequiredText(Name, current?.Names, "names", "name"),
        Regions = scope.List(Regions, current?.Regions ?? [], "regions"),
        TreatyRecords = current?.TreatyRecords ?? [],
    };
}

/// <summary>What to change of a country's record with an instrument.</summary>
public sealed record PartyPatch
{
    /// <summary>Whether it is bound.</summary>
    public Optional<PartyStatus?> Status { get; init; }

    /// <summary>When it signed.</summary>
    public Optional<PartialDate?> SignedOn { get; init; }

    /// <summary>When it deposited its ratification or the like.</summary>
    public Optional<PartialDate?> BoundOn { get; init; }

    /// <summary>How it became bound.</summary>
    public Optional<string?> Action { get; init; }

    /// <summary>When it entered into force there.</summary>
    public Optional<PartialDate?> InForceOn { get; init; }

    /// <summary>The day for which this is known.</summary>
    public Optional<DateOnly?> AsOf { get; init; }

    /// <summary>How well it is sourced.</summary>
    public Optional<Confidence?> Confidence { get; init; }

    /// <summary>What was computed or inferred.</summary>
    public Optional<IReadOnlyList<LocalizedTextInput>?> Note { get; init; }

    /// <summary>The sources.</summary>
    public Optional<IReadOnlyList<CitationInput>?> Citations { get; init; }

    internal TreatyRecord Apply(TreatyRecord? current, string instrument, EditScope scope) => new()
    {
        Instrument = instrument,
        Status = scope.Required(Status, current?.Status, "status"),
        SignedOn = scope.Kept(SignedOn, current?.SignedOn, "signedOn"),
        BoundOn = scope.Kept(BoundOn, current?.BoundOn, "boundOn"),
        Action = scope.Kept(Action, current?.Action, "action"),
        InForceOn = scope.Kept(InForceOn, current?.InForceOn, "inForceOn"),
        AsOf = scope.Required(AsOf, current?.AsOf, "asOf"),
        Confidence = scope.Required(Confidence, current?.Confidence, "confidence"),
        Note = scope.Text(Note, current?.Note, "note"),
        Citations = scope.Citations(Citations, current?.Citations ?? []),
    };
}
