using System.Collections.Immutable;
using System.Text.Json;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Database;
using Npgsql;

namespace KnowledgeBase.Storage.Releases;

/// <summary>Loads releases from the database into a <see cref="CatalogueStore"/>.</summary>
/// <param name="source">The database.</param>
/// <param name="store">Where catalogues are held.</param>
public sealed class CatalogueLoader(NpgsqlDataSource source, CatalogueStore store) : IDisposable
{
    private readonly ReleaseReader _reader = new(source);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>Makes the newest release current if it is not. Returns whether a catalogue was swapped in.</summary>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    /// <exception cref="CatalogueException">The release cannot be linked; the store keeps what it had.</exception>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var rows = await _reader.ReleasesAsync(cancellationToken);
            if (rows.Count == 0)
            {
                store.Report("The database holds no release yet. Load the seed files with 'kb seed load'.");
                return false;
            }

            var newest = rows[^1];
            if (store.Current?.Release is { } seen && seen.Sequence >= newest.Sequence)
            {
                var same = seen.Sequence == newest.Sequence && seen.ContentHash == newest.ContentHash;
                store.Report(same ? null : $"The database's newest release is {newest.Version} (number {newest.Sequence}, hash {newest.ContentHash[..12]}), but readers have seen {seen.Version} (number {seen.Sequence}, hash {seen.ContentHash[..12]}). Was an older or another database put in its place? Restart the service to serve what is there now.");
                return false;
            }

            ImmutableArray<ReleaseInfo> releases = [.. rows.Select(Info).Reverse()];
            store.Swap(await BuildAsync(releases[0], releases, cancellationToken), releases);
            return true;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The catalogue of a release, from memory or else from the database.</summary>
    /// <exception cref="NpgsqlException">It is not in memory and the database cannot be reached.</exception>
    public async ValueTask<Catalogue> GetAsync(ReleaseInfo release, CancellationToken cancellationToken)
    {
        if (store.InMemory(release) is { } found)
            return found;
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (store.InMemory(release) is { } meanwhile)
                return meanwhile;
            var built = await BuildAsync(release, store.Releases, cancellationToken);
            store.Keep(built);
            return built;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private async Task<Catalogue> BuildAsync(ReleaseInfo release, ImmutableArray<ReleaseInfo> releases, CancellationToken cancellationToken)
    {
        var bySequence = releases.ToDictionary(info => info.Sequence);
        var entries = await _reader.EntriesAsync(release.Sequence, cancellationToken);
        var history = await _reader.HistoryAsync(release.Sequence, cancellationToken);
        return CatalogueBuilder.Build(release, [.. entries.Select(item => new CatalogueItem(
            item.Entry,
            [.. history[item.Entry.Slug].Select(row => new RevisionInfo(row.Number, bySequence[row.Since], row.Message, row.ContentHash) { IsFormerName = row.IsFormerName })]))]);
    }

    /// <summary>A release as readers see it.</summary>
    internal static ReleaseInfo Info(ReleaseRow row) => new(
        row.Version,
        row.Sequence,
        new DateTimeOffset(row.PublishedAt, TimeSpan.Zero),
        ReleaseReader.NotesOf(row),
        [.. row.Languages],
        [.. row.Fallback],
        row.ContentHash,
        JsonSerializer.Deserialize<Dictionary<string, int>>(row.Counts)!.ToImmutableDictionary(pair => Enum.Parse<EntryKind>(pair.Key), pair => pair.Value));
}
