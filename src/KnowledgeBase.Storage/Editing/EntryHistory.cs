using System.Collections.Immutable;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
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
    /// <summary>The revisions of an entry, newest first; empty for a slug that was never published.</summary>
    /// <param name="slug">The entry.</param>
    /// <param name="first">How many at most, 1 to 100.</param>
    /// <param name="before">Only those with a lower number than this; null for the newest.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ImmutableArray<EntryRevision>> OfAsync(string slug, int first, int? before, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{source}");

    /// <summary>A revision's document; null when there is none.</summary>
    public Task<Entry?> DocumentAsync(string slug, int number, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>The fields that two revisions of an entry differ in; null when one of them does not exist.</summary>
    public Task<ImmutableArray<FieldDifference>?> DiffAsync(string slug, int from, int to, CancellationToken cancellationToken) => throw new NotSupportedException();
}
