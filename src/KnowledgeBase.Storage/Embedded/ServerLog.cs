using System.Runtime.Versioning;
using System.Text;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>The server's log file, and what its words mean.</summary>
[UnsupportedOSPlatform("windows")]
internal static class ServerLog
{
    private const long KeptBytes = 16 * 1024 * 1024;
    private const int ShownLines = 15;
    private const int ReadBytes = 64 * 1024;

    /// <summary>Puts a log that has grown large aside, replacing the one put aside before.</summary>
    internal static void Rotate(string logFile)
    {
        if (new FileInfo(logFile) is { Exists: true, Length: > KeptBytes })
            File.Move(logFile, logFile + ".old", overwrite: true);
    }

    /// <summary>The log's length now, to tell this start's lines from earlier ones.</summary>
    internal static long Length(string logFile) => new FileInfo(logFile) is { Exists: true } file ? file.Length : 0;

    /// <summary>The last lines written after <paramref name="position"/>.</summary>
    internal static string Tail(string logFile, long position)
    {
        try
        {
            using var file = new FileStream(logFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Position = Math.Min(file.Length, Math.Max(position, file.Length - ReadBytes));
            using var reader = new StreamReader(file, Encoding.UTF8);
            return string.Join('\n', reader.ReadToEnd().TrimEnd().Split('\n').TakeLast(ShownLines));
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>The failure that the server's own words stand for. They are in English: its language is set.</summary>
    /// <param name="setup">The start.</param>
    /// <param name="lines">What it wrote.</param>
    /// <param name="otherwise">What to say when the words mean nothing to us: a predicate of "The database server".</param>
    internal static EmbeddedServerException Explain(ServerSetup setup, string lines, string otherwise)
    {
        if (Says("No space left on device"))
            return StartFailures.DiskFull(setup.DataDirectory);
        if (Says("could not create any Unix-domain sockets") || Says("could not bind Unix address"))
            return StartFailures.Socket(setup.SocketDirectory, LastLineWith("Unix"));
        if (Says("wrong ownership") || Says("invalid permissions"))
            return StartFailures.Permissions(setup.DataDirectory, "has the wrong owner or permissions (PostgreSQL wants it to be its own user's alone, mode 0700)");
        if (Says("incompatible with server") || Says("checkpoint record") || Says("control file") || Says("pg_control") || Says("is not a valid data directory") || Says("invalid page"))
            return StartFailures.Damaged(setup.DataDirectory, LastLineWith(":"));
        if (Says("Permission denied"))
            return StartFailures.Permissions(setup.DataDirectory, $"cannot be used ({LastLineWith("Permission denied")})");
        return StartFailures.NotStarted(otherwise, setup.LogFile, lines);

        bool Says(string words) => lines.Contains(words, StringComparison.Ordinal);

        string LastLineWith(string words)
        {
            var fatal = lines.Split('\n').LastOrDefault(line => line.Contains(words, StringComparison.Ordinal) && (line.Contains("FATAL", StringComparison.Ordinal) || line.Contains("PANIC", StringComparison.Ordinal)))
                ?? lines.Split('\n').Last(line => line.Contains(words, StringComparison.Ordinal));
            var start = fatal.IndexOf(":  ", StringComparison.Ordinal);
            return start < 0 ? fatal.Trim() : fatal[(start + 3)..].Trim();
        }
    }
}
