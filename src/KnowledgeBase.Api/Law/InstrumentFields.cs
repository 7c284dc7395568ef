using System.Collections.Immutable;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Law;

/// <summary>Instruments and their parties.</summary>
[FieldsOf("Instrument")]
public static class InstrumentFields
{
    /// <summary>An instrument by slug.</summary>
    [Field("Query.instrument")]
    public static Instrument? Instrument(string slug, CatalogueView view) => view.Catalogue.Find<Instrument>(slug);

    /// <summary>The persistent address.</summary>
    public static string Uri(Instrument instrument, CatalogueView view) => $"{view.PublicUrl}/id/instruments/{instrument.Slug}";

    /// <summary>The official title.</summary>
    public static string OfficialTitle(Instrument instrument, CatalogueView view) => view.In(instrument.Record.OfficialTitle);

    /// <summary>The short title.</summary>
    public static string ShortTitle(Instrument instrument, CatalogueView view) => view.In(instrument.Record.ShortTitle);

    /// <summary>The number in a series.</summary>
    public static string Reference(Instrument instrument) => instrument.Record.Reference;

    /// <summary>What kind it is.</summary>
    public static InstrumentKind Kind(Instrument instrument) => instrument.Record.Kind;

    /// <summary>Who adopted it.</summary>
    public static string AdoptedBy(Instrument instrument, CatalogueView view) => view.In(instrument.Record.AdoptedBy);

    /// <summary>When it was adopted.</summary>
    public static DateOnly? AdoptedOn(Instrument instrument) => instrument.Record.AdoptedOn;

    /// <summary>When it was opened for signature.</summary>
    public static DateOnly? OpenedForSignatureOn(Instrument instrument) => instrument.Record.OpenedForSignatureOn;

    /// <summary>When it entered into force.</summary>
    public static DateOnly? InForceOn(Instrument instrument) => instrument.Record.InForceOn;

    /// <summary>Who keeps the instruments of ratification.</summary>
    public static string? Depositary(Instrument instrument, CatalogueView view) => view.InOrNull(instrument.Record.Depositary);

    /// <summary>Who monitors it.</summary>
    public static string? MonitoringBody(Instrument instrument, CatalogueView view) => view.InOrNull(instrument.Record.MonitoringBody);

    /// <summary>The official page.</summary>
    public static string? TextUrl(Instrument instrument) => instrument.Record.TextUrl;

    /// <summary>How well the facts are sourced.</summary>
    public static Confidence Confidence(Instrument instrument) => instrument.Record.Confidence;

    /// <summary>Which facts are less sure.</summary>
    public static string? ConfidenceNote(Instrument instrument, CatalogueView view) => view.InOrNull(instrument.Record.ConfidenceNote);

    /// <summary>The provisions.</summary>
    public static ImmutableArray<Provision> Provisions(Instrument instrument, IReadOnlyList<Conduct>? conduct, IReadOnlyList<Obligation>? obligation)
    {
        if (conduct is null && obligation is null)
            return instrument.Provisions;
        return
        [
            .. instrument.Provisions.Where(provision => (conduct is null || provision.Record.Conducts.Any(own => conduct.Contains(own)))
                && (obligation is null || obligation.Contains(provision.Record.Obligation))),
        ];
    }

    /// <summary>The parties, by country code.</summary>
    public static Connection<Party> Parties(Instrument instrument, PartyStatus? status, int? first, string? after, CatalogueView view)
    {
        ImmutableArray<Party> parties = status is null ? instrument.Parties : [.. instrument.Parties.Where(party => party.Record.Status == status)];
        return new Page(first, after).Of(parties, view, static party => party.Country.Code);
    }
}

/// <summary>How complete a list of parties is.</summary>
[FieldsOf("PartiesCompleteness")]
public static class PartiesCompletenessFields
{
    /// <summary>Whether every party is listed.</summary>
    public static bool IsComplete(PartiesCompleteness parties) => parties.Record.Complete;

    /// <summary>How many the source counts.</summary>
    public static int? Count(PartiesCompleteness parties) => parties.Record.Count;

    /// <summary>When that was.</summary>
    public static PartialDate? AsOf(PartiesCompleteness parties) => parties.Record.AsOf;

    /// <summary>What is missing.</summary>
    public static string? Note(PartiesCompleteness parties, CatalogueView view) => view.InOrNull(parties.Record.Note);
}

/// <summary>Later events.</summary>
[FieldsOf("Development")]
public static class DevelopmentFields
{
    /// <summary>The day, where it is known.</summary>
    public static DateOnly? On(Development development) => development.Record.When?.Date;

    /// <summary>When, as far as it is known.</summary>
    public static PartialDate? When(Development development) => development.Record.When;

    /// <summary>What happened.</summary>
    public static string Title(Development development, CatalogueView view) => view.In(development.Record.Title);

    /// <summary>What it means.</summary>
    public static string Summary(Development development, CatalogueView view) => view.In(development.Record.Summary);

    /// <summary>Whether it came after May 2017.</summary>
    public static bool IsLaterThanBooklet(Development development) => development.Record.LaterThanBooklet;

    /// <summary>How well it is sourced.</summary>
    public static Confidence Confidence(Development development) => development.Record.Confidence;
}
