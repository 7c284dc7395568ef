using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>Decides which folder holds the data directory.</summary>
[UnsupportedOSPlatform("windows")]
internal static class DataPlace
{
    /// <summary>
    /// The data root, or, where root starts the program in a folder that the server's account cannot enter (a clone in <c>/root</c>), a folder
    /// under <c>/var/lib</c> named after the data root, so that every start from there finds the same database.
    /// </summary>
    internal static async Task<string> ChooseAsync(
        string dataRoot, EmbeddedServerOptions options, ServerAccount account, Action<string> report, CancellationToken cancellationToken)
    {
        if (!account.Differs)
            return dataRoot;
        var elsewhere = Path.Combine(options.SystemRoot, $"knowledgebase-{ShortHash(dataRoot)}");
        var made = Directory.Exists(Path.Combine(dataRoot, "postgres"));
        if (!made && Directory.Exists(Path.Combine(elsewhere, "postgres")))
            return elsewhere;

        // A strict umask may have closed the folder that we made ourselves.
        File.SetUnixFileMode(dataRoot, File.GetUnixFileMode(dataRoot) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        if (await account.CanEnterAsync(dataRoot, cancellationToken))
            return dataRoot;
        await account.CheckAsync(cancellationToken);
        if (made)
            throw StartFailures.Permissions(Path.Combine(dataRoot, "postgres"), $"can no longer be entered by the database server's user '{account.Name}'");

        Directory.CreateDirectory(elsewhere);
        // Each folder says where the other one is, for whoever cleans up later.
        await File.WriteAllTextAsync(Path.Combine(dataRoot, "postgres.place"), elsewhere + "\n", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(elsewhere, "data-root"), dataRoot + "\n", cancellationToken);
        report($"The user '{account.Name}', which the database server runs as, cannot enter {dataRoot}; the database is in {elsewhere}.");
        return elsewhere;
    }

    /// <summary>Twelve hexadecimal digits that stand for a path.</summary>
    internal static string ShortHash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];
}
