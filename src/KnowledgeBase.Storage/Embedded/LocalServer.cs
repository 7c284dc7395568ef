using System.Globalization;
using System.Runtime.Versioning;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>A server from the machine's own programs, kept running for as long as this program wants it.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class LocalServer : IAsyncDisposable
{
    // A server that falls over at once, again and again, needs a person.
    private const int RestartsInARow = 5;
    private static readonly TimeSpan InARow = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stopping = new();
    private readonly ServerSetup setup;
    private readonly Action<string> report;
    private readonly TimeProvider clock;
    private readonly Task watch;
    private ServerProcess process;

    private LocalServer(ServerSetup setup, ServerProcess process, Action<string> report, TimeProvider clock)
    {
        this.setup = setup;
        this.process = process;
        this.report = report;
        this.clock = clock;
        watch = WatchAsync();
    }

    internal string ConnectionString => setup.ConnectionString(EmbeddedDatabase.Name);

    internal string Place => setup.DataDirectory;

    internal static async Task<LocalServer> StartAsync(
        string dataRoot, IReadOnlyList<ServerBinaries> found, EmbeddedServerOptions options, Action<string> report, CancellationToken cancellationToken)
    {
        var account = await ServerAccount.ChooseAsync(Path.Combine(dataRoot, "postgres"), cancellationToken);
        var home = await DataPlace.ChooseAsync(dataRoot, options, account, report, cancellationToken);
        var directory = Path.Combine(home, "postgres");
        var binaries = DataDirectory.Match(directory, found);
        var socket = await SocketDirectory.PrepareAsync(home, options, account, cancellationToken);
        var logFile = Path.Combine(dataRoot, "postgres.log");
        var decided = new ServerSetup(binaries, account, directory, socket, logFile, options.Durable, options.StartLimit, options.StopLimit);

        ServerLog.Rotate(logFile);
        DataDirectory.RemoveHalfMade(directory);
        if (DataDirectory.IsEmpty(directory))
            await DataDirectory.CreateAsync(decided, cancellationToken);
        await LeftoverServer.RemoveAsync(decided, report, cancellationToken);
        var started = await ServerProcess.StartAsync(decided, cancellationToken);
        try
        {
            await EmbeddedDatabase.EnsureAsync(decided.ConnectionString, cancellationToken);
            return new LocalServer(decided, started, report, options.Clock);
        }
        catch
        {
            await started.StopAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await watch;
        await process.StopAsync();
        SocketDirectory.Clear(setup.SocketDirectory);
        Directory.Delete(setup.SocketDirectory);
        stopping.Dispose();
    }

    /// <summary>Starts the server again when it was killed. Readers do not notice; the first statement on an old connection fails.</summary>
    private async Task WatchAsync()
    {
        for (var restarts = new Queue<DateTimeOffset>(); ;)
        {
            var ended = await Task.WhenAny(process.Exited, Task.Delay(Timeout.Infinite, stopping.Token));
            if (ended != process.Exited || stopping.IsCancellationRequested)
                return;
            var exitCode = await process.Exited;
            var now = clock.GetUtcNow();
            while (restarts.TryPeek(out var oldest) && now - oldest > InARow)
                restarts.Dequeue();
            if (exitCode == 0 || restarts.Count == RestartsInARow)
            {
                report(exitCode == 0 ? "The database server was shut down from outside." : "The database server keeps ending; it is not started again.");
                return;
            }

            restarts.Enqueue(now);
            report(string.Create(CultureInfo.InvariantCulture, $"The database server ended unexpectedly (exit code {exitCode}); starting it again."));
            try
            {
                await LeftoverServer.RemoveAsync(setup, report, stopping.Token);
                process = await ServerProcess.StartAsync(setup, stopping.Token);
            }
            catch (Exception exception) when (exception is EmbeddedServerException or IOException or OperationCanceledException)
            {
                if (exception is not OperationCanceledException)
                    report(exception.Message);
                return;
            }
        }
    }
}
