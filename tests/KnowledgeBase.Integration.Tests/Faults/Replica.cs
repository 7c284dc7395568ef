using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Releases;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Faults;

/// <summary>What one process of the service has of the database: a store that follows it.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly Task following;

    internal Replica(NpgsqlDataSource source, TimeSpan poll, int olderReleases = 4)
    {
        Store = new CatalogueStore(olderReleases);
        Loader = new CatalogueLoader(source, Store);
        following = new CatalogueFollower(source, Loader, Store, poll, NullLogger<CatalogueFollower>.Instance).RunAsync(stopping.Token);
    }

    /// <summary>How long anything may take on a busy machine before a test gives up.</summary>
    internal static TimeSpan Limit { get; } = TimeSpan.FromSeconds(30);

    internal CatalogueStore Store { get; }

    internal CatalogueLoader Loader { get; }

    /// <summary>Waits until readers see this release.</summary>
    internal Task UntilAsync(int sequence) =>
        Patience.UntilAsync($"release {sequence} (problem: {Store.Problem})", Limit, () => Store.Current?.Release.Sequence == sequence);

    /// <summary>Waits until it waits for announcements: its connection's last statement has ended.</summary>
    internal Task UntilListeningAsync(FreshDatabase database) => Patience.UntilAsync("a listener", Limit, async () =>
        (await database.RowsAsync("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %' AND state = 'idle'")).Length > 0);

    /// <summary>Stops it. That it ends without an error is part of every test: nothing that the database does ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        Assert.False(following.IsCompleted);
        await stopping.CancelAsync();
        await following;
        Loader.Dispose();
        stopping.Dispose();
    }
}
