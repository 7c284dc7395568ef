using System.Diagnostics;
using System.Text;
using KnowledgeBase.Storage.Embedded;

namespace KnowledgeBase.Integration.Tests.Fixtures;

/// <summary>Another process that owns an embedded server: this very executable with a switch.</summary>
internal sealed class ServerOwner : IDisposable
{
    internal const string Switch = "--own-embedded-server";
    private const string Ready = "ready ";
    private readonly Process process;

    private ServerOwner(Process process, string connectionString, string output)
    {
        this.process = process;
        ConnectionString = connectionString;
        Output = output;
    }

    /// <summary>How to reach its server; empty when it did not come up.</summary>
    internal string ConnectionString { get; }

    /// <summary>What it said until it was ready or had ended.</summary>
    internal string Output { get; }

    internal int ProcessId => process.Id;

    /// <summary>The process's own part: starts a server, says so, and stops it at the end of standard input.</summary>
    internal static async Task<int> RunAsync(string dataRoot)
    {
        try
        {
            await using var server = await EmbeddedServer.StartAsync(
                new EmbeddedServerOptions(dataRoot) { Install = false }, Console.WriteLine, CancellationToken.None);
            Console.WriteLine(Ready + server.ConnectionString);
            await Console.In.ReadToEndAsync();
            return 0;
        }
        catch (EmbeddedServerException exception)
        {
            Console.WriteLine(exception.Message);
            return 1;
        }
    }

    /// <summary>Starts such a process and waits until its server is ready or it has ended.</summary>
    /// <param name="dataRoot">Its data root.</param>
    /// <param name="prefix">Words in front of its command, to change the user.</param>
    /// <param name="environment">Variables that it gets besides.</param>
    /// <param name="binaries">A copy of this folder, for a user that cannot read it.</param>
    internal static async Task<ServerOwner> StartAsync(
        string dataRoot, string[]? prefix = null, Dictionary<string, string>? environment = null, string? binaries = null)
    {
        var dll = Path.Combine(binaries ?? AppContext.BaseDirectory, Path.GetFileName(typeof(ServerOwner).Assembly.Location));
        string[] words = [.. prefix ?? [], Environment.ProcessPath is { } path && Path.GetFileName(path) is "dotnet" ? path : "dotnet", "exec", dll, Switch, dataRoot];
        var start = new ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var (name, value) in environment ?? [])
            start.Environment[name] = value;
        var started = Process.Start(start)!;
        var output = new StringBuilder();
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
                return new ServerOwner(started, line[Ready.Length..], output.ToString().TrimEnd());
            output.AppendLine(line);
        }

        await started.WaitForExitAsync();
        return new ServerOwner(started, "", output.ToString().TrimEnd());
    }

    /// <summary>Ends it as <c>kill -9</c> does: it gets no chance to stop its server.</summary>
    internal void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Ends it in good order.</summary>
    internal async Task<int> StopAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }
}
