using System.Globalization;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL;

namespace KnowledgeBase.Api.Factsheets;

/// <summary>Which way to sort.</summary>
public enum OrderDirection
{
    /// <summary>Smallest first.</summary>
    Asc,

    /// <summary>Largest first.</summary>
    Desc,
}

/// <summary>How to sort factsheets.</summary>
/// <param name="Field">What to sort by.</param>
/// <param name="Direction">Which way.</param>
public sealed record FactsheetOrder(FactsheetOrderField Field, OrderDirection Direction);

/// <summary>Which factsheets of any series.</summary>
public sealed record FactsheetFilter(
    IReadOnlyList<string>? Slugs, IReadOnlyList<Series>? Series, string? Text, Origin? Origin, IReadOnlyList<Actor>? Actors, string? Language)
{
    private const int MostSlugs = 100;
    private HashSet<Factsheet?>? _named;

    internal bool Accepts(Factsheet sheet, CatalogueView view) =>
        (Slugs is null || Names(sheet, view))
        && (Series is null || Series.Contains(sheet.Series))
        && (Origin is null || sheet.Entry.Origin == Origin)
        && (Language is null || sheet.AvailableLanguages.Contains(Language, StringComparer.OrdinalIgnoreCase))
        && TextFilter.OfUseTo(sheet, Actors)
        && TextFilter.Mentions(sheet, Text, view);

    /// <summary>Former names count too, as they do for one sheet.</summary>
    private bool Names(Factsheet sheet, CatalogueView view)
    {
        if (Slugs!.Count > MostSlugs)
            throw new GraphQLException(new GraphQLError(
                string.Create(CultureInfo.InvariantCulture, $"`slugs` names {Slugs.Count} sheets; at most {MostSlugs} are allowed."), ErrorCode.BadArgument));
        _named ??= [.. Slugs.Select(view.Catalogue.Find<Factsheet>)];
        return _named.Contains(sheet);
    }
}

/// <summary>Which manifestations.</summary>
public sealed record ManifestationFilter(string? Text, Origin? Origin, IReadOnlyList<Actor>? Actors, ManifestationScope? Scope)
{
    internal bool Accepts(Manifestation sheet, CatalogueView view) =>
        (Origin is null || sheet.Entry.Origin == Origin)
        && (Scope is null || sheet.Scope == Scope)
        && TextFilter.OfUseTo(sheet, Actors)
        && TextFilter.Mentions(sheet, Text, view);
}

/// <summary>Which legal frameworks.</summary>
public sealed record LegalFrameworkFilter(string? Text, IReadOnlyList<Actor>? Actors, IReadOnlyList<string>? Covers)
{
    internal bool Accepts(LegalFramework sheet, CatalogueView view) =>
        (Covers is null || sheet.Coverage.Any(coverage => Covers.Contains(coverage.Manifestation.Slug, StringComparer.Ordinal)))
        && TextFilter.OfUseTo(sheet, Actors)
        && TextFilter.Mentions(sheet, Text, view);
}

/// <summary>Which technology terms.</summary>
public sealed record TechnologyTermFilter(
    string? Text, IReadOnlyList<TechnologyCategory>? Category, string? Manifestation, IReadOnlyList<TechnologyRole>? Role)
{
    internal bool Accepts(TechnologyTerm sheet, CatalogueView view) =>
        (Category is null || Category.Contains(sheet.Category))
        && ((Manifestation is null && Role is null) || sheet.Manifestations.Any(meeting =>
            (Manifestation is null || meeting.Manifestation.Slug == Manifestation) && (Role is null || Role.Contains(meeting.Role))))
        && TextFilter.Mentions(sheet, Text, view);
}

/// <summary>Conditions that several filters share.</summary>
internal static class TextFilter
{
    private const int LongestText = 200;

    internal static bool OfUseTo(Factsheet sheet, IReadOnlyList<Actor>? actors) =>
        actors is null || sheet.Entry.Actors.Any(actor => actors.Contains(actor));

    /// <summary>Whether the title that the reader sees, or any label, has the text in it; without regard to case and accents.</summary>
    internal static bool Mentions(Factsheet sheet, string? text, CatalogueView view)
    {
        if (text is null)
            return true;
        if (text.Length > LongestText)
            throw new GraphQLException(new GraphQLError(
                string.Create(CultureInfo.InvariantCulture, $"The text to filter by has {text.Length} characters; at most {LongestText} are allowed."), ErrorCode.BadArgument));
        var folded = LabelFolding.Fold(text);
        return LabelFolding.Fold(sheet.TextIn(view.Languages).Text.Title).Contains(folded, StringComparison.Ordinal)
            || sheet.Terms.Any(term => term.Folded.Contains(folded, StringComparison.Ordinal));
    }
}
