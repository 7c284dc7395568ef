using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Storage.Releases;

/// <summary>
/// Holds the catalogue that readers see now, and some older ones. Reading takes one reference and never waits; a new catalogue is built to the side
/// and swapped in whole. When the database is away, what is here goes on answering.
/// </summary>
/// <param name="olderReleases">How many older releases to keep in memory.</param>
public sealed class CatalogueStore(int olderReleases)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Catalogue> _older = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile State _state = new(null, [], "The first release has not been loaded yet.");

    /// <summary>The newest catalogue; null until the first is there.</summary>
    public Catalogue? Current => _state.Current;

    /// <summary>All releases that are known, newest first.</summary>
    public ImmutableArray<ReleaseInfo> Releases => _state.Releases;

    /// <summary>Why the newest catalogue may not be the newest release; null when all is well. For operators, not for clients.</summary>
    public string? Problem => _state.Problem;

    /// <summary>Ends when the next catalogue is swapped in. Take it first and look then, so that none is missed.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>The release with this version, as far as it is known.</summary>
    public ReleaseInfo? Find(string version)
    {
        foreach (var release in Releases)
        {
            if (release.Version == version)
                return release;
        }

        return null;
    }

    /// <summary>The catalogue of a release if it is in memory.</summary>
    public Catalogue? InMemory(ReleaseInfo release)
    {
        if (Current is { } current && current.Release.Sequence == release.Sequence)
            return current;
        lock (_gate)
        {
            for (var node = _older.First; node is not null; node = node.Next)
            {
                if (node.Value.Release.Sequence != release.Sequence)
                    continue;
                _older.Remove(node);
                _older.AddFirst(node);
                return node.Value;
            }
        }

        return null;
    }

    /// <summary>Makes a catalogue the newest; the one before it stays among the older ones. An older one than the newest changes nothing.</summary>
    internal void Swap(Catalogue catalogue, ImmutableArray<ReleaseInfo> releases)
    {
        lock (_gate)
        {
            var before = _state.Current;
            if (before is not null && before.Release.Sequence > catalogue.Release.Sequence)
                return;
            _state = new State(catalogue, releases, Problem: null);
            if (before is not null && before.Release.Sequence != catalogue.Release.Sequence)
                KeepLocked(before);
        }

        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>Keeps an older catalogue; the one not used for longest goes when there are too many.</summary>
    internal void Keep(Catalogue catalogue)
    {
        lock (_gate)
            KeepLocked(catalogue);
    }

    /// <summary>Says what keeps the newest release from being here; null when nothing does.</summary>
    internal void Report(string? problem)
    {
        lock (_gate)
            _state = _state with { Problem = problem };
    }

    private void KeepLocked(Catalogue catalogue)
    {
        _older.AddFirst(catalogue);
        while (_older.Count > olderReleases)
            _older.RemoveLast();
    }

    /// <summary>One reference, so that readers never see a catalogue with another's releases.</summary>
    private sealed record State(Catalogue? Current, ImmutableArray<ReleaseInfo> Releases, string? Problem);
}
