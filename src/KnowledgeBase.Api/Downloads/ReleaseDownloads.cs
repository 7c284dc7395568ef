using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Exports;

namespace KnowledgeBase.Api.Downloads;

/// <summary>
/// The files of whole releases: made when first asked for, once however many ask at the same time, and kept for the few releases that were asked for last.
/// </summary>
/// <param name="address">The start of persistent addresses.</param>
public sealed class ReleaseDownloads(PublicAddress address) : IDisposable
{
    /// <summary>How many releases' files are kept in memory: the newest, and one that somebody goes back to.</summary>
    private const int MostReleases = 2;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly LinkedList<(int Sequence, Lazy<Task<ReleaseFiles>> Files)> _kept = [];

    /// <summary>The files of a release.</summary>
    /// <param name="catalogue">The release.</param>
    public Task<ReleaseFiles> FilesAsync(Catalogue catalogue)
    {
        Lazy<Task<ReleaseFiles>>? files = null;
        lock (_gate)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Sequence != catalogue.Release.Sequence)
                    continue;
                _kept.Remove(node);
                // What could not be made is not kept.
                if (!node.Value.Files.IsValueCreated || !node.Value.Files.Value.IsFaulted)
                    files = node.Value.Files;
                break;
            }

            // Lazily, so that nothing is made while the lock is held.
            files ??= new Lazy<Task<ReleaseFiles>>(() => Task.Run(() => MakeAsync(catalogue)));
            _kept.AddFirst((catalogue.Release.Sequence, files));
            if (_kept.Count > MostReleases)
                _kept.RemoveLast();
        }

        return files.Value;
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>Makes the files of one release at a time: whoever walks through all releases uses one processor, not all.</summary>
    private async Task<ReleaseFiles> MakeAsync(Catalogue catalogue)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            return ReleaseFiles.Of(catalogue, new PersistentAddresses(address.Value));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
