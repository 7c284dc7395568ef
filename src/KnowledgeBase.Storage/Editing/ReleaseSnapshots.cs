using System.Collections.Frozen;
using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Rules;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeBase.Storage.Editing;

/// <summary>The documents of the newest release, and of the one before, in memory: what drafts are compared with. Make one and share it.</summary>
public sealed class ReleaseSnapshots : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile ReleaseSnapshot? _newest;

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>The newest release as this unit of work sees it; null when there is none.</summary>
    internal async Task<ReleaseSnapshot?> NewestAsync(KnowledgeBaseContext context, CancellationToken cancellationToken)
    {
        var release = await context.Releases.OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);
        if (release is null)
            return null;
        if (_newest is { } known && known.IsOf(release))
            return known;
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var nearest = _newest;
            if (nearest is not null && nearest.IsOf(release))
                return nearest;
            var made = nearest is not null && await IsAncestorAsync(context, nearest, release, cancellationToken)
                ? await AfterAsync(context, nearest, release, cancellationToken)
                : ReleaseSnapshot.Of(release, await ReleaseReader.EntriesAsync(context, release.Sequence, after: 0, cancellationToken));
            _newest = made;
            return made;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Whether a snapshot is of an earlier release of the same database.</summary>
    private static async Task<bool> IsAncestorAsync(KnowledgeBaseContext context, ReleaseSnapshot earlier, ReleaseRow later, CancellationToken cancellationToken) =>
        earlier.Sequence < later.Sequence && await context.Releases.AnyAsync(
            row => row.Sequence == earlier.Sequence && row.ContentHash == earlier.Release.ContentHash, cancellationToken);

    /// <summary>A later release from an earlier one: only what changed is read.</summary>
    private static async Task<ReleaseSnapshot> AfterAsync(
        KnowledgeBaseContext context, ReleaseSnapshot earlier, ReleaseRow release, CancellationToken cancellationToken)
    {
        var gone = await context.Publications
            .Where(row => row.FromSequence <= earlier.Sequence && row.ToSequence > earlier.Sequence && row.ToSequence <= release.Sequence)
            .Select(row => row.Revision!.Entry!.Slug)
            .ToListAsync(cancellationToken);
        var come = await ReleaseReader.EntriesAsync(context, release.Sequence, earlier.Sequence, cancellationToken);
        return ReleaseSnapshot.Of(release, earlier.Published.Values.ExceptBy(gone, item => item.Entry.Slug).Concat(come));
    }
}

/// <summary>The documents of a release. Immutable.</summary>
internal sealed class ReleaseSnapshot
{
    private readonly Lazy<ImmutableArray<Problem>> _problems;

    private ReleaseSnapshot(ReleaseRow release, FrozenDictionary<string, PublishedEntry> published)
    {
        (Release, Published) = (release, published);
        _problems = new Lazy<ImmutableArray<Problem>>(() => RuleSet.Check([.. Entries]));
    }

    internal ReleaseRow Release { get; }

    internal int Sequence => Release.Sequence;

    internal ReleaseName Name => new(Release.Sequence, Release.Version);

    /// <summary>The entries by slug.</summary>
    internal FrozenDictionary<string, PublishedEntry> Published { get; }

    internal IEnumerable<Entry> Entries => Published.Values.Select(item => item.Entry);

    /// <summary>What the rules find in it; computed when first needed.</summary>
    internal ImmutableArray<Problem> Problems => _problems.Value;

    internal static ReleaseSnapshot Of(ReleaseRow release, IEnumerable<PublishedEntry> entries) =>
        new(release, entries.ToFrozenDictionary(item => item.Entry.Slug, StringComparer.Ordinal));

    internal bool IsOf(ReleaseRow release) => Release.Sequence == release.Sequence && Release.ContentHash == release.ContentHash && Release.Version == release.Version;

    /// <summary>Its entries with these drafts in their places, by slug in ordinal order.</summary>
    internal IReadOnlyList<Entry> With(IReadOnlyCollection<RebasedDraft> drafts)
    {
        var next = Entries.ToDictionary(entry => entry.Slug, StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (draft.After is { } entry)
                next[draft.Slug] = entry;
            else
                next.Remove(draft.Slug);
        }

        return [.. next.Values.OrderBy(entry => entry.Slug, StringComparer.Ordinal)];
    }
}
