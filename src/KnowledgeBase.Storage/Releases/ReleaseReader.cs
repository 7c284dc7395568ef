using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeBase.Storage.Releases;

/// <summary>An entry as one release has it.</summary>
/// <param name="Entry">The document.</param>
/// <param name="Number">The revision's number.</param>
/// <param name="ContentHash">The document's hash.</param>
/// <param name="Since">The sequence of the first release with this revision.</param>
/// <param name="Message">Why it was saved.</param>
public sealed record PublishedEntry(Entry Entry, int Number, string ContentHash, int Since, string? Message);

/// <summary>A published revision, without its document.</summary>
/// <param name="Number">The revision's number.</param>
/// <param name="Since">The sequence of the release that published it.</param>
/// <param name="Message">Why it was saved.</param>
/// <param name="ContentHash">The document's hash.</param>
/// <param name="IsFormerName">Whether the document is the record of a former name.</param>
public sealed record PublishedRevision(int Number, int Since, string? Message, string ContentHash, bool IsFormerName);

/// <summary>Reads releases from the database.</summary>
/// <param name="source">The database.</param>
public sealed class ReleaseReader(NpgsqlDataSource source)
{
    /// <summary>What is in a release, by language.</summary>
    public static LocalizedText? NotesOf(ReleaseRow release) => release.Notes is null
        ? null
        : new LocalizedText(JsonSerializer.Deserialize<Dictionary<string, string>>(release.Notes)!.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>All releases, oldest first.</summary>
    public async Task<IReadOnlyList<ReleaseRow>> ReleasesAsync(CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        return await context.Releases.OrderBy(release => release.Sequence).ToListAsync(cancellationToken);
    }

    /// <summary>The sequence of the newest release; 0 when there is none.</summary>
    public async Task<int> NewestAsync(CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        return await context.Releases.MaxAsync(release => (int?)release.Sequence, cancellationToken) ?? 0;
    }

    /// <summary>The entries of a release, by slug in ordinal order.</summary>
    /// <exception cref="CatalogueException">A stored document cannot be read.</exception>
    public async Task<IReadOnlyList<PublishedEntry>> EntriesAsync(int sequence, CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        return await EntriesAsync(context, sequence, after: 0, cancellationToken);
    }

    /// <summary>The same within a unit of work, and only those that came after another release.</summary>
    internal static async Task<IReadOnlyList<PublishedEntry>> EntriesAsync(
        KnowledgeBaseContext context, int sequence, int after, CancellationToken cancellationToken)
    {
        var rows = await context.Publications
            .Where(publication => publication.FromSequence <= sequence && (publication.ToSequence == null || publication.ToSequence > sequence)
                && publication.FromSequence > after)
            .Select(publication => new
            {
                publication.Revision!.Entry!.Slug,
                publication.Revision.Entry.Kind,
                publication.Revision.Document,
                publication.Revision.Number,
                publication.Revision.ContentHash,
                publication.Revision.Message,
                publication.FromSequence,
            })
            .ToListAsync(cancellationToken);
        var entries = rows.ConvertAll(row => new PublishedEntry(
            EntryOf(row.Slug, row.Kind, row.Number, row.Document),
            row.Number,
            row.ContentHash,
            row.FromSequence,
            row.Message));
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Entry.Slug, b.Entry.Slug));
        return entries;
    }

    /// <summary>The entry that a row holds. Only a row that was written by hand, or by a newer program, holds none.</summary>
    private static Entry EntryOf(string slug, string kind, int number, string document)
    {
        if (!Enum.TryParse<EntryKind>(kind, out var known))
            throw new CatalogueException($"'{slug}' is of the kind '{kind}', which this program does not know.");
        try
        {
            var entry = CanonicalJson.Deserialize(Encoding.UTF8.GetBytes(document));
            if (entry.Slug != slug)
                throw new CatalogueException($"'{slug}' (revision {number}) has the document of '{entry.Slug}'.");
            return entry.Kind == known || entry is FormerNameEntry
                ? entry
                : throw new CatalogueException($"'{slug}' (revision {number}) is of the kind '{known}' and has the document of a {entry.Kind}.");
        }
        catch (JsonException error)
        {
            throw new CatalogueException($"'{slug}' (revision {number}) has a document that cannot be read: {error.Message}");
        }
    }

    /// <summary>The published revisions of each entry up to a release, newest first, by slug.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<PublishedRevision>>> HistoryAsync(int sequence, CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        // In SQL of its own: only the database can look into a document without sending it.
        var rows = await context.Database.SqlQuery<HistoryRow>($"""
            SELECT e.slug AS "Slug", r.number AS "Number", r.content_hash AS "ContentHash", r.message AS "Message", p.from_sequence AS "FromSequence",
                r.document ->> 'kind' IS NOT DISTINCT FROM {FormerNameKind} AS "IsFormerName"
            FROM publications p JOIN revisions r ON r.id = p.revision_id JOIN entries e ON e.id = p.entry_id
            WHERE p.from_sequence <= {sequence} ORDER BY p.from_sequence DESC
            """).ToListAsync(cancellationToken);
        var history = new Dictionary<string, IReadOnlyList<PublishedRevision>>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!history.TryGetValue(row.Slug, out var revisions))
                history[row.Slug] = revisions = new List<PublishedRevision>();
            ((List<PublishedRevision>)revisions).Add(new PublishedRevision(row.Number, row.FromSequence, row.Message, row.ContentHash, row.IsFormerName));
        }

        return history;
    }

    /// <summary>The hash of each entry in the last load of seed files; empty when there was none.</summary>
    /// <exception cref="CatalogueException">What was kept of it cannot be read.</exception>
    public async Task<IReadOnlyDictionary<string, string>> LastSeedItemsAsync(CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        return await LastSeedItemsAsync(context, cancellationToken);
    }

    /// <summary>The same, within a unit of work.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> LastSeedItemsAsync(KnowledgeBaseContext context, CancellationToken cancellationToken)
    {
        var items = await context.SeedLoads.OrderByDescending(load => load.Id).Select(load => load.Items).FirstOrDefaultAsync(cancellationToken);
        try
        {
            return items is null
                ? new Dictionary<string, string>(StringComparer.Ordinal)
                : JsonSerializer.Deserialize<Dictionary<string, string>>(items) ?? throw new JsonException("It is null.");
        }
        catch (JsonException error)
        {
            throw new CatalogueException($"What the last load of seed files said cannot be read: {error.Message}");
        }
    }

    private static readonly string FormerNameKind = WireNames.Of(EntryKind.FormerName);

    /// <summary>A row of the history.</summary>
    private sealed record HistoryRow(string Slug, int Number, string ContentHash, string? Message, int FromSequence, bool IsFormerName);
}
