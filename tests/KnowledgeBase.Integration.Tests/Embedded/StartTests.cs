using System.Diagnostics;
using KnowledgeBase.Storage.Embedded;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Embedded;

public sealed class StartTests(InitialisedRoot initialised) : IDisposable
{
    private readonly Scratch scratch = new(initialised);

    [Fact]
    public async Task The_first_start_makes_a_database_that_can_be_used()
    {
        await using var server = await scratch.StartAsync();

        Assert.Equal("knowledgebase", await Scratch.AskAsync(server.ConnectionString, "SELECT current_database()::text"));
        Assert.Equal("UTF8", await Scratch.AskAsync(server.ConnectionString, "SHOW server_encoding"));
        Assert.StartsWith("C", (string)(await Scratch.AskAsync(server.ConnectionString, "SELECT datcollate::text FROM pg_database WHERE datname = 'knowledgebase'"))!, StringComparison.Ordinal);
        Assert.Equal("é", await Scratch.AskAsync(server.ConnectionString, "SELECT lower('É')"));
        Assert.Empty(scratch.Reports);
    }

    [Fact]
    public async Task Stopping_it_twice_is_stopping_it_once()
    {
        await scratch.InitialiseAsync();
        var server = await scratch.StartAsync();

        await server.DisposeAsync();
        await server.DisposeAsync();

        Assert.False(File.Exists(Path.Combine(scratch.Data, "postmaster.pid")));
    }

    [Fact]
    public async Task Its_settings_are_durable_and_private()
    {
        await scratch.InitialiseAsync();
        (string Name, string Value)[] expected =
        [
            ("data_checksums", "on"), ("fsync", "on"), ("full_page_writes", "on"), ("listen_addresses", ""), ("max_connections", "60"),
            ("shared_buffers", "128MB"), ("synchronous_commit", "on"), ("TimeZone", "UTC"),
        ];

        await using var server = await scratch.StartAsync(scratch.Options with { Durable = true });

        foreach (var (name, value) in expected)
            Assert.Equal(value, await Scratch.AskAsync(server.ConnectionString, $"SELECT current_setting('{name}')"));
    }

    [Fact]
    public async Task Only_the_server_s_own_user_can_enter_its_folders_and_it_is_not_root()
    {
        await scratch.InitialiseAsync();
        await using var server = await scratch.StartAsync();

        Assert.Equal("700", Scratch.Run("stat", "-c", "%a", scratch.Data));
        Assert.Equal("700", Scratch.Run("stat", "-c", "%a", Path.Combine(scratch.Root, "socket")));
        Assert.Equal("600", Scratch.Run("stat", "-c", "%a", Path.Combine(scratch.Root, "postgres.log")));
        Assert.NotEqual("root", Scratch.Run("stat", "-c", "%U", scratch.Data));
        Assert.NotEqual("0", Scratch.Run("ps", "-o", "uid=", "-p", $"{scratch.ServerProcessId()}").Trim());
    }

    [Fact]
    public async Task A_second_start_finds_what_the_first_one_saved()
    {
        await scratch.InitialiseAsync();
        await using (var first = await scratch.StartAsync())
            await Scratch.AskAsync(first.ConnectionString, "CREATE TABLE t AS SELECT 42 AS n");

        await using var second = await scratch.StartAsync();

        Assert.Equal(42, await Scratch.AskAsync(second.ConnectionString, "SELECT n FROM t"));
        Assert.Empty(scratch.Reports);
    }

    [Fact]
    public async Task A_second_start_takes_less_than_one_and_a_half_seconds()
    {
        await scratch.InitialiseAsync();

        // The best of five: other tests use the same processors.
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var clock = Stopwatch.StartNew();
            await using var server = await scratch.StartAsync();
            best = clock.Elapsed < best ? clock.Elapsed : best;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{best.TotalMilliseconds:0} ms");
        Assert.True(best < TimeSpan.FromSeconds(1.5), $"{best}");
    }

    [Fact]
    public async Task Stopping_leaves_no_process_no_socket_and_no_lock()
    {
        int process;
        await using (await scratch.StartAsync())
            process = scratch.ServerProcessId();

        Assert.False(Directory.Exists($"/proc/{process}"));
        Assert.Equal(
            ["instance.lock", "postgres", "postgres.log"],
            Directory.EnumerateFileSystemEntries(scratch.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.False(File.Exists(Path.Combine(scratch.Data, "postmaster.pid")));
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_open_transactions()
    {
        await scratch.InitialiseAsync();
        var server = await scratch.StartAsync();
        await using var connection = new Npgsql.NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);

        var clock = Stopwatch.StartNew();
        await server.DisposeAsync();

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task A_server_that_does_not_listen_any_more_is_killed_in_the_end()
    {
        await scratch.InitialiseAsync();
        var server = await scratch.StartAsync(scratch.Options with { StopLimit = TimeSpan.FromSeconds(0.5) });
        var process = scratch.ServerProcessId();
        Scratch.Run("kill", "-STOP", $"{process}");

        await server.DisposeAsync();

        Assert.False(Directory.Exists($"/proc/{process}"));
    }

    [Fact]
    public async Task A_start_that_is_given_up_leaves_nothing_running()
    {
        await scratch.InitialiseAsync();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => EmbeddedServer.StartAsync(scratch.Options, _ => { }, source.Token));

        await using var server = await scratch.StartAsync();
        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
        Assert.Empty(scratch.Reports);
    }

    [Fact]
    public async Task Variables_that_steer_PostgreSQL_do_not_reach_the_server()
    {
        await scratch.InitialiseAsync();
        var misleading = new Dictionary<string, string>
        {
            ["PGDATA"] = "/nowhere", ["PGPORT"] = "1", ["PGHOST"] = "192.0.2.1", ["PGOPTIONS"] = "-c fsync=nonsense", ["PGUSER"] = "someone",
            ["PGDATABASE"] = "other", ["LC_ALL"] = "de_DE.UTF-8", ["LANG"] = "xx",
        };

        using var owner = await Fixtures.ServerOwner.StartAsync(scratch.Root, environment: misleading);

        Assert.NotEqual("", owner.ConnectionString);
        Assert.Equal("knowledgebase", await Scratch.AskAsync(owner.ConnectionString, "SELECT current_database()::text"));
        Assert.Equal(0, await owner.StopAsync());
    }

    public void Dispose() => scratch.Dispose();
}
