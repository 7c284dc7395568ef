using System.Text;
using System.Text.Json;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Search;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeBase.Storage.Releases;

/// <summary>Publishes releases: all of one in one transaction, one after the other.</summary>
/// <param name="source">The database.</param>
/// <param name="time">Gives the moment of publication.</param>
public sealed class ReleasePublisher(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>The channel on which each publication is announced; the payload is the release's sequence.</summary>
    public const string Channel = "kb_release";

    /// <summary>The advisory lock that makes publications wait for each other.</summary>
    private const long PublishLock = 0x6B62_7265_6C65;

    private const int BatchSize = 500;

    /// <summary>
    /// Inserts the release, the revisions that are new, their links and search rows, closes what they replace, and announces it on
    /// <see cref="Channel"/>; or does none of that and says why.
    /// </summary>
    /// <param name="next">What to publish.</param>
    /// <param name="baseSequence">The newest release when <paramref name="next"/> was made; 0 for none.</param>
    /// <param name="progress">Told how many of the changed entries are written.</param>
    /// <param name="cancellationToken">Ends it; nothing is then published.</param>
    public async Task<PublishOutcome> PublishAsync(
        NextRelease next, int baseSequence, IProgress<(int Done, int Of)>? progress, CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await LockAsync(context, cancellationToken);
        var outcome = await WithinAsync(context, next, baseSequence, progress, cancellationToken);
        if (outcome is PublishOutcome.Published or PublishOutcome.NothingChanged)
            await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Waits until nobody else publishes; others wait from here until the transaction ends.</summary>
    internal static Task LockAsync(KnowledgeBaseContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PublishLock})", cancellationToken);

    /// <summary>
    /// The same within the caller's transaction, which holds the lock of <see cref="LockAsync"/>. Nothing is published until the caller commits; after any
    /// outcome but the first two it has to be rolled back. What the unit of work tracks is forgotten.
    /// </summary>
    internal async Task<PublishOutcome> WithinAsync(
        KnowledgeBaseContext context, NextRelease next, int baseSequence, IProgress<(int Done, int Of)>? progress, CancellationToken cancellationToken)
    {
        var newest = await context.Releases.OrderByDescending(release => release.Sequence).FirstOrDefaultAsync(cancellationToken);
        if ((newest?.Sequence ?? 0) != baseSequence)
            return new PublishOutcome.Superseded(newest?.Version);

        var current = await CurrentAsync(context, cancellationToken);
        var documents = next.Entries.Select(entry => new Document(entry, CanonicalJson.Serialize(entry))).ToArray();
        var kept = documents.Select(document => document.Entry.Slug).ToHashSet(StringComparer.Ordinal);
        var changed = documents.Where(document => !(current.TryGetValue(document.Entry.Slug, out var was) && was.Hash == document.Hash)).ToArray();
        var removed = current.Where(pair => !kept.Contains(pair.Key)).Select(pair => pair.Value).ToArray();
        if (changed.Length == 0 && removed.Length == 0 && newest is not null)
        {
            await RememberAsync(context, next.SeedItems, newest.Sequence, cancellationToken);
            return new PublishOutcome.NothingChanged(newest.Version);
        }

        if ((removed.Length > 0 || changed.Any(document => document.Entry is FormerNameEntry)) && newest is not null
            && IdentifierGuard.Check(await ReleaseReader.EntriesAsync(context, newest.Sequence, after: 0, cancellationToken), next.Entries) is { } moved)
            return moved;

        if (await context.Releases.AnyAsync(release => release.Version == next.Version, cancellationToken))
            return new PublishOutcome.VersionTaken(next.Version);

        var release = new ReleaseRow
        {
            Sequence = baseSequence + 1,
            Version = next.Version,
            PublishedAt = time.GetUtcNow().UtcDateTime,
            ContentHash = ReleaseHash.Of(documents.Select(document => (document.Entry.Slug, document.Hash))),
            DatedOn = next.DatedOn,
            Notes = next.Notes is { } notes ? JsonSerializer.Serialize(notes.ByLanguage) : null,
            Languages = [.. next.Languages],
            Fallback = [.. next.Fallback],
            Counts = JsonSerializer.Serialize(next.Entries.GroupBy(entry => entry.Kind)
                .ToDictionary(group => group.Key.ToString(), group => group.Count(), StringComparer.Ordinal)),
        };
        context.Releases.Add(release);
        await context.SaveChangesAsync(cancellationToken);

        var entryIds = await EntryIdsAsync(context, changed, release.PublishedAt, cancellationToken);
        if (entryIds.Reused is { } reused)
            return reused;
        await CloseAsync(context, removed.Concat(changed.Where(document => current.ContainsKey(document.Entry.Slug))
            .Select(document => current[document.Entry.Slug])), release.Sequence, cancellationToken);
        await WriteAsync(context, next, release, changed, current, entryIds.Ids, InstrumentSheets(next.Entries), progress, cancellationToken);
        await RememberAsync(context, next.SeedItems, release.Sequence, cancellationToken);
        await context.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {release.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)})", cancellationToken);
        var updated = changed.Count(document => current.ContainsKey(document.Entry.Slug));
        return new PublishOutcome.Published(release.Sequence, release.Version, release.ContentHash, changed.Length - updated, updated, removed.Length);
    }

    /// <summary>
    /// Keeps what seed files said as the base of the next comparison, unless the last load said the same. It is kept without a release, too: files that
    /// were brought to what an editor published, or whose conflict was settled in favour of the database, change nothing and have been seen all the same.
    /// </summary>
    private async Task RememberAsync(
        KnowledgeBaseContext context, IReadOnlyDictionary<string, string>? items, int sequence, CancellationToken cancellationToken)
    {
        if (items is null)
            return;
        var last = await ReleaseReader.LastSeedItemsAsync(context, cancellationToken);
        if (last.Count == items.Count && items.All(item => last.GetValueOrDefault(item.Key) == item.Value))
            return;
        context.SeedLoads.Add(new SeedLoadRow { LoadedAt = time.GetUtcNow().UtcDateTime, ReleaseSequence = sequence, Items = JsonSerializer.Serialize(items) });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What the newest release holds, by slug.</summary>
    private static async Task<Dictionary<string, Current>> CurrentAsync(KnowledgeBaseContext context, CancellationToken cancellationToken)
    {
        var rows = await context.Publications.Where(publication => publication.ToSequence == null)
            .Select(publication => new { publication.EntryId, publication.RevisionId, publication.Revision!.Entry!.Slug, publication.Revision.ContentHash })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => row.Slug, row => new Current(row.EntryId, row.RevisionId, row.ContentHash), StringComparer.Ordinal);
    }

    /// <summary>The keys of all entries by slug, new ones made; or the slug that another kind of entry had before.</summary>
    private static async Task<(Dictionary<string, long> Ids, PublishOutcome.SlugReused? Reused)> EntryIdsAsync(
        KnowledgeBaseContext context, Document[] changed, DateTime now, CancellationToken cancellationToken)
    {
        var rows = await context.Entries.ToListAsync(cancellationToken);
        var ids = rows.ToDictionary(row => row.Slug, row => row.Id, StringComparer.Ordinal);
        var kinds = rows.ToDictionary(row => row.Slug, row => row.Kind, StringComparer.Ordinal);
        foreach (var document in changed)
        {
            if (document.Entry is not FormerNameEntry && kinds.TryGetValue(document.Entry.Slug, out var kind) && kind != document.Entry.Kind.ToString())
                return (ids, new PublishOutcome.SlugReused(document.Entry.Slug, kind));
        }

        foreach (var batch in changed.Where(document => !ids.ContainsKey(document.Entry.Slug)).Chunk(BatchSize))
        {
            var added = batch.Select(document => new EntryRow { Slug = document.Entry.Slug, Kind = document.Entry.Kind.ToString(), CreatedAt = now }).ToArray();
            context.Entries.AddRange(added);
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
            foreach (var row in added)
                ids[row.Slug] = row.Id;
        }

        return (ids, null);
    }

    private static async Task CloseAsync(KnowledgeBaseContext context, IEnumerable<Current> replaced, int sequence, CancellationToken cancellationToken)
    {
        foreach (var batch in replaced.Chunk(BatchSize))
        {
            var revisions = batch.Select(item => item.RevisionId).ToArray();
            await context.Publications.Where(publication => publication.ToSequence == null && revisions.Contains(publication.RevisionId))
                .ExecuteUpdateAsync(set => set.SetProperty(publication => publication.ToSequence, sequence), cancellationToken);
        }
    }

    private static async Task WriteAsync(
        KnowledgeBaseContext context,
        NextRelease next,
        ReleaseRow release,
        Document[] changed,
        Dictionary<string, Current> current,
        Dictionary<string, long> ids,
        Dictionary<string, string> instrumentSheets,
        IProgress<(int Done, int Of)>? progress,
        CancellationToken cancellationToken)
    {
        var numbers = await context.Revisions.GroupBy(revision => revision.EntryId)
            .Select(group => new { group.Key, Number = group.Max(revision => revision.Number) })
            .ToDictionaryAsync(group => group.Key, group => group.Number, cancellationToken);
        // What was renamed counts on under its new name: translations name revisions by their numbers.
        foreach (var former in changed.Select(document => document.Entry).OfType<FormerNameEntry>())
        {
            if (former is { Outcome: FormerNameOutcome.Renamed, To: { } to } && ids.TryGetValue(to, out var id) && numbers.TryGetValue(ids[former.Slug], out var last))
                numbers.TryAdd(id, last);
        }

        var done = 0;
        foreach (var batch in changed.Chunk(BatchSize))
        {
            var revisions = batch.Select(document => new RevisionRow
            {
                EntryId = ids[document.Entry.Slug],
                Number = numbers.GetValueOrDefault(ids[document.Entry.Slug]) + 1,
                Document = Encoding.UTF8.GetString(document.Json),
                ContentHash = document.Hash,
                CreatedAt = release.PublishedAt,
                Author = next.Authors?.GetValueOrDefault(document.Entry.Slug) ?? next.Author,
                Message = next.Message,
            }).ToArray();
            context.Revisions.AddRange(revisions);
            await context.SaveChangesAsync(cancellationToken);
            foreach (var (document, revision) in batch.Zip(revisions))
            {
                context.Publications.Add(new PublicationRow { RevisionId = revision.Id, EntryId = revision.EntryId, FromSequence = release.Sequence });
                context.Links.AddRange(EntryLinks.Of(document.Entry, instrumentSheets).Distinct()
                    .Select(link => new LinkRow { RevisionId = revision.Id, Kind = link.Kind, TargetId = ids[link.Target] }));
                context.SearchRows.AddRange(SearchTexts.Of(document.Entry, revision.EntryId, revision.Id));
            }

            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
            done += batch.Length;
            progress?.Report((done, changed.Length));
        }
    }

    private static Dictionary<string, string> InstrumentSheets(IReadOnlyList<Entry> entries) =>
        entries.OfType<LegalFrameworkEntry>()
            .SelectMany(sheet => sheet.Instruments.Select(instrument => (Instrument: instrument.Slug, Sheet: sheet.Slug)))
            .ToDictionary(pair => pair.Instrument, pair => pair.Sheet, StringComparer.Ordinal);

    /// <summary>A revision of the newest release.</summary>
    private sealed record Current(long EntryId, long RevisionId, string Hash);

    /// <summary>An entry with its canonical form.</summary>
    private sealed record Document(Entry Entry, byte[] Json)
    {
        public string Hash { get; } = ContentHash.Of(Json);
    }
}
