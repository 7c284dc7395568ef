using KnowledgeBase.Integration.Tests.Embedded;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Seeds;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Faults;

/// <summary>The database stops and comes back while readers read.</summary>
public sealed class DatabaseAwayTests(InitialisedRoot initialised) : IDisposable
{
    private readonly Scratch scratch = new(initialised);

    [Fact]
    public async Task Readers_go_on_from_memory_and_follow_again_when_the_server_is_back()
    {
        await scratch.InitialiseAsync();
        var server = await scratch.StartAsync();
        await using var source = DataSources.Create(server.ConnectionString);
        await DatabaseMigrator.MigrateAsync(source, TestContext.Current.CancellationToken);
        await LoadAsync(source, SmallSeed.Original);
        await using var replica = new Replica(source, poll: TimeSpan.FromSeconds(0.5), olderReleases: 0);
        await replica.UntilAsync(1);
        var first = replica.Store.Releases[0];

        await server.DisposeAsync();
        await Patience.UntilAsync("the report that the database is away", Replica.Limit, () => replica.Store.Problem is not null);

        Assert.StartsWith("The database cannot be reached: ", replica.Store.Problem, StringComparison.Ordinal);
        Assert.Equal(("2026.1.0", "Online grooming"), (replica.Store.Current!.Release.Version, Title(replica)));
        Assert.Same(replica.Store.Current, await replica.Loader.GetAsync(first, TestContext.Current.CancellationToken));

        var again = await scratch.StartAsync();
        Assert.Equal(server.ConnectionString, again.ConnectionString);
        await Patience.UntilAsync("the database to be followed again", Replica.Limit, () => replica.Store.Problem is null);
        using var seed = new SmallSeed();
        seed.Version("2026.2.0");
        seed.Replace("manifestations/online-grooming.en.md", "title: Online grooming", "title: Grooming online");
        await LoadAsync(source, seed.Path);
        await replica.UntilAsync(2);
        Assert.Equal("Grooming online", Title(replica));

        // The first release has left memory; without a database it cannot come back, and that is an error, not another release.
        await again.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(async () => await replica.Loader.GetAsync(first, TestContext.Current.CancellationToken));
        Assert.Equal("2026.2.0", replica.Store.Current!.Release.Version);
    }

    [Fact]
    public async Task A_replica_that_starts_before_the_database_waits_for_it()
    {
        await scratch.InitialiseAsync();
        var server = await scratch.StartAsync();
        await using var source = DataSources.Create(server.ConnectionString);
        await DatabaseMigrator.MigrateAsync(source, TestContext.Current.CancellationToken);
        await LoadAsync(source, SmallSeed.Original);
        await server.DisposeAsync();
        await using var replica = new Replica(source, poll: TimeSpan.FromSeconds(0.5));
        await Patience.UntilAsync("the report that the database is away", Replica.Limit, () => replica.Store.Problem is { } problem && problem.StartsWith("The database cannot", StringComparison.Ordinal));
        Assert.Null(replica.Store.Current);

        await using var again = await scratch.StartAsync();

        await replica.UntilAsync(1);
        Assert.Null(replica.Store.Problem);
    }

    /// <inheritdoc/>
    public void Dispose() => scratch.Dispose();

    private static string Title(Replica replica) => replica.Store.Current!.Manifestations[0].Entry.Texts["en"].Title;

    /// <summary>Loads a seed folder. The first statement on a connection of the stopped server fails, once for each.</summary>
    private static async Task LoadAsync(NpgsqlDataSource source, string folder)
    {
        source.Clear();
        await new SeedLoader(source, TimeProvider.System).LoadAsync(folder, ConflictPreference.Refuse, dryRun: false, progress: null, TestContext.Current.CancellationToken);
    }
}
