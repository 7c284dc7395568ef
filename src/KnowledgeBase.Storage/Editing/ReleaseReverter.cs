using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeBase.Storage.Editing;

/// <summary>Undoes releases, by changesets.</summary>
/// <param name="database">Runs it.</param>
/// <param name="time">Gives the moment of each change.</param>
/// <param name="snapshots">The newest release in memory, shared by all that edit.</param>
internal sealed class ReleaseReverter(EditingDatabase database, TimeProvider time, ReleaseSnapshots snapshots)
{
    /// <summary>See <see cref="ChangesetPublisher.RevertAsync"/>.</summary>
    internal Task<EditResult<Changeset>> RevertAsync(string release, string? title, Caller caller, IdempotencyKey? key, CancellationToken cancellationToken) =>
        database.RunAsync(
            async context =>
            {
                if (!caller.Has(Role.Editor))
                    return EditResult.Refused<Changeset>(new EditError.Forbidden(Role.Editor, "Only an editor may undo a release."));
                if (!ReleaseVersion.IsValid(release))
                    return EditResult.Refused<Changeset>(new EditError.NotFound("release", release));
                title ??= $"Undo {release}";
                if ((DraftForm.CheckText("title", title, ChangesetStore.MaxTitle, isRequired: true) ?? IdempotencyKeys.Check(key)) is { } problem)
                    return EditResult.Refused<Changeset>(problem);
                if (await IdempotencyKeys.FindAsync<OpenedResult>(context, caller, "revert", key, cancellationToken) is { } repeated)
                    return repeated.IsDone ? await ChangesetStore.ReadAsync(context, repeated.Value.Id, cancellationToken) : repeated.As<Changeset>();
                var undone = await context.Releases.SingleOrDefaultAsync(row => row.Version == release, cancellationToken);
                if (undone is null || await snapshots.NewestAsync(context, cancellationToken) is not { } newest)
                    return EditResult.Refused<Changeset>(new EditError.NotFound("release", release));
                if (undone.Sequence == 1)
                    return EditResult.Refused<Changeset>(new EditError.Invalid(["release"], $"{release} is the first release: there is nothing before it."));

                var now = time.GetUtcNow();
                var items = await ItemsAsync(context, undone.Sequence, caller, now, cancellationToken);
                var left = items.Where(item => RebasedDraft.Of(item, newest) is not { IsUnchanged: true, Conflicts.IsEmpty: true }).ToArray();
                if (left.Length == 0)
                    return EditResult.Refused<Changeset>(new EditError.Invalid(["release"], $"Nothing of {release} is left to undo: later releases changed all of it back."));
                var row = ChangesetStore.NewRow(title, caller, newest.Sequence, now);
                row.RevertsSequence = undone.Sequence;
                context.Changesets.Add(row);
                await context.SaveChangesAsync(cancellationToken);
                foreach (var item in left)
                    item.ChangesetId = row.Id;
                context.ChangesetItems.AddRange(left);
                await context.SaveChangesAsync(cancellationToken);
                await IdempotencyKeys.RememberAsync(context, caller, "revert", key, new OpenedResult(row.Id), now, cancellationToken);
                await EditingAudit.AppendAsync(context, now, caller, "opened", row.Id, cancellationToken, ("title", title), ("reverts", release));
                return await ChangesetStore.ReadAsync(context, row.Id, cancellationToken);
            },
            cancellationToken);

    /// <summary>
    /// A draft for each entry that the release changed: it comes from what the release made of it, and goes back to what was before. Brought onto the
    /// newest release, that is the three-way merge which undoes the release and keeps what came later.
    /// </summary>
    private static async Task<ChangesetItemRow[]> ItemsAsync(
        KnowledgeBaseContext context, int sequence, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var came = (await ReleaseReader.EntriesAsync(context, sequence, sequence - 1, cancellationToken)).ToDictionary(item => item.Entry.Slug, StringComparer.Ordinal);
        var ended = (await context.Publications.Where(row => row.ToSequence == sequence).Select(row => row.Revision!.Entry!.Slug).ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.Ordinal);
        var before = (await ReleaseReader.EntriesAsync(context, sequence - 1, after: 0, cancellationToken))
            .Where(item => ended.Contains(item.Entry.Slug))
            .ToDictionary(item => item.Entry.Slug, StringComparer.Ordinal);
        return
        [
            .. came.Keys.Union(before.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(slug =>
            {
                var (after, was) = (came.GetValueOrDefault(slug), before.GetValueOrDefault(slug));
                return new ChangesetItemRow
                {
                    Slug = slug,
                    Kind = (after ?? was)!.Entry.Kind.ToString(),
                    BaseNumber = (after ?? was)!.Number,
                    BaseDocument = OpenChangeset.TextOf(after?.Entry),
                    DraftDocument = OpenChangeset.TextOf(was?.Entry),
                    Saves = 1,
                    Editor = caller.Name,
                    SavedAt = now.UtcDateTime,
                };
            }),
        ];
    }
}
