using System.Buffers;
using System.Runtime.Versioning;
using System.Text;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>The private folder of the server's socket. There is no other way to the server, and so no password.</summary>
[UnsupportedOSPlatform("windows")]
internal static class SocketDirectory
{
    /// <summary>Only a part of the socket's file name: nothing listens on a network port.</summary>
    internal const int Port = 5432;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The server reads its setting as a list, and Npgsql reads a comma as a second host.
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-+@");

    /// <summary>The operating system's limit on a socket's path, in bytes.</summary>
    private static int Limit => OperatingSystem.IsMacOS() ? 103 : 107;

    /// <summary>
    /// The folder <c>socket</c> in <paramref name="home"/>, or, where its path is too long, a short one in the system's folder for temporary
    /// files. That folder is open to everybody: what is there already is used only if it is the account's own.
    /// </summary>
    internal static async Task<string> PrepareAsync(
        string home, EmbeddedServerOptions options, ServerAccount account, CancellationToken cancellationToken)
    {
        var directory = Path.Combine(home, "socket");
        if (!Fits(directory))
            directory = Path.Combine(options.TemporaryRoot, $"knowledgebase-{DataPlace.ShortHash(home)}");
        if (!Fits(directory))
            throw StartFailures.Socket(directory, $"the path is longer than the {Limit} bytes that the system allows, or has unusual characters");

        var info = new DirectoryInfo(directory);
        if (info.LinkTarget is not null || File.Exists(directory))
            throw StartFailures.Socket(directory, "it is not a folder");
        if (!info.Exists)
            Directory.CreateDirectory(directory, OwnerOnly);
        var owner = (await FileOwner.OfAsync(directory, cancellationToken)).UserId;
        var self = Signals.CurrentUser();
        if (owner != self && owner != account.UserId)
            throw StartFailures.Socket(directory, "it belongs to another user");
        File.SetUnixFileMode(directory, OwnerOnly);
        if (owner != account.UserId && await account.TakeAsync(directory, cancellationToken) is { } refusal)
            throw StartFailures.Socket(directory, $"it cannot be given to the user '{account.Name}' ({refusal})");
        return directory;
    }

    /// <summary>Removes the socket of a server that is gone: its lock file holds a process number that may be somebody else's by now.</summary>
    internal static void Clear(string directory)
    {
        File.Delete(Path.Combine(directory, $".s.PGSQL.{Port}"));
        File.Delete(Path.Combine(directory, $".s.PGSQL.{Port}.lock"));
    }

    private static bool Fits(string directory) =>
        Encoding.UTF8.GetByteCount(directory) + $"/.s.PGSQL.{Port}".Length <= Limit && !directory.AsSpan().ContainsAnyExcept(Plain);
}
