using System.Globalization;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>What a running server says of itself in <c>postmaster.pid</c>, which it removes when it shuts down cleanly.</summary>
/// <param name="ProcessId">Its process.</param>
/// <param name="Ready">Whether it takes connections.</param>
/// <param name="Text">The whole file.</param>
internal sealed record PostmasterFile(int ProcessId, bool Ready, string Text)
{
    // The file's lines: process, data directory, start time, port, socket directory, address, shared memory, status.
    private const int StatusLine = 7;

    internal static string PathIn(string dataDirectory) => Path.Combine(dataDirectory, "postmaster.pid");

    /// <summary>Null when there is none, or none that can be read yet: the server writes it bit by bit.</summary>
    internal static PostmasterFile? TryRead(string dataDirectory) => TryReadFile(PathIn(dataDirectory));

    /// <summary>
    /// Whether the process that the file names is a server on this very directory, not one that got the same number after a restart of
    /// the machine: a server's current folder is its data directory.
    /// </summary>
    internal async Task<bool> NamesLiveServerAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        if (!Signals.Exists(ProcessId))
            return false;
        if (OperatingSystem.IsLinux())
            return string.Equals(TryReadFile($"/proc/{ProcessId}/cwd/postmaster.pid")?.Text, Text, StringComparison.Ordinal);
        var answer = await Command.RunAsync(
            ["ps", "-p", ProcessId.ToString(CultureInfo.InvariantCulture), "-o", "command="], TimeSpan.FromSeconds(10), cancellationToken);
        return answer.Output.Contains(dataDirectory, StringComparison.Ordinal);
    }

    private static PostmasterFile? TryReadFile(string path)
    {
        try
        {
            var text = File.ReadAllText(path);
            var lines = text.Split('\n');
            if (!int.TryParse(lines[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var processId))
                return null;
            var ready = lines.Length > StatusLine && lines[StatusLine].Trim() is "ready";
            return new PostmasterFile(Math.Abs(processId), ready, text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
