using System.Collections.Immutable;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Factsheets;

/// <summary>The root fields for factsheets.</summary>
[FieldsOf("Query")]
public static class FactsheetQueries
{
    /// <summary>A sheet of any series.</summary>
    public static Factsheet? Factsheet(string slug, CatalogueView view) => view.Catalogue.Find<Factsheet>(slug);

    /// <summary>A manifestation.</summary>
    public static Manifestation? Manifestation(string slug, CatalogueView view) => view.Catalogue.Find<Manifestation>(slug);

    /// <summary>A legal framework.</summary>
    public static LegalFramework? LegalFramework(string slug, CatalogueView view) => view.Catalogue.Find<LegalFramework>(slug);

    /// <summary>A technology term.</summary>
    public static TechnologyTerm? TechnologyTerm(string slug, CatalogueView view) => view.Catalogue.Find<TechnologyTerm>(slug);

    /// <summary>Sheets of all series.</summary>
    public static Connection<Factsheet> Factsheets(
        FactsheetFilter? filter, FactsheetOrder? orderBy, int? first, string? after, int? last, string? before, CatalogueView view) =>
        List<Factsheet>(filter is null ? null : sheet => filter.Accepts(sheet, view), orderBy, new Page(first, after, last, before), view);

    /// <summary>Manifestations.</summary>
    public static Connection<Manifestation> Manifestations(
        ManifestationFilter? filter, FactsheetOrder? orderBy, int? first, string? after, int? last, string? before, CatalogueView view) =>
        List<Manifestation>(filter is null ? null : sheet => filter.Accepts(sheet, view), orderBy, new Page(first, after, last, before), view);

    /// <summary>Legal frameworks.</summary>
    public static Connection<LegalFramework> LegalFrameworks(
        LegalFrameworkFilter? filter, FactsheetOrder? orderBy, int? first, string? after, int? last, string? before, CatalogueView view) =>
        List<LegalFramework>(filter is null ? null : sheet => filter.Accepts(sheet, view), orderBy, new Page(first, after, last, before), view);

    /// <summary>Technology terms.</summary>
    public static Connection<TechnologyTerm> TechnologyTerms(
        TechnologyTermFilter? filter, FactsheetOrder? orderBy, int? first, string? after, int? last, string? before, CatalogueView view) =>
        List<TechnologyTerm>(filter is null ? null : sheet => filter.Accepts(sheet, view), orderBy, new Page(first, after, last, before), view);

    private static Connection<T> List<T>(Func<T, bool>? accepts, FactsheetOrder? orderBy, Page page, CatalogueView view)
        where T : Factsheet
    {
        var order = orderBy ?? new FactsheetOrder(FactsheetOrderField.Slug, OrderDirection.Asc);
        var sorted = view.Catalogue.Ordering.Sorted<T>(order.Field, order.Direction == OrderDirection.Desc, view.Languages);
        ImmutableArray<T> accepted = accepts is null ? sorted : [.. sorted.Where(accepts)];
        return page.Of(accepted, view, static sheet => sheet.Slug);
    }
}
