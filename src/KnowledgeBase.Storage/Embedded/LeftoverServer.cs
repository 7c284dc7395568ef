using System.Diagnostics;
using System.Runtime.Versioning;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>A server that an earlier run left behind, because that run was killed before it could stop it.</summary>
[UnsupportedOSPlatform("windows")]
internal static class LeftoverServer
{
    private static readonly int[] Steps = [Signals.FastShutdown, Signals.ImmediateShutdown, Signals.Kill];

    /// <summary>
    /// Ends it and removes what it leaves in the way of a start. The caller holds the instance lock, so nobody alive wants that server.
    /// </summary>
    internal static async Task RemoveAsync(ServerSetup setup, Action<string> report, CancellationToken cancellationToken)
    {
        if (PostmasterFile.TryRead(setup.DataDirectory) is { } file && await file.NamesLiveServerAsync(setup.DataDirectory, cancellationToken))
        {
            report($"Stopping the database server that an earlier run left behind (process {file.ProcessId}).");
            await StopAsync(file.ProcessId, () => Signals.Exists(file.ProcessId), setup.StopLimit);
        }

        File.Delete(PostmasterFile.PathIn(setup.DataDirectory));
        SocketDirectory.Clear(setup.SocketDirectory);
    }

    /// <summary>Asks a server to end, then harder each time the limit runs out.</summary>
    internal static async Task StopAsync(int processId, Func<bool> lives, TimeSpan stepLimit)
    {
        foreach (var signal in Steps)
        {
            // The number of a process that has ended may be given to another one.
            if (!lives())
                return;
            Signals.Send(processId, signal);
            for (var clock = Stopwatch.StartNew(); lives() && clock.Elapsed < stepLimit;)
                await Task.Delay(10, CancellationToken.None);
        }
    }
}
