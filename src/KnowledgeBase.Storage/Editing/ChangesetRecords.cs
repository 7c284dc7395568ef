using System.Collections.Immutable;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeBase.Storage.Editing;

/// <summary>Makes changesets of their rows.</summary>
internal static class ChangesetRecords
{
    /// <summary>The state that a row is in.</summary>
    internal static ChangesetState StateOf(ChangesetRow row) => WireNames.TryParse<ChangesetState>(row.State, out var state)
        ? state
        : throw new InvalidOperationException($"Changeset {row.Id} has the state '{row.State}', which this program does not know.");

    /// <summary>Who wrote in it.</summary>
    internal static ChangesetPeople PeopleOf(ChangesetRow row) => new(row.Author, [.. row.Contributors]);

    /// <summary>One changeset; null when there is none with this number.</summary>
    internal static async Task<Changeset?> FindAsync(KnowledgeBaseContext context, long id, CancellationToken cancellationToken)
    {
        var rows = await context.Changesets.Where(row => row.Id == id).ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : (await OfAsync(context, rows, cancellationToken))[0];
    }

    /// <summary>The changesets of these rows, in their order.</summary>
    internal static async Task<ImmutableArray<Changeset>> OfAsync(
        KnowledgeBaseContext context, IReadOnlyList<ChangesetRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var reviews = (await context.ChangesetReviews.Where(review => ids.Contains(review.ChangesetId)).OrderBy(review => review.Id).ToListAsync(cancellationToken))
            .ToLookup(review => review.ChangesetId);
        var counts = await context.ChangesetItems.Where(item => ids.Contains(item.ChangesetId) && !item.IsDiscarded)
            .GroupBy(item => item.ChangesetId)
            .ToDictionaryAsync(group => group.Key, group => group.Count(), cancellationToken);
        var sequences = rows.SelectMany(row => new[] { row.BaseSequence, row.ReleaseSequence ?? 0, row.RevertsSequence ?? 0 }).Distinct().ToArray();
        var releases = await context.Releases.Where(release => sequences.Contains(release.Sequence))
            .ToDictionaryAsync(release => release.Sequence, release => new ReleaseName(release.Sequence, release.Version), cancellationToken);
        return
        [
            .. rows.Select(row => new Changeset
            {
                Id = row.Id,
                Title = row.Title,
                State = StateOf(row),
                Author = row.Author,
                Contributors = [.. row.Contributors],
                OpenedAt = new DateTimeOffset(row.OpenedAt, TimeSpan.Zero),
                ChangedAt = new DateTimeOffset(row.ChangedAt, TimeSpan.Zero),
                Version = row.Version,
                Base = releases[row.BaseSequence],
                ItemCount = counts.GetValueOrDefault(row.Id),
                Reviews = [.. reviews[row.Id].Select(ReviewOf)],
                Release = row.ReleaseSequence is { } release ? releases[release] : null,
                Reverts = row.RevertsSequence is { } reverted ? releases[reverted] : null,
            }),
        ];
    }

    private static ChangesetReview ReviewOf(ChangesetReviewRow row) => new(
        row.Reviewer,
        WireNames.TryParse<ReviewVerdict>(row.Verdict, out var verdict) ? verdict : ReviewVerdict.Comment,
        row.Comment,
        new DateTimeOffset(row.At, TimeSpan.Zero));
}
