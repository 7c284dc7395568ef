using System.Collections.Immutable;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Rules;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;
using Npgsql;

namespace KnowledgeBase.Storage.Seeds;

/// <summary>What a load of seed files came to.</summary>
public abstract record SeedLoadOutcome
{
    private SeedLoadOutcome()
    {
    }

    /// <summary>The files have problems; nothing was compared with the database.</summary>
    /// <param name="Problems">All of them.</param>
    public sealed record Refused(ImmutableArray<Problem> Problems) : SeedLoadOutcome;

    /// <summary>Entries changed both in the files and in the database; nothing was loaded.</summary>
    /// <param name="Merge">The comparison.</param>
    public sealed record Conflicted(SeedMerge Merge) : SeedLoadOutcome;

    /// <summary>The comparison only, as asked.</summary>
    /// <param name="Merge">What a load would do.</param>
    public sealed record Compared(SeedMerge Merge) : SeedLoadOutcome;

    /// <summary>What publishing came to.</summary>
    /// <param name="Merge">The comparison.</param>
    /// <param name="Outcome">What became of it.</param>
    public sealed record Done(SeedMerge Merge, PublishOutcome Outcome) : SeedLoadOutcome
    {
        /// <summary>
        /// Where nothing changed: the keys of <c>release.yaml</c> that say something else than the newest release does. They alone make no release, and a
        /// release never changes.
        /// </summary>
        public ImmutableArray<string> UnpublishedKeys { get; init; } = [];
    }
}

/// <summary>Loads seed files into the database, all of them or nothing.</summary>
/// <param name="source">The database, migrated.</param>
/// <param name="time">Gives the moment of publication.</param>
public sealed class SeedLoader(NpgsqlDataSource source, TimeProvider time)
{
    private readonly ReleaseReader _reader = new(source);

    /// <summary>Reads a folder and checks it: its form, and what the rule set says of its entries. All problems at once, in the order of the files.</summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static (SeedReadResult Seed, ImmutableArray<Problem> Problems) Check(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {Path.GetFullPath(folder)}. Name the one that holds release.yaml.");
        var seed = SeedReader.Read(folder);
        return (seed, RuleSet.Check(seed));
    }

    /// <summary>Loads a folder.</summary>
    /// <param name="folder">The folder with <c>release.yaml</c>.</param>
    /// <param name="preference">Which side wins a conflict.</param>
    /// <param name="dryRun">Whether only to compare.</param>
    /// <param name="progress">Told how many of the changed entries are written.</param>
    /// <param name="cancellationToken">Ends it; nothing is then loaded.</param>
    public async Task<SeedLoadOutcome> LoadAsync(
        string folder, ConflictPreference preference, bool dryRun, IProgress<(int Done, int Of)>? progress, CancellationToken cancellationToken)
    {
        var (seed, problems) = Check(folder);
        if (seed.Release is null || problems.Any(problem => problem.Severity == ProblemSeverity.Error))
            return new SeedLoadOutcome.Refused(problems);

        var newest = await _reader.NewestAsync(cancellationToken);
        var merge = SeedMerge.Of(
            seed.Entries,
            await _reader.LastSeedItemsAsync(cancellationToken),
            newest == 0 ? [] : await _reader.EntriesAsync(newest, cancellationToken),
            preference);
        if (merge.Conflicts.Count > 0)
            return new SeedLoadOutcome.Conflicted(merge);

        // What each side may say alone may not hold together: the next release is checked as a whole.
        var mixed = merge.KeptFromDatabase.Count == 0 ? [] : RuleSet.Check(merge.Entries);
        if (mixed.Any(problem => problem.Severity == ProblemSeverity.Error))
            return new SeedLoadOutcome.Refused(mixed);
        if (dryRun)
            return new SeedLoadOutcome.Compared(merge);

        var outcome = await new ReleasePublisher(source, time).PublishAsync(
            new NextRelease
            {
                Version = seed.Release.Version,
                DatedOn = seed.Release.Date,
                Notes = seed.Release.Notes,
                Languages = seed.Release.Languages,
                Fallback = seed.Release.Fallback,
                Author = "seed files",
                Message = $"Seed files {seed.Release.Version}",
                Entries = merge.Entries,
                SeedItems = seed.Entries.ToDictionary(entry => entry.Slug, ContentHash.Of, StringComparer.Ordinal),
            },
            newest,
            progress,
            cancellationToken);
        return new SeedLoadOutcome.Done(merge, outcome)
        {
            UnpublishedKeys = outcome is PublishOutcome.NothingChanged ? Differing(seed.Release, (await _reader.ReleasesAsync(cancellationToken))[^1]) : [],
        };
    }

    /// <summary>The keys of a release file that say something else than a release.</summary>
    private static ImmutableArray<string> Differing(SeedRelease file, ReleaseRow release)
    {
        var (said, published) = (Texts(file.Notes), Texts(ReleaseReader.NotesOf(release)));
        (string Key, bool IsSame)[] keys =
        [
            ("version", file.Version == release.Version),
            ("date", file.Date == release.DatedOn),
            ("languages", file.Languages.SequenceEqual(release.Languages)),
            ("fallback", file.Fallback.SequenceEqual(release.Fallback)),
            ("notes", said.SequenceEqual(published)),
        ];
        return [.. keys.Where(static key => !key.IsSame).Select(static key => key.Key)];

        static IEnumerable<KeyValuePair<string, string>> Texts(LocalizedText? notes) => notes?.ByLanguage.OrderBy(static pair => pair.Key, StringComparer.Ordinal) ?? Enumerable.Empty<KeyValuePair<string, string>>();
    }
}
