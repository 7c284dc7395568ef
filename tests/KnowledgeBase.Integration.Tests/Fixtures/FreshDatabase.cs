using System.Globalization;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Seeds;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Fixtures;

/// <summary>A migrated database of a test's own, and what tests do with it. Its clock stands still.</summary>
internal sealed class FreshDatabase : IAsyncDisposable
{
    private static readonly string[] Tables = ["entries", "revisions", "releases", "publications", "links", "seed_loads", "search_rows", "audit_events", "api_keys", "changesets", "changeset_items", "changeset_reviews", "idempotency_keys"];

    private FreshDatabase(string connectionString) => (ConnectionString, Source) = (connectionString, DataSources.Create(connectionString));

    /// <summary>The moment of every publication.</summary>
    internal static DateTimeOffset Now { get; } = new(2026, 11, 22, 10, 30, 0, TimeSpan.Zero);

    internal string ConnectionString { get; }

    internal NpgsqlDataSource Source { get; }

    /// <summary>The entries of the small seed.</summary>
    internal static IReadOnlyList<Entry> SmallEntries { get; } = SeedReader.Read(SmallSeed.Original).Entries;

    internal static async Task<FreshDatabase> CreateAsync(PostgresFixture postgres) => new(await postgres.CreateDatabaseAsync());

    /// <summary>One with the small seed loaded as release 1, <c>2026.1.0</c>.</summary>
    internal static async Task<FreshDatabase> SeededAsync(PostgresFixture postgres)
    {
        var database = await CreateAsync(postgres);
        Assert.IsType<PublishOutcome.Published>(Assert.IsType<SeedLoadOutcome.Done>(await database.LoadAsync(SmallSeed.Original)).Outcome);
        return database;
    }

    /// <summary>Loads a seed folder.</summary>
    internal Task<SeedLoadOutcome> LoadAsync(string folder, ConflictPreference preference = ConflictPreference.Refuse, bool dryRun = false) =>
        new SeedLoader(Source, new StoppedClock()).LoadAsync(folder, preference, dryRun, progress: null, TestContext.Current.CancellationToken);

    /// <summary>Publishes these entries after the release with the sequence <paramref name="after"/>, as an editor does.</summary>
    internal Task<PublishOutcome> PublishAsync(string version, IReadOnlyList<Entry> entries, int after, NpgsqlDataSource? through = null) =>
        new ReleasePublisher(through ?? Source, new StoppedClock()).PublishAsync(
            new NextRelease
            {
                Version = version,
                DatedOn = new DateOnly(2026, 11, 22),
                Languages = ["en", "es"],
                Fallback = ["en"],
                Author = "an editor",
                Message = $"For {version}",
                Entries = entries,
            },
            after,
            progress: null,
            TestContext.Current.CancellationToken);

    /// <summary>The hash of a release, as the table has it.</summary>
    internal async Task<string> HashAsync(int sequence) =>
        (await RowsAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT content_hash FROM releases WHERE sequence = {sequence}")))[0];

    /// <summary>What a statement answers: a line for each row, its columns parted by bars, <c>-</c> for no value.</summary>
    internal async Task<string[]> RowsAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.IsDBNull(i) ? "-" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return [.. rows];
    }

    /// <summary>Every row of every table: two states are the same exactly when nothing was written, changed or deleted between them.</summary>
    internal async Task<string[]> EverythingAsync()
    {
        var all = new List<string>();
        foreach (var table in Tables)
            all.AddRange((await RowsAsync($"SELECT t::text FROM {table} AS t ORDER BY t::text COLLATE \"C\"")).Select(row => $"{table} {row}"));
        return [.. all];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source.DisposeAsync();

    /// <summary>SHA-256 of an entry's canonical form.</summary>
    internal static string Hash(Entry entry) => ContentHash.Of(entry);

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
