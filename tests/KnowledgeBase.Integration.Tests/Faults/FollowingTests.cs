using KnowledgeBase.Integration.Tests.Embedded;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Faults;

/// <summary>How a replica follows the database: announcements, and those that it missed.</summary>
public sealed class FollowingTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Never = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_publication_is_seen_at_once_by_its_announcement_alone()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await using var replica = new Replica(database.Source, poll: Never);
        await replica.UntilAsync(1);
        await replica.UntilListeningAsync(database);

        await database.PublishAsync("2026.2.0", [], after: 1);

        // It takes some 20 ms; without the announcement it would take an hour.
        await Patience.UntilAsync("release 2, by announcement", TimeSpan.FromSeconds(5), () => replica.Store.Current!.Release.Sequence == 2);
        Assert.Equal(["2026.2.0", "2026.1.0"], replica.Store.Releases.Select(release => release.Version));
        Assert.Null(replica.Store.Problem);
    }

    [Fact]
    public async Task A_release_from_before_the_start_is_seen()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);

        await using var replica = new Replica(database.Source, poll: Never);

        await replica.UntilAsync(1);
        Assert.Equal(["2026.1.0", "en,es", "en", "8"], [
            replica.Store.Current!.Release.Version, string.Join(',', replica.Store.Current.Release.Languages),
            string.Join(',', replica.Store.Current.Release.Fallback), $"{replica.Store.Current.Release.Counts.Values.Sum()}",
        ]);
    }

    [Fact]
    public async Task An_empty_database_is_said_to_be_empty_until_its_first_release()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await using var replica = new Replica(database.Source, poll: Never);
        Assert.Equal("The first release has not been loaded yet.", replica.Store.Problem);
        await Patience.UntilAsync(
            "the report that there is no release", Replica.Limit, () => replica.Store.Problem == "The database holds no release yet. Load the seed files with 'kb seed load'.");
        await replica.UntilListeningAsync(database);

        await database.PublishAsync("2026.1.0", FreshDatabase.SmallEntries, after: 0);

        await replica.UntilAsync(1);
        Assert.Null(replica.Store.Problem);
    }

    [Fact]
    public async Task A_release_that_was_published_while_the_listener_was_cut_off_is_seen_when_it_is_back()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await using var replicas = DataSources.Create(database.ConnectionString);
        await using var replica = new Replica(replicas, poll: Never);
        await replica.UntilAsync(1);
        await replica.UntilListeningAsync(database);
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        var maintenance = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "postgres" }.ConnectionString;

        // Nobody new gets in, so that the announcement finds no listener; the publisher's own connection is open already.
        await Scratch.AskAsync(maintenance, $"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        Assert.NotEmpty(await database.RowsAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND pid <> pg_backend_pid() AND query LIKE 'LISTEN %'"));
        await Patience.UntilAsync("the report that the database is away", Replica.Limit, () => replica.Store.Problem is not null);
        await database.PublishAsync("2026.2.0", [], after: 1);
        Assert.StartsWith("The database cannot be reached: ", replica.Store.Problem, StringComparison.Ordinal);
        Assert.Equal(1, replica.Store.Current!.Release.Sequence);
        await Scratch.AskAsync(maintenance, $"ALTER DATABASE {name} ALLOW_CONNECTIONS true");

        await replica.UntilAsync(2);
        Assert.Null(replica.Store.Problem);
    }

    [Fact]
    public async Task Without_announcements_the_poll_finds_the_release()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await using var replica = new Replica(database.Source, poll: TimeSpan.FromSeconds(0.2));
        await replica.UntilAsync(1);
        await replica.UntilListeningAsync(database);
        // Rows by hand announce nothing.
        await database.RowsAsync("INSERT INTO releases SELECT 2, '2026.2.0', published_at, content_hash, dated_on, notes, languages, fallback, counts FROM releases");

        await replica.UntilAsync(2);
    }

    [Fact]
    public async Task Eight_publications_in_a_row_end_at_the_newest_and_never_go_back()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await using var replica = new Replica(database.Source, poll: Never);
        await replica.UntilAsync(1);
        var seen = new List<int>();
        using var done = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                seen.Add(replica.Store.Current!.Release.Sequence);
                await Task.Yield();
            }
        }, TestContext.Current.CancellationToken);

        for (var i = 2; i <= 9; i++)
            Assert.IsType<PublishOutcome.Published>(await database.PublishAsync($"2026.{i}.0", i % 2 == 0 ? [] : FreshDatabase.SmallEntries, after: i - 1));

        await replica.UntilAsync(9);
        await done.CancelAsync();
        await watching;
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(Enumerable.Range(1, 9).Reverse(), replica.Store.Releases.Select(release => release.Sequence));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_older_release_is_read_again_after_it_left_memory(int kept)
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await using var replica = new Replica(database.Source, poll: Never, olderReleases: kept);
        await replica.UntilAsync(1);
        await replica.UntilListeningAsync(database);
        await database.PublishAsync("2026.2.0", [.. FreshDatabase.SmallEntries.Where(entry => entry.Slug != "country-fra")], after: 1);
        await replica.UntilAsync(2);
        await database.PublishAsync("2026.3.0", FreshDatabase.SmallEntries, after: 2);
        await replica.UntilAsync(3);

        string[] InMemory() => [.. replica.Store.Releases.Where(release => replica.Store.InMemory(release) is not null).Select(release => release.Version)];
        Assert.Equal(new[] { "2026.3.0", "2026.2.0", "2026.1.0" }.Take(1 + kept), InMemory());
        for (var round = 0; round < 2; round++)
        {
            foreach (var (version, countries) in ((string, int)[])[("2026.1.0", 1), ("2026.2.0", 0), ("2026.3.0", 1)])
            {
                var catalogue = await replica.Loader.GetAsync(replica.Store.Find(version)!, TestContext.Current.CancellationToken);
                Assert.Equal((version, countries), (catalogue.Release.Version, catalogue.Countries.Length));
            }
        }

        Assert.Equal(3, replica.Store.Current!.Release.Sequence);
        Assert.Equal(Math.Min(3, 1 + kept), InMemory().Length);
        Assert.Null(replica.Store.Find("2026.4.0"));
    }
}
