using System.Collections.Immutable;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Law;

/// <summary>Countries.</summary>
[FieldsOf("Country")]
public static class CountryFields
{
    /// <summary>A country by code.</summary>
    [Field("Query.country")]
    public static Country? Country(string code, CatalogueView view) => view.Catalogue.Country(code);

    /// <summary>Countries by code.</summary>
    [Field("Query.countries")]
    public static Connection<Country> Countries(IReadOnlyList<string>? boundBy, string? region, int? first, string? after, CatalogueView view)
    {
        ImmutableArray<Country> found =
        [
            .. view.Catalogue.Countries.Where(country => (region is null || country.Entry.Regions.Contains(region))
                && (boundBy is null || boundBy.All(slug => country.Memberships.Any(party =>
                    party.Instrument.Slug == slug && party.Record.Status == PartyStatus.Party)))),
        ];
        return new Page(first, after).Of(found, view, static country => country.Code);
    }

    /// <summary>The name.</summary>
    public static string Name(Country country, CatalogueView view) => view.In(country.Entry.Names);

    /// <summary>The regional organisations that it is a member of.</summary>
    public static ImmutableArray<string> Regions(Country country) => country.Entry.Regions;

    /// <summary>The matrix as it binds the country.</summary>
    public static CoverageMatrix CoverageMatrix(Country country, CoverageColumns? columns, DateOnly? asOf, CatalogueView view) =>
        Content.CoverageMatrices.CoverageMatrix.Of(view.Catalogue, new CoverageFilter(Country: country.Code, AsOf: asOf), columns ?? CoverageColumns.Instruments);
}

/// <summary>A country's record with an instrument.</summary>
[FieldsOf("Party")]
public static class PartyFields
{
    /// <summary>Whether it is bound.</summary>
    public static PartyStatus Status(Party party) => party.Record.Status;

    /// <summary>When it signed.</summary>
    public static PartialDate? SignedOn(Party party) => party.Record.SignedOn;

    /// <summary>When it deposited.</summary>
    public static PartialDate? BoundOn(Party party) => party.Record.BoundOn;

    /// <summary>How it became bound.</summary>
    public static string? Action(Party party) => party.Record.Action;

    /// <summary>When it entered into force there.</summary>
    public static PartialDate? InForceOn(Party party) => party.Record.InForceOn;

    /// <summary>The day of the status.</summary>
    public static DateOnly AsOf(Party party) => party.Record.AsOf;

    /// <summary>How well it is sourced.</summary>
    public static Confidence Confidence(Party party) => party.Record.Confidence;

    /// <summary>What was computed or inferred.</summary>
    public static string? Note(Party party, CatalogueView view) => view.InOrNull(party.Record.Note);
}
