using System.Collections.Immutable;
using System.Text;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Texts;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeBase.Storage.Editing;

/// <summary>A saved state of an entry: who, when, why.</summary>
/// <param name="Number">Counts the entry's revisions from 1.</param>
/// <param name="Author">Who made it.</param>
/// <param name="Message">Why.</param>
/// <param name="SavedAt">When it was published.</param>
/// <param name="ContentHash">The document's hash.</param>
/// <param name="Release">The first release with it.</param>
/// <param name="Until">The first release without it; null while it is in the newest.</param>
public sealed record EntryRevision(
    int Number, string Author, string? Message, DateTimeOffset SavedAt, string ContentHash, ReleaseName Release, ReleaseName? Until);

/// <summary>Reads the history of entries. Only what was published is in it, never a draft.</summary>
/// <param name="source">The database.</param>
public sealed class EntryHistory(NpgsqlDataSource source)
{
    /// <summary>How many revisions a page may have at most.</summary>
    public const int MaxPage = 100;

    /// <summary>The revisions of an entry, newest first; empty for a slug that was never published.</summary>
    /// <param name="slug">The entry.</param>
    /// <param name="first">How many at most, 1 to <see cref="MaxPage"/>.</param>
    /// <param name="before">Only those with a lower number than this; null for the newest.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ImmutableArray<EntryRevision>> OfAsync(string slug, int first, int? before, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, MaxPage);
        if (!SlugForm.IsValid(slug))
            return [];
        await using var context = Contexts.Create(source);
        var highest = before ?? int.MaxValue;
        var rows = await context.Publications
            .Where(row => row.Revision!.Entry!.Slug == slug && row.Revision.Number < highest)
            .OrderByDescending(row => row.Revision!.Number)
            .Take(first)
            .Select(row => new
            {
                row.Revision!.Number,
                row.Revision.Author,
                row.Revision.Message,
                row.Revision.CreatedAt,
                row.Revision.ContentHash,
                row.FromSequence,
                From = context.Releases.Single(release => release.Sequence == row.FromSequence).Version,
                row.ToSequence,
                To = context.Releases.Where(release => release.Sequence == row.ToSequence).Select(release => release.Version).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new EntryRevision(
                row.Number,
                row.Author,
                row.Message,
                new DateTimeOffset(row.CreatedAt, TimeSpan.Zero),
                row.ContentHash,
                new ReleaseName(row.FromSequence, row.From),
                row.ToSequence is { } until ? new ReleaseName(until, row.To!) : null)),
        ];
    }

    /// <summary>A revision's document; null when there is none.</summary>
    public async Task<Entry?> DocumentAsync(string slug, int number, CancellationToken cancellationToken)
    {
        if (!SlugForm.IsValid(slug))
            return null;
        await using var context = Contexts.Create(source);
        var row = await context.Revisions.Where(revision => revision.Entry!.Slug == slug && revision.Number == number)
            .Select(revision => revision.Document)
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : CanonicalJson.Deserialize(Encoding.UTF8.GetBytes(row));
    }

    /// <summary>The fields that two revisions of an entry differ in; null when one of them does not exist.</summary>
    public async Task<ImmutableArray<FieldDifference>?> DiffAsync(string slug, int from, int to, CancellationToken cancellationToken) =>
        await DocumentAsync(slug, from, cancellationToken) is { } before && await DocumentAsync(slug, to, cancellationToken) is { } after
            ? DocumentDiff.Between(before, after)
            : null;
}
