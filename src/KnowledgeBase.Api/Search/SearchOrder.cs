using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Storage.Search;

namespace KnowledgeBase.Api.Search;

/// <summary>A sheet that matches.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Match">The best of its texts.</param>
public sealed record RankedSheet(Factsheet Sheet, SearchMatch Match);

/// <summary>The order of search results.</summary>
internal static class SearchOrder
{
    /// <summary>
    /// Labels and titles that are just what was searched for come first, whoever uses that word; then by the kind of text that matches; then by the
    /// languages asked for; then by how well the text matches; then the shortest label or title; then by series and position.
    /// </summary>
    internal static ImmutableArray<RankedSheet> Of(IReadOnlyList<SearchMatch> matches, string query, Catalogue catalogue, Func<Factsheet, bool> accepts)
    {
        var folded = LabelFolding.Fold(query);
        var found = new List<RankedSheet>(matches.Count);
        foreach (var match in matches)
        {
            if (catalogue.Factsheet(match.Slug) is { } sheet && accepts(sheet))
                found.Add(new RankedSheet(sheet, match));
        }

        return
        [
            .. found.OrderBy(hit => hit.Match.Name is { } name && LabelFolding.Fold(name) == folded ? 0 : 1)
                .ThenBy(hit => hit.Match.Rank)
                .ThenBy(hit => hit.Match.Place)
                .ThenByDescending(hit => hit.Match.Score)
                .ThenBy(hit => hit.Match.Name?.Length ?? 0)
                .ThenBy(hit => hit.Sheet.Series)
                .ThenBy(hit => hit.Sheet.Entry.Position)
                .ThenBy(hit => hit.Sheet.Slug, StringComparer.Ordinal),
        ];
    }
}
