using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeBase.Storage.Search;

/// <summary>
/// Full-text search in one release, whichever. A text belongs to a revision, and a revision to releases as its publication says, so that an older release is
/// searched as it was, and a release under way is not seen. Words are compared by their stems in the text's language, with and without accents.
/// </summary>
/// <param name="source">The database.</param>
public sealed class ReleaseSearch(NpgsqlDataSource source)
{
    // So many of the best are scored; behind them the kind of text decides.
    private const int MostScored = 500;

    // OFFSET 0 keeps the planner from scanning the whole table once instead of the index once for each dictionary.
    private const string Find = """
        WITH d AS MATERIALIZED (
          SELECT name, websearch_to_tsquery(('pg_catalog.' || name)::regconfig, $1) || websearch_to_tsquery(('kb_' || name)::regconfig, $1) AS query
          FROM unnest('{english,spanish,french,german,italian,portuguese,simple}'::text[]) AS name),
        hits AS (
          SELECT DISTINCT ON (s.entry_id) s.entry_id, s.id, s.rank, coalesce(array_position($3, s.language), cardinality($3) + 1) AS place
          FROM d
          CROSS JOIN LATERAL (SELECT * FROM search_rows t WHERE t.dictionary = d.name AND t.vector @@ d.query OFFSET 0) s
          JOIN publications p ON p.revision_id = s.revision_id
          WHERE p.from_sequence <= $2 AND (p.to_sequence IS NULL OR p.to_sequence > $2)
          ORDER BY s.entry_id, lower(s.text) <> lower(btrim($1)), s.rank, place, length(s.text), s.id),
        numbered AS (SELECT id, entry_id, place, row_number() OVER (ORDER BY rank, place, id) AS number FROM hits)
        SELECT e.slug, s.id, s.rank, n.place, s.language, CASE WHEN n.number <= $4 THEN ts_rank_cd(s.vector, d.query, 1) ELSE 0 END, CASE WHEN s.rank <= 3 THEN s.text END
        FROM numbered n
        JOIN search_rows s ON s.id = n.id
        JOIN d ON d.name = s.dictionary
        JOIN entries e ON e.id = n.entry_id
        """;

    // A match by stems is marked by stems; one that leaves accents out is marked so.
    private const string Highlight = """
        SELECT s.id, CASE
          WHEN to_tsvector(('pg_catalog.' || s.dictionary)::regconfig, s.text) @@ websearch_to_tsquery(('pg_catalog.' || s.dictionary)::regconfig, $2)
          THEN ts_headline(('pg_catalog.' || s.dictionary)::regconfig, s.text, websearch_to_tsquery(('pg_catalog.' || s.dictionary)::regconfig, $2), o.options)
          ELSE ts_headline(('kb_' || s.dictionary)::regconfig, s.text, websearch_to_tsquery(('kb_' || s.dictionary)::regconfig, $2), o.options) END
        FROM search_rows s
        CROSS JOIN LATERAL (SELECT E'StartSel="\x01", StopSel="\x02", '
          || CASE WHEN s.rank <= 3 THEN 'HighlightAll=true' ELSE 'MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "' END AS options) AS o
        WHERE s.id = ANY($1)
        """;

    /// <summary>
    /// The sheets of a release with a text that matches, in no order. A query is what people type into search boxes: words, <c>"phrases"</c>,
    /// <c>or</c>, <c>-not</c>; nothing in it is an error.
    /// </summary>
    /// <param name="release">The release.</param>
    /// <param name="query">The query, without the character NUL.</param>
    /// <param name="languages">The languages asked for, best first; of a sheet's texts of the same worth the one in the best language counts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The matches; null when the database does not hold that very release, as when an older copy was put in its place.</returns>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public async Task<IReadOnlyList<SearchMatch>?> FindAsync(ReleaseInfo release, string query, ImmutableArray<string> languages, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("SELECT content_hash FROM releases WHERE sequence = $1") { Parameters = { new() { Value = release.Sequence } } },
                new(Find)
                {
                    Parameters =
                    {
                        new() { Value = query, NpgsqlDbType = NpgsqlDbType.Text },
                        new() { Value = release.Sequence },
                        new() { Value = languages.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                        new() { Value = MostScored },
                    },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken) || reader.GetString(0) != release.ContentHash)
            return null;
        await reader.NextResultAsync(cancellationToken);
        var matches = new List<SearchMatch>();
        while (await reader.ReadAsync(cancellationToken))
        {
            matches.Add(new SearchMatch(
                reader.GetString(0),
                reader.GetInt64(1),
                (SearchRank)reader.GetInt16(2),
                reader.GetInt32(3),
                reader.GetString(4),
                reader.GetFloat(5),
                await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetString(6)));
        }

        return matches;
    }

    /// <summary>Texts with what was searched for marked: labels and titles whole, of long texts the pieces around the matches.</summary>
    /// <param name="texts">Keys of texts, from <see cref="FindAsync"/>; each costs some time.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public async Task<IReadOnlyDictionary<long, ImmutableArray<TextFragment>>> HighlightAsync(
        IReadOnlyCollection<long> texts, string query, CancellationToken cancellationToken)
    {
        var marked = new Dictionary<long, ImmutableArray<TextFragment>>(texts.Count);
        if (texts.Count == 0)
            return marked;
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(Highlight, connection)
        {
            Parameters = { new() { Value = texts.ToArray() }, new() { Value = query, NpgsqlDbType = NpgsqlDbType.Text } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            marked[reader.GetInt64(0)] = TextFragment.Cut(reader.GetString(1));
        return marked;
    }
}
