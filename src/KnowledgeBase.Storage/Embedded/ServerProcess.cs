using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>A running server that this program started.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ServerProcess
{
    private static readonly TimeSpan OldMemoryLimit = TimeSpan.FromSeconds(10);
    private readonly Process process;
    private readonly ServerSetup setup;

    private ServerProcess(Process process, ServerSetup setup)
    {
        this.process = process;
        this.setup = setup;
        Exited = ExitCodeAsync(process);
    }

    /// <summary>Ends with the exit code when the server has ended. Zero: somebody asked it to.</summary>
    internal Task<int> Exited { get; }

    /// <summary>Starts a server on an initialised directory that no other one uses, and returns when it takes connections.</summary>
    internal static async Task<ServerProcess> StartAsync(ServerSetup setup, CancellationToken cancellationToken)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            var position = ServerLog.Length(setup.LogFile);
            var server = new ServerProcess(Process.Start(Command.StartInfo(Words(setup)))!, setup);
            var problem = await server.WaitUntilReadyAsync(cancellationToken);
            if (problem is null)
                return server;
            await server.StopAsync();
            var lines = ServerLog.Tail(setup.LogFile, position);
            // The processes of a server that was killed need a moment to notice that it is gone.
            if (!lines.Contains("pre-existing shared memory block", StringComparison.Ordinal) || clock.Elapsed > OldMemoryLimit)
                throw ServerLog.Explain(setup, lines, problem);
            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>Stops it: a clean shutdown that cuts sessions, and harder ones if that takes too long.</summary>
    internal async Task StopAsync()
    {
        await LeftoverServer.StopAsync(ProcessId, () => !process.HasExited, setup.StopLimit);
        await Exited;
        process.Dispose();
    }

    // Changing the user may take a process in between.
    private int ProcessId => PostmasterFile.TryRead(setup.DataDirectory)?.ProcessId ?? process.Id;

    private async Task<string?> WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < setup.StartLimit; await Task.Delay(5, CancellationToken.None))
        {
            if (process.HasExited)
                return "ended while starting";
            if (PostmasterFile.TryRead(setup.DataDirectory) is { Ready: true })
                return null;
            if (cancellationToken.IsCancellationRequested)
            {
                await StopAsync();
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"was not ready after {setup.StartLimit.TotalSeconds:0} seconds");
    }

    /// <summary>
    /// The command line. Settings are given here and not in the directory's own file, so that a new version of this program needs no migration
    /// of them. A session of its own keeps a terminal's Ctrl-C, which goes to every process of a group, from the server until we stop it.
    /// </summary>
    private static List<string> Words(ServerSetup setup)
    {
        List<string> words = ["/bin/sh", "-c", "umask 077; log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", setup.LogFile];
        if (Command.IsInstalled("setsid"))
            words.Add("setsid");
        words.AddRange(setup.Account.Wrap([setup.Binaries.Postgres, "-D", setup.DataDirectory, .. Settings(setup).SelectMany(setting => (string[])["-c", setting])]));
        return words;
    }

    private static string[] Settings(ServerSetup setup) =>
    [
        "listen_addresses=",
        $"port={SocketDirectory.Port}",
        $"unix_socket_directories={setup.SocketDirectory}",
        "unix_socket_permissions=0700",
        "max_connections=60",
        "shared_buffers=128MB",
        "jit=off",
        "timezone=UTC",
        "log_timezone=UTC",
        "lc_messages=C",
        "logging_collector=off",
        "log_checkpoints=off",
        setup.Durable ? "fsync=on" : "fsync=off",
        setup.Durable ? "full_page_writes=on" : "full_page_writes=off",
        "synchronous_commit=on",
    ];

    private static async Task<int> ExitCodeAsync(Process process)
    {
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
