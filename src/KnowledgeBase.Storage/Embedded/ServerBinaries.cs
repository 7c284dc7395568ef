using System.Globalization;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>One installation of the server's programs.</summary>
/// <param name="Directory">The folder that has <c>postgres</c> and <c>initdb</c>.</param>
/// <param name="Major">Its major version, such as 15.</param>
internal sealed record ServerBinaries(string Directory, int Major)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    internal string Postgres => Path.Combine(Directory, "postgres");

    internal string InitDb => Path.Combine(Directory, "initdb");

    /// <summary>Every usable installation, the highest version first.</summary>
    internal static async Task<IReadOnlyList<ServerBinaries>> FindAsync(EmbeddedServerOptions options, CancellationToken cancellationToken)
    {
        if (options.BinariesDirectory is { } chosen)
            return await InspectAsync(Path.GetFullPath(chosen), cancellationToken) is { } own ? [own] : throw StartFailures.NoServerIn(chosen);

        var found = await InspectAllAsync(options.Sources.Directories(), cancellationToken);
        if (found.Count == 0 && options.Sources.AskPgConfig)
        {
            var answer = await Command.RunAsync(["pg_config", "--bindir"], Limit, cancellationToken);
            if (answer.Succeeded)
                found = await InspectAllAsync([answer.Output], cancellationToken);
        }

        return found;
    }

    private static async Task<IReadOnlyList<ServerBinaries>> InspectAllAsync(IEnumerable<string> directories, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, ServerBinaries>(StringComparer.Ordinal);
        foreach (var directory in directories)
        {
            // A link in PATH leads to the folder that has the other programs, too.
            var program = new FileInfo(Path.Combine(directory, "postgres"));
            if (!program.Exists)
                continue;
            var real = Path.GetDirectoryName(program.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program.FullName)!;
            if (!found.ContainsKey(real) && await InspectAsync(real, cancellationToken) is { Major: >= BinarySources.OldestMajor } binaries)
                found.Add(real, binaries);
        }

        return [.. found.Values.OrderByDescending(binaries => binaries.Major)];
    }

    private static async Task<ServerBinaries?> InspectAsync(string directory, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(directory, "initdb")))
            return null;
        var answer = await Command.RunAsync([Path.Combine(directory, "postgres"), "--version"], Limit, cancellationToken);
        return answer.Succeeded && MajorOf(answer.Output) is { } major ? new ServerBinaries(directory, major) : null;
    }

    /// <summary>The major version in <c>postgres (PostgreSQL) 15.18 (Debian ...)</c>, <c>18beta1</c> included; null when there is none.</summary>
    internal static int? MajorOf(string versionLine)
    {
        const string mark = "(PostgreSQL) ";
        var start = versionLine.IndexOf(mark, StringComparison.Ordinal);
        if (start < 0)
            return null;
        var digits = versionLine.AsSpan(start + mark.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return int.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : null;
    }
}
