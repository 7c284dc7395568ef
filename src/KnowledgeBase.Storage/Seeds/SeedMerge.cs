using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Storage.Seeds;

/// <summary>Which side wins where an entry was changed both in the files and in the database.</summary>
public enum ConflictPreference
{
    /// <summary>Neither: the load is refused and the conflicts are named.</summary>
    Refuse,

    /// <summary>The files.</summary>
    Files,

    /// <summary>The database.</summary>
    Database,
}

/// <summary>
/// A three-way comparison of seed files with the database: the base is what the last load read. Changes on one side are taken from that side;
/// an entry that changed on both, and differently, is a conflict.
/// </summary>
public sealed record SeedMerge
{
    /// <summary>The entries of the next release, by slug in ordinal order.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>Entries that only the files have.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <summary>Entries whose published state the files replace: the slug, what is published, what comes.</summary>
    public required IReadOnlyList<(string Slug, Entry Before, Entry After)> Updated { get; init; }

    /// <summary>Entries that were taken out of the files since the last load.</summary>
    public required IReadOnlyList<string> Removed { get; init; }

    /// <summary>Entries that were published elsewhere since the last load and stay as they are in the database.</summary>
    public required IReadOnlyList<string> KeptFromDatabase { get; init; }

    /// <summary>
    /// What was published elsewhere since the last load and is not in the files: the slug, what the files say (null when they have no such entry), what is
    /// published (null when it was taken out). An export writes it into the files.
    /// </summary>
    public required IReadOnlyList<(string Slug, Entry? InFiles, Entry? Published)> PublishedElsewhere { get; init; }

    /// <summary>Entries that changed on both sides; empty when a side was preferred.</summary>
    public required IReadOnlyList<string> Conflicts { get; init; }

    /// <summary>Compares.</summary>
    /// <param name="files">The entries of the seed files.</param>
    /// <param name="lastLoad">The hash of each entry in the last load; empty when there was none.</param>
    /// <param name="published">The entries of the newest release.</param>
    /// <param name="preference">Which side wins a conflict.</param>
    public static SeedMerge Of(
        IReadOnlyList<Entry> files,
        IReadOnlyDictionary<string, string> lastLoad,
        IReadOnlyList<PublishedEntry> published,
        ConflictPreference preference)
    {
        var inFiles = files.ToDictionary(entry => entry.Slug, entry => (Entry: entry, Hash: ContentHash.Of(entry)), StringComparer.Ordinal);
        var inDatabase = published.ToDictionary(item => item.Entry.Slug, StringComparer.Ordinal);
        var next = new List<Entry>();
        var added = new List<string>();
        var updated = new List<(string, Entry, Entry)>();
        var removed = new List<string>();
        var kept = new List<string>();
        var elsewhere = new List<(string, Entry?, Entry?)>();
        var conflicts = new List<string>();
        foreach (var slug in inFiles.Keys.Union(inDatabase.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var file = inFiles.TryGetValue(slug, out var found) ? found : default;
            var database = inDatabase.GetValueOrDefault(slug);
            var last = lastLoad.GetValueOrDefault(slug);
            if (file.Hash == database?.ContentHash)
            {
                next.Add(file.Entry);
                continue;
            }

            var winner = Winner(file.Hash, last, database?.ContentHash, preference);
            if (winner == ConflictPreference.Refuse)
            {
                conflicts.Add(slug);
            }
            else if (winner == ConflictPreference.Files && file.Entry is not null)
            {
                next.Add(file.Entry);
                if (database is null)
                    added.Add(slug);
                else
                    updated.Add((slug, database.Entry, file.Entry));
            }
            else if (winner == ConflictPreference.Files)
            {
                removed.Add(slug);
            }
            else
            {
                elsewhere.Add((slug, file.Entry, database?.Entry));
                if (database is null)
                    continue;
                next.Add(database.Entry);
                kept.Add(slug);
            }
        }

        return new SeedMerge
        {
            Entries = next, Added = added, Updated = updated, Removed = removed, KeptFromDatabase = kept,
            PublishedElsewhere = elsewhere, Conflicts = conflicts,
        };
    }

    /// <summary>Which side gives the next state of an entry that differs; <see cref="ConflictPreference.Refuse"/> for a conflict.</summary>
    private static ConflictPreference Winner(string? file, string? last, string? database, ConflictPreference preference)
    {
        if (database == last)
            return ConflictPreference.Files;
        return file == last ? ConflictPreference.Database : preference;
    }
}
