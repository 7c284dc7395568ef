using System.Globalization;
using System.Runtime.Versioning;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>The folder with PostgreSQL's files: which version may open it, and how a new one is made.</summary>
[UnsupportedOSPlatform("windows")]
internal static class DataDirectory
{
    /// <summary>The database role that owns everything in an embedded server.</summary>
    internal const string Role = "knowledgebase";

    // Its own files and the first two segments of its write-ahead log.
    private const long SpaceForNew = 60 * 1024 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Text is compared by code point, and letters are known beyond ASCII where the system can do so.
    private static readonly string[][] Locales =
    [
        ["--locale=C.UTF-8"],
        ["--locale=C", "--lc-ctype=en_US.UTF-8"],
        ["--locale=C"],
    ];

    internal static bool IsEmpty(string directory) => !Directory.Exists(directory) || !Directory.EnumerateFileSystemEntries(directory).Any();

    /// <summary>The installation to open the directory with: the newest for a new one, else that of the version that made it.</summary>
    /// <exception cref="EmbeddedServerException">That version is not among them, or the directory is not whole.</exception>
    internal static ServerBinaries Match(string directory, IReadOnlyList<ServerBinaries> found)
    {
        if (IsEmpty(directory))
            return found[0];
        var versionFile = Path.Combine(directory, "PG_VERSION");
        if (!File.Exists(versionFile))
            throw StartFailures.Damaged(directory, "the file PG_VERSION is missing");
        var version = File.ReadAllText(versionFile).Trim();
        // Before version 10 the major version had two parts, as in 9.6.
        if (!decimal.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var major))
            throw StartFailures.Damaged(directory, "the file PG_VERSION holds no version");
        var match = found.FirstOrDefault(binaries => binaries.Major == major) ?? throw StartFailures.OtherVersion(directory, version, found.Select(binaries => binaries.Major));
        return File.Exists(Path.Combine(directory, "global", "pg_control")) ? match : throw StartFailures.Damaged(directory, "the file global/pg_control is missing");
    }

    /// <summary>
    /// Makes the directory beside its place and moves it there when it is whole, so that a start that was killed leaves nothing half done.
    /// </summary>
    internal static async Task CreateAsync(ServerSetup setup, CancellationToken cancellationToken)
    {
        var parent = Path.GetDirectoryName(setup.DataDirectory)!;
        if (new DriveInfo(parent).AvailableFreeSpace < SpaceForNew)
            throw StartFailures.DiskFull(parent);

        // A name that only this process uses: the initdb of a start that was killed may still be writing into its own.
        var fresh = $"{setup.DataDirectory}.new-{Environment.ProcessId}";
        CommandResult? answer = null;
        foreach (var locale in Locales)
        {
            Directory.CreateDirectory(fresh, OwnerOnly);
            if (await setup.Account.TakeAsync(fresh, cancellationToken) is { } refusal)
                throw StartFailures.Permissions(fresh, $"cannot be given to the user '{setup.Account.Name}' ({refusal})");
            string[] words =
            [
                setup.Binaries.InitDb, "-D", fresh, "-U", Role, "--encoding=UTF8", "--auth-local=trust", "--auth-host=reject",
                "--no-instructions", "--data-checksums", .. locale, .. setup.Durable ? Array.Empty<string>() : ["--no-sync"],
            ];
            answer = await Command.RunAsync(setup.Account.Wrap(words), setup.StartLimit, cancellationToken);
            if (answer.Succeeded)
            {
                if (Directory.Exists(setup.DataDirectory))
                    Directory.Delete(setup.DataDirectory);
                Directory.Move(fresh, setup.DataDirectory);
                return;
            }

            Directory.Delete(fresh, recursive: true);
            if (!answer.Error.Contains("invalid locale", StringComparison.Ordinal))
                break;
        }

        throw ServerLog.Explain(setup, answer!.Error, "could not make its data directory");
    }

    /// <summary>Removes what starts left that were killed while they made a directory.</summary>
    internal static void RemoveHalfMade(string directory)
    {
        foreach (var leftover in Directory.GetDirectories(Path.GetDirectoryName(directory)!, $"{Path.GetFileName(directory)}.new-*"))
        {
            try
            {
                Directory.Delete(leftover, recursive: true);
            }
            catch (IOException)
            {
                // That start's initdb is still writing into it; it ends by itself, and a later start removes the rest.
            }
        }
    }
}
