namespace KnowledgeBase.Storage.Embedded;

/// <summary>Where server binaries may be: data, so that a test can describe a machine that has none.</summary>
/// <param name="Path">The folders of <c>PATH</c>.</param>
/// <param name="Patterns">Folders with at most one <c>*</c> for a whole part of the path, as package managers lay them out.</param>
/// <param name="AskPgConfig">Whether <c>pg_config --bindir</c> may be asked when nothing else is found.</param>
internal sealed record BinarySources(IReadOnlyList<string> Path, IReadOnlyList<string> Patterns, bool AskPgConfig)
{
    /// <summary>The oldest major version of PostgreSQL that the storage layer is tested for.</summary>
    internal const int OldestMajor = 14;

    /// <summary>This machine's places: Debian and Ubuntu, Red Hat's, Homebrew on both kinds of Mac, Postgres.app.</summary>
    internal static BinarySources Machine() => new(
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
        [
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/usr/local/pgsql/bin",
            "/opt/homebrew/opt/postgresql@*/bin",
            "/usr/local/opt/postgresql@*/bin",
            "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
            "/Applications/Postgres.app/Contents/Versions/*/bin",
        ],
        AskPgConfig: true);

    /// <summary>Every folder to look into, in order; some may not exist.</summary>
    internal IEnumerable<string> Directories() => Path.Concat(Patterns.SelectMany(Expand));

    private static IEnumerable<string> Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return [pattern];
        var parent = pattern[..pattern.LastIndexOf('/', star)];
        var rest = pattern[(star + 1)..].TrimStart('/');
        var name = pattern[(parent.Length + 1)..(star + 1)];
        return Directory.Exists(parent)
            ? Directory.GetDirectories(parent, name).Select(directory => System.IO.Path.Combine(directory, rest))
            : [];
    }
}
