using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Api.Factsheets;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Lookups;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Search;
using Npgsql;

namespace KnowledgeBase.Api.Search;

/// <summary>Full-text search: the one read that asks the database while a client waits.</summary>
public static class SearchFields
{
    private const int LongestQuery = 200;
    private const int FewHits = 3;

    // Well within the time of a request, so that a database that does not answer costs this field and no other.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>Searches the release that the operation reads.</summary>
    /// <exception cref="GraphQLException">An argument does not fit, or the database is away.</exception>
    [Field("Query.search")]
    public static async Task<SearchPage> SearchAsync(
        string query, FactsheetFilter? filter, int? first, string? after, CatalogueView view, ReleaseSearch search, TimeProvider time, CancellationToken cancellationToken)
    {
        Check(query);
        var page = new Page(first, after);
        if (string.IsNullOrWhiteSpace(query))
            return new SearchPage(page.Of(ImmutableArray<RankedSheet>.Empty, view, Key), []);
        using var limit = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            for (var isRetry = false; ; isRetry = true)
            {
                try
                {
                    return await SearchAsync(query, filter, page, view, search, either.Token);
                }
                catch (NpgsqlException error) when (error is { IsTransient: true, InnerException: not TimeoutException } && !isRetry)
                {
                    // The first statement on each connection of a server that was restarted fails; the next is on a new one.
                }
            }
        }
        catch (Exception error) when (IsUnavailable(error) || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Unavailable();
        }
    }

    private static async Task<SearchPage> SearchAsync(
        string query, FactsheetFilter? filter, Page page, CatalogueView view, ReleaseSearch search, CancellationToken cancellationToken)
    {
        var release = view.Catalogue.Release;
        var matches = await search.FindAsync(release, query, view.Languages, cancellationToken) ?? throw new GraphQLException(new GraphQLError(
            "What this operation reads cannot be searched: the database holds no such release. It is a preview of a changeset, or another database was put in place of the service's.",
            ApiErrorCode.SearchUnavailable));
        var ranked = SearchOrder.Of(matches, query, view.Catalogue, sheet => filter?.Accepts(sheet, view) != false);
        var connection = page.Of(ranked, view, Key);
        var marked = await search.HighlightAsync([.. connection.Nodes.Select(hit => hit.Match.TextId)], query, cancellationToken);
        return new SearchPage(connection, marked)
        {
            Suggestions = ranked.Length >= FewHits ? [] :
                [.. LabelLookup.Find(view.Catalogue, query, view.Languages).Suggestions.Where(term => !ranked.Any(hit => hit.Sheet == term.Factsheet))],
        };
    }

    private static string Key(RankedSheet hit) => hit.Sheet.Slug;

    private static void Check(string query)
    {
        if (query.Length > LongestQuery)
            throw Bad(string.Create(CultureInfo.InvariantCulture, $"`query` has {query.Length} characters; at most {LongestQuery} are allowed."));
        for (var i = 0; i < query.Length; i++)
        {
            var isPair = char.IsHighSurrogate(query[i]) && i + 1 < query.Length && char.IsLowSurrogate(query[i + 1]);
            if (query[i] == '\0' || (char.IsSurrogate(query[i]) && !isPair))
                throw Bad(string.Create(CultureInfo.InvariantCulture, $"`query` has U+{(int)query[i]:X4} at position {i}, which stands in no text. Leave it out."));
            if (isPair)
                i++;
        }
    }

    private static bool IsUnavailable(Exception error) => error switch
    {
        PostgresException postgres => postgres.IsTransient,
        NpgsqlException or TimeoutException => true,
        _ => false,
    };

    private static GraphQLException Bad(string message) => new(new GraphQLError(message, ErrorCode.BadArgument));

    private static GraphQLException Unavailable() => new(new GraphQLError(
        "Search needs the database, which cannot be asked just now. Try again in a moment; all other fields answer as usual.", ApiErrorCode.SearchUnavailable));
}
