using System.Collections.Concurrent;
using System.Diagnostics;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Embedded;
using Xunit;

namespace KnowledgeBase.Integration.Tests.CommandLine;

/// <summary>What a finished command came to.</summary>
/// <param name="ExitCode">0 done, 1 refused or failed, 2 a wrong command line, 3 a defect.</param>
/// <param name="Output">The lines of its answer.</param>
/// <param name="Errors">The lines on what went wrong.</param>
internal sealed record KbAnswer(int ExitCode, string[] Output, string[] Errors)
{
    /// <summary>All of it on lines that a test compares whole: the exit code, the answer, then errors with a mark.</summary>
    internal string[] Lines => [$"exit {ExitCode}", .. Output, .. Errors.Select(line => $"! {line}")];
}

/// <summary>The program <c>kb</c> as a process of its own, with the settings that a test gives it and no others.</summary>
internal sealed class KbProcess : IDisposable
{
    private const int Interrupt = 2;
    private const int Terminate = 15;

    /// <summary>How long anything may take on a busy machine before a test gives up.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly Process process;

    private KbProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Take(output, line.Data);
        process.ErrorDataReceived += (_, line) => Take(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        static void Take(ConcurrentQueue<string> into, string? line)
        {
            if (line is not null)
                into.Enqueue(line);
        }
    }

    internal string[] Output => [.. output];

    internal string[] Errors => [.. errors];

    internal int Id => process.Id;

    /// <summary>Starts it.</summary>
    /// <param name="folder">Its working directory, under which it looks for seed files and keeps data unless settings say otherwise.</param>
    /// <param name="settings">Environment variables.</param>
    /// <param name="words">The command line.</param>
    internal static KbProcess Start(string folder, Dictionary<string, string> settings, params string[] words)
    {
        var dotnet = Environment.ProcessPath is { } path && Path.GetFileName(path) is "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, "kb.dll"), .. words])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToArray())
            start.Environment.Remove(name);
        start.Environment["KnowledgeBase__InstallPostgres"] = "false";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new KbProcess(Process.Start(start)!);
    }

    /// <summary>Runs a command to its end.</summary>
    internal static async Task<KbAnswer> RunAsync(string folder, Dictionary<string, string> settings, params string[] words)
    {
        using var kb = Start(folder, settings, words);
        await kb.EndAsync(Limit);
        return new KbAnswer(kb.process.ExitCode, kb.Output, kb.Errors);
    }

    /// <summary>Waits for a line of its output that starts like this; gives the line.</summary>
    internal async Task<string> UntilSaysAsync(string start)
    {
        string? said = null;
        await UntilAsync($"the line '{start} ...'", () => (said = Array.Find(Output, line => line.StartsWith(start, StringComparison.Ordinal))) is not null);
        return said!;
    }

    /// <summary>Waits for a line about a failure that starts like this; gives the line.</summary>
    internal async Task<string> UntilFailsAsync(string start)
    {
        string? said = null;
        await UntilAsync($"the error '{start} ...'", () => (said = Array.Find(Errors, line => line.StartsWith(start, StringComparison.Ordinal))) is not null);
        return said!;
    }

    /// <summary>Waits until it listens; gives its address.</summary>
    internal async Task<Uri> UntilListensAsync() => new((await UntilSaysAsync("KnowledgeBase listens on ")).Split(' ')[3]);

    /// <summary>Ends it as a service manager does, and gives its exit code; it must have ended within the limit.</summary>
    internal Task<int> TerminateAsync(TimeSpan limit) => SignalAsync(Terminate, limit);

    /// <summary>Ends it as Ctrl-C does.</summary>
    internal Task<int> InterruptAsync(TimeSpan limit) => SignalAsync(Interrupt, limit);

    /// <summary>Asks it to end, and does not wait.</summary>
    internal void BeginTerminate() => Signals.Send(process.Id, Terminate);

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    internal void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    internal async Task<int> EndAsync(TimeSpan limit)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(bound.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException error)
        {
            throw new TimeoutException($"Waited {limit.TotalSeconds:0.#} seconds for the end of the process. {Said()}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private static bool IsSetting(string name) =>
        name is "KB_HOME" or "ASPNETCORE_URLS" or "ASPNETCORE_HTTP_PORTS" || name.StartsWith("KnowledgeBase__", StringComparison.Ordinal)
        || name.StartsWith("ConnectionStrings__", StringComparison.Ordinal);

    private Task<int> SignalAsync(int signal, TimeSpan limit)
    {
        Assert.True(Signals.Send(process.Id, signal), $"The process has ended already. {Said()}");
        return EndAsync(limit);
    }

    private async Task UntilAsync(string what, Func<bool> condition)
    {
        try
        {
            await Patience.UntilAsync(what, Limit, () => condition() || process.HasExited);
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"{error.Message} {Said()}", error);
        }

        // Its last lines arrive after its end.
        if (process.HasExited)
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(condition(), $"It ended before this came: {what}. {Said()}");
    }

    private string Said() => $"It said:\n{string.Join('\n', Output)}\n{string.Join('\n', Errors)}";
}
