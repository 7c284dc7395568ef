using System.Diagnostics;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Embedded;

public sealed class CrashTests(InitialisedRoot initialised) : IDisposable
{
    private readonly Scratch scratch = new(initialised);

    [Fact]
    public async Task After_kill_9_of_its_owner_the_orphan_is_stopped_and_nothing_confirmed_is_lost()
    {
        await scratch.InitialiseAsync();
        using var owner = await ServerOwner.StartAsync(scratch.Root);
        await Scratch.AskAsync(owner.ConnectionString, "CREATE TABLE t AS SELECT 42 AS n");
        var orphan = scratch.ServerProcessId();
        owner.Kill();
        Assert.True(Directory.Exists($"/proc/{orphan}"));

        await using var server = await scratch.StartAsync();

        Assert.Equal(42, await Scratch.AskAsync(server.ConnectionString, "SELECT n FROM t"));
        Assert.False(Directory.Exists($"/proc/{orphan}"));
        Assert.Equal([$"Stopping the database server that an earlier run left behind (process {orphan})."], scratch.Reports);
    }

    [Fact]
    public async Task After_kill_9_of_owner_and_server_the_next_start_recovers()
    {
        await scratch.InitialiseAsync();
        using var owner = await ServerOwner.StartAsync(scratch.Root);
        await Scratch.AskAsync(owner.ConnectionString, "CREATE TABLE t AS SELECT n FROM generate_series(1, 10000) AS n");
        owner.Kill();
        Scratch.Run("kill", "-9", $"{scratch.ServerProcessId()}");

        await using var server = await scratch.StartAsync();

        Assert.Equal(10000L, await Scratch.AskAsync(server.ConnectionString, "SELECT count(*) FROM t"));
        Assert.Empty(scratch.Reports);
    }

    [Fact]
    public async Task An_orphan_that_does_not_answer_is_killed()
    {
        await scratch.InitialiseAsync();
        using var owner = await ServerOwner.StartAsync(scratch.Root);
        var orphan = scratch.ServerProcessId();
        owner.Kill();
        Scratch.Run("kill", "-STOP", $"{orphan}");

        await using var server = await scratch.StartAsync(scratch.Options with { StopLimit = TimeSpan.FromSeconds(0.5) });

        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_process_that_got_the_number_of_a_dead_server_is_left_alone()
    {
        await scratch.InitialiseAsync();
        using var stranger = Process.Start("sleep", "60");
        File.WriteAllText(Path.Combine(scratch.Data, "postmaster.pid"), $"{stranger.Id}\n{scratch.Data}\n1700000000\n5432\n\n\n\nready\n");
        Directory.CreateDirectory(Path.Combine(scratch.Root, "socket"));
        File.WriteAllText(Path.Combine(scratch.Root, "socket", ".s.PGSQL.5432.lock"), $"{stranger.Id}\n");
        File.WriteAllText(Path.Combine(scratch.Root, "socket", ".s.PGSQL.5432"), "");

        await using var server = await scratch.StartAsync();

        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a number")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("99999999999999999999")]
    public async Task A_process_file_with_nonsense_in_it_is_no_obstacle(string text)
    {
        await scratch.InitialiseAsync();
        File.WriteAllText(Path.Combine(scratch.Data, "postmaster.pid"), text);

        await using var server = await scratch.StartAsync();

        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task What_a_first_start_left_when_it_was_killed_is_removed()
    {
        var half = Directory.CreateDirectory(scratch.Data + ".new-12345");
        File.WriteAllText(Path.Combine(half.FullName, "PG_VERSION"), "15");

        await using var server = await scratch.StartAsync();

        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
        Assert.False(half.Exists && Directory.Exists(half.FullName));
    }

    [Fact]
    public async Task An_owner_killed_again_and_again_during_its_first_start_does_no_harm()
    {
        foreach (var delay in (int[])[50, 200, 400, 600, 800, 1000, 1300])
        {
            var start = ServerOwner.StartAsync(scratch.Root);
            await Task.Delay(delay, TestContext.Current.CancellationToken);
            foreach (var process in Process.GetProcessesByName("dotnet").Where(process => CommandLine(process.Id).Contains(scratch.Root, StringComparison.Ordinal)))
                process.Kill();
            (await start).Dispose();
        }

        await using (var server = await scratch.StartAsync())
            Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
        // The programs of the killed starts have ended meanwhile.
        await (await scratch.StartAsync()).DisposeAsync();
        Assert.Empty(Directory.GetDirectories(scratch.Root, "postgres.new-*"));
    }

    [Fact]
    public async Task A_server_that_is_killed_while_its_owner_lives_is_started_again()
    {
        await scratch.InitialiseAsync();
        await using var server = await scratch.StartAsync();
        await Scratch.AskAsync(server.ConnectionString, "CREATE TABLE t AS SELECT 42 AS n");
        Scratch.Run("kill", "-9", $"{scratch.ServerProcessId()}");

        object? answer = null;
        for (var clock = Stopwatch.StartNew(); answer is null && clock.Elapsed < TimeSpan.FromSeconds(20);)
        {
            try
            {
                answer = await Scratch.AskAsync(server.ConnectionString, "SELECT n FROM t");
            }
            catch (Npgsql.NpgsqlException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        Assert.Equal(42, answer);
        Assert.Equal(["The database server ended unexpectedly (exit code 137); starting it again."], scratch.Reports);
    }

    [Fact]
    public async Task A_terminal_s_interrupt_does_not_reach_the_server_by_itself()
    {
        await scratch.InitialiseAsync();
        await using var server = await scratch.StartAsync();

        var session = Scratch.Run("ps", "-o", "sid=", "-p", $"{scratch.ServerProcessId()}").Trim();

        Assert.NotEqual(Scratch.Run("ps", "-o", "sid=", "-p", $"{Environment.ProcessId}").Trim(), session);
        Assert.Equal(scratch.ServerProcessId(), int.Parse(session, System.Globalization.CultureInfo.InvariantCulture));
    }

    public void Dispose() => scratch.Dispose();

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
