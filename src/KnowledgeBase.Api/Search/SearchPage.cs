using System.Collections.Immutable;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Storage.Search;

namespace KnowledgeBase.Api.Search;

/// <summary>Where a text stands in a factsheet.</summary>
public enum SearchField
{
    /// <summary>A label.</summary>
    Label,

    /// <summary>The title.</summary>
    Title,

    /// <summary>The summary.</summary>
    Summary,

    /// <summary>The definition.</summary>
    Definition,

    /// <summary>A section.</summary>
    Section,
}

/// <summary>A search result.</summary>
/// <param name="Factsheet">The sheet.</param>
/// <param name="Field">Where the text stands that matches best.</param>
/// <param name="Term">The label, where it is one.</param>
/// <param name="Language">The text's language.</param>
/// <param name="Highlight">The text, or the pieces of it around the matches.</param>
public sealed record SearchHit(Factsheet Factsheet, SearchField Field, Term? Term, string Language, ImmutableArray<TextFragment> Highlight);

/// <summary>A page of search results (Relay "Connection").</summary>
public sealed class SearchPage
{
    internal SearchPage(Connection<RankedSheet> page, IReadOnlyDictionary<long, ImmutableArray<TextFragment>> marked)
    {
        Edges = [.. page.Edges.Select(edge => new Edge<SearchHit>(edge.Cursor, HitOf(edge.Node, marked)))];
        PageInfo = page.PageInfo;
        TotalCount = page.TotalCount;
    }

    internal SearchPage(Connection<RankedSheet> page, ImmutableArray<Term> suggestions)
        : this(page, ImmutableDictionary<long, ImmutableArray<TextFragment>>.Empty) => Suggestions = suggestions;

    /// <summary>The page's results with their cursors.</summary>
    public ImmutableArray<Edge<SearchHit>> Edges { get; }

    /// <summary>The page's results.</summary>
    public ImmutableArray<SearchHit> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo { get; }

    /// <summary>How many results there are.</summary>
    public int TotalCount { get; }

    /// <summary>Labels spelt like the query, of sheets that are not among the results; only where these are few.</summary>
    public ImmutableArray<Term> Suggestions { get; internal init; } = [];

    private static SearchHit HitOf(RankedSheet hit, IReadOnlyDictionary<long, ImmutableArray<TextFragment>> marked)
    {
        var field = hit.Match.Rank switch
        {
            SearchRank.PreferredLabel or SearchRank.Label or SearchRank.DiscouragedLabel => SearchField.Label,
            SearchRank.Title => SearchField.Title,
            SearchRank.Summary => SearchField.Summary,
            SearchRank.Definition => SearchField.Definition,
            _ => SearchField.Section,
        };
        var term = field == SearchField.Label
            ? hit.Sheet.Terms.FirstOrDefault(term => term.Label.Language == hit.Match.Language && term.Label.Text == hit.Match.Name)
            : null;
        return new SearchHit(hit.Sheet, field, term, hit.Match.Language, marked.GetValueOrDefault(hit.Match.TextId, []));
    }
}
