using System.Diagnostics;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>What a finished command said.</summary>
/// <param name="ExitCode">Its exit code; 127 when there is no such program, 124 when it was ended at its time limit.</param>
/// <param name="Output">Its standard output, without space at the ends.</param>
/// <param name="Error">Its standard error, the same way.</param>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    internal bool Succeeded => ExitCode == 0;

    /// <summary>The last line that explains a failure.</summary>
    internal string LastLine => (Error.Length > 0 ? Error : Output).Split('\n')[^1].Trim();
}

/// <summary>Runs other programs, in an environment that does not steer PostgreSQL.</summary>
internal static class Command
{
    internal static async Task<CommandResult> RunAsync(IReadOnlyList<string> words, TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = StartInfo(words);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(limit);
        Process? process = null;
        try
        {
            process = Process.Start(start) ?? throw new InvalidOperationException();
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(timer.Token);
            var error = process.StandardError.ReadToEndAsync(timer.Token);
            await process.WaitForExitAsync(timer.Token);
            return new CommandResult(process.ExitCode, (await output).Trim(), (await error).Trim());
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return new CommandResult(127, "", exception.Message);
        }
        catch (OperationCanceledException)
        {
            process!.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            return new CommandResult(124, "", $"{words[0]} did not end within {limit.TotalSeconds:0} s");
        }
        finally
        {
            process?.Dispose();
        }
    }

    /// <summary>A program and its arguments, started in <c>/</c>: a folder that every account can enter.</summary>
    internal static ProcessStartInfo StartInfo(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(words[0]) { WorkingDirectory = "/", UseShellExecute = false };
        foreach (var word in words.Skip(1))
            start.ArgumentList.Add(word);
        // PGDATA, PGPORT, PGOPTIONS and their kin would point the server's programs elsewhere.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
        return start;
    }
    /// <summary>Whether there is a program of this name in <c>PATH</c> or in the folders that systems keep theirs in.</summary>
    internal static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/bin", "/usr/sbin", "/sbin", "/bin"])
        .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));
}
