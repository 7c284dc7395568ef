using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Citations;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Exports;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Citations;

/// <summary>References to what an answer holds, as it stands in the release that answers.</summary>
public static class CitationFields
{
    /// <summary>A reference to a sheet.</summary>
    [Field("Factsheet.citeAs")]
    public static string Factsheet(Factsheet sheet, CitationStyle? style, CatalogueView view) => Reference.In(style ?? CitationStyle.Apa, Works(view).Of(sheet));

    /// <summary>A reference to a provision's record.</summary>
    [Field("Provision.citeAs")]
    public static string Provision(Provision provision, CitationStyle? style, CatalogueView view) =>
        Reference.In(style ?? CitationStyle.Apa, Works(view).Of(provision));

    /// <summary>A reference to a cell of a matrix.</summary>
    [Field("CoverageCell.citeAs")]
    public static string Cell(CoverageCell cell, CitationStyle? style, CatalogueView view) => Reference.In(style ?? CitationStyle.Apa, Works(view).Of(cell));

    /// <summary>A reference to a source.</summary>
    [Field("Source.citeAs")]
    public static string Source(Source source, CitationStyle? style) => Reference.In(style ?? CitationStyle.Apa, CitedWorks.Of(source));

    private static CitedWorks Works(CatalogueView view) => new(view.Catalogue.Release, new PersistentAddresses(view.PublicUrl), view.Languages);
}
