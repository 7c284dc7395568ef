using System.Collections.Immutable;
using System.Data;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeBase.Storage.Editing;

/// <summary>
/// Reads changesets, and what would come of them. Whoever may call this sees drafts: it belongs behind <see cref="Permissions.ToRead"/>, and
/// never behind the public endpoint. Keeps a few previews and lists of problems in memory; make one and share it.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="snapshots">The newest release in memory, shared by all that edit.</param>
public sealed class ChangesetReader(NpgsqlDataSource source, ReleaseSnapshots snapshots)
{
    /// <summary>How many changesets a page may have at most.</summary>
    public const int MaxPage = 100;

    /// <summary>Checking a release takes a good part of a second, and a page asks for the problems of the same few changesets again and again.</summary>
    private const int ProblemsInMemory = 32;

    private readonly PreviewBuilder _previews = new(source);
    private readonly RecentValues<NextKey, ImmutableArray<ChangesetProblem>> _problems = new(ProblemsInMemory);

    /// <summary>A changeset; null when there is none with this number.</summary>
    public async Task<Changeset?> GetAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        return await ChangesetRecords.FindAsync(context, id, cancellationToken);
    }

    /// <summary>Changesets, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="first">How many at most, 1 to <see cref="MaxPage"/>.</param>
    /// <param name="after">The number of the last one of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ChangesetPage> ListAsync(ChangesetFilter filter, int first, long? after, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, MaxPage);
        await using var context = Contexts.Create(source);
        var rows = Filtered(context, filter);
        if (after is { } last)
            rows = rows.Where(row => row.Id < last);
        var found = await rows.OrderByDescending(row => row.Id).Take(first + 1).ToListAsync(cancellationToken);
        return new ChangesetPage(await ChangesetRecords.OfAsync(context, [.. found.Take(first)], cancellationToken), found.Count > first);
    }

    /// <summary>How many changesets there are.</summary>
    public async Task<int> CountAsync(ChangesetFilter filter, CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        return await Filtered(context, filter).CountAsync(cancellationToken);
    }

    /// <summary>A changeset with its drafts, brought onto the newest release; null when there is none with this number.</summary>
    public async Task<ChangesetContent?> ContentAsync(long id, CancellationToken cancellationToken) =>
        await LoadAsync(id, cancellationToken) is { } loaded ? new ChangesetContent(loaded.Changeset, loaded.Newest.Name, [.. loaded.Items.Select(loaded.ItemOf)]) : null;

    /// <summary>An entry as an editor sees it in a changeset; null when there is no such changeset.</summary>
    public async Task<EntryView?> ViewAsync(long id, string slug, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not { } loaded)
            return null;
        var view = loaded.All.FirstOrDefault(item => item.Slug == slug) is { } item && !loaded.IsFinal
            ? RebasedDraft.Of(item, loaded.Newest)
            : RebasedDraft.Untouched(slug, loaded.Newest);
        return new EntryView(view.After, view.Shown, view.Conflicts);
    }

    /// <summary>
    /// What is wrong with the release that would come of a changeset: all errors, and the warnings that the newest release does not have already.
    /// Null when there is no such changeset; empty for one that was published or abandoned.
    /// </summary>
    public async Task<ImmutableArray<ChangesetProblem>?> ProblemsAsync(long id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not { } loaded)
            return null;
        return loaded.IsFinal ? [] : ProblemsOf(loaded);
    }

    /// <summary>
    /// The catalogue that would come of a changeset, for reading as if it were published. It is refused while problems keep it from being linked.
    /// For one that was published or abandoned it is refused, too: read its release.
    /// </summary>
    public async Task<EditResult<Catalogue>> PreviewAsync(long id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is not { } loaded)
            return EditResult.Refused<Catalogue>(ChangesetStore.NotFound(id));
        return loaded.IsFinal
            ? EditResult.Refused<Catalogue>(new EditError.Invalid(["changeset"], $"The changeset is {WireNames.Of(loaded.Changeset.State)}: there is nothing to preview. Read {loaded.Changeset.Release?.Version ?? "the newest release"} instead."))
            : await _previews.BuildAsync(loaded.Changeset, loaded.Newest, loaded.Rebased, ProblemsOf(loaded), cancellationToken);
    }

    private ImmutableArray<ChangesetProblem> ProblemsOf(Loaded loaded)
    {
        var key = NextKey.Of(loaded.Changeset, loaded.Newest);
        return _problems.TryFind(key, out var found) ? found : _problems.Keep(key, NextReleaseCheck.All(loaded.Newest.With(loaded.Rebased), loaded.Newest.Problems));
    }

    private static IQueryable<ChangesetRow> Filtered(KnowledgeBaseContext context, ChangesetFilter filter)
    {
        IQueryable<ChangesetRow> rows = context.Changesets;
        if (!filter.States.IsDefaultOrEmpty)
        {
            var states = filter.States.Select(WireNames.Of).ToArray();
            rows = rows.Where(row => states.Contains(row.State));
        }

        // PostgreSQL refuses U+0000, which is in nobody's name.
        return filter.Author?.Replace("\0", "\uFFFD", StringComparison.Ordinal) is { } author ? rows.Where(row => row.Author == author) : rows;
    }

    private async Task<Loaded?> LoadAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        // One moment of the database for all of it.
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        if (await ChangesetRecords.FindAsync(context, id, cancellationToken) is not { } changeset)
            return null;
        var newest = await snapshots.NewestAsync(context, cancellationToken)
            ?? throw new InvalidOperationException("There is a changeset, so that there has to be a release, and there is none.");
        var items = await context.ChangesetItems.Where(item => item.ChangesetId == id).ToListAsync(cancellationToken);
        items.Sort(static (a, b) => string.CompareOrdinal(a.Slug, b.Slug));
        return new Loaded(changeset, newest, items);
    }

    /// <summary>A changeset as it was at one moment.</summary>
    private sealed record Loaded(Changeset Changeset, ReleaseSnapshot Newest, List<ChangesetItemRow> All)
    {
        internal bool IsFinal { get; } = Changeset.State is ChangesetState.Published or ChangesetState.Abandoned;

        internal IEnumerable<ChangesetItemRow> Items => All.Where(item => !item.IsDiscarded);

        internal RebasedDraft[] Rebased => [.. Items.Select(item => RebasedDraft.Of(item, Newest))];

        /// <summary>An item; of a final changeset as it was then, not against what came later.</summary>
        internal ChangesetItem ItemOf(ChangesetItemRow row)
        {
            var draft = IsFinal ? null : RebasedDraft.Of(row, Newest);
            var (before, after) = draft is null
                ? (RebasedDraft.EntryOf(row.BaseDocument), RebasedDraft.EntryOf(row.DraftDocument))
                : (draft.Before, draft.After);
            var diff = DocumentDiff.Between(before, after);
            return new ChangesetItem
            {
                Slug = row.Slug,
                Kind = (after ?? before)?.Kind ?? Enum.Parse<EntryKind>(row.Kind),
                Change = (before, after) switch
                {
                    _ when diff.IsEmpty => ChangeKind.Unchanged,
                    (null, _) => ChangeKind.Added,
                    (_, null) or (not FormerNameEntry, FormerNameEntry) => ChangeKind.Removed,
                    _ => ChangeKind.Changed,
                },
                Before = before,
                After = after,
                Diff = diff,
                Conflicts = draft?.Conflicts ?? [],
                Revision = draft?.Shown ?? row.BaseNumber + row.Saves,
                Editor = row.Editor,
                SavedAt = new DateTimeOffset(row.SavedAt, TimeSpan.Zero),
            };
        }
    }
}
