using System.Globalization;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>The account that the server runs under: this program's own, or an unprivileged one where that is root.</summary>
/// <param name="Name">The account's name; null for this program's own.</param>
/// <param name="UserId">Its number.</param>
/// <param name="GroupId">Its group's number.</param>
internal sealed record ServerAccount(string? Name, uint UserId, uint GroupId)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Whether commands for the server must change the user first.</summary>
    internal bool Differs => Name is not null;

    /// <summary>
    /// This program's own account, unless that is root: then whoever owns the data directory already, else <c>postgres</c> if there is such an
    /// account, else <c>nobody</c>.
    /// </summary>
    internal static async Task<ServerAccount> ChooseAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        if (!Environment.IsPrivilegedProcess)
            return new ServerAccount(null, Signals.CurrentUser(), 0);
        var owner = Directory.Exists(dataDirectory) ? await FileOwner.OfAsync(dataDirectory, cancellationToken) : default;
        ServerAccount? postgres = null, nobody = null;
        foreach (var line in await File.ReadAllLinesAsync("/etc/passwd", cancellationToken))
        {
            if (Read(line) is not { } account)
                continue;
            if (account.UserId == owner.UserId && owner.UserId != 0)
                return account;
            if (account.Name is "postgres")
                postgres = account;
            if (account.Name is "nobody")
                nobody = account;
        }

        return postgres ?? nobody ?? throw StartFailures.CannotChangeUser("nobody", "there is no such account on this machine");
    }

    /// <summary>The words that run <paramref name="words"/> under this account.</summary>
    internal IReadOnlyList<string> Wrap(IReadOnlyList<string> words) => Name switch
    {
        null => words,
        _ when Command.IsInstalled("setpriv") => ["setpriv", $"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups", "--inh-caps=-all", "--no-new-privs", "--", .. words],
        _ when Command.IsInstalled("runuser") => ["runuser", "-u", Name, "--", .. words],
        _ when Command.IsInstalled("sudo") => ["sudo", "-n", "-u", Name, "--", .. words],
        _ => ["su", "-s", "/bin/sh", "-c", "exec \"$@\"", Name, "sh", .. words],
    };

    /// <summary>Whether this account can enter <paramref name="directory"/>, the folders above included.</summary>
    internal async Task<bool> CanEnterAsync(string directory, CancellationToken cancellationToken) =>
        (await Command.RunAsync(Wrap(["/bin/sh", "-c", "cd \"$1\"", "sh", directory]), Limit, cancellationToken)).Succeeded;

    /// <summary>Makes sure that commands can be run under this account.</summary>
    /// <exception cref="EmbeddedServerException">They cannot.</exception>
    internal async Task CheckAsync(CancellationToken cancellationToken)
    {
        var answer = await Command.RunAsync(Wrap(["/bin/sh", "-c", ":"]), Limit, cancellationToken);
        if (!answer.Succeeded)
            throw StartFailures.CannotChangeUser(Name ?? "", answer.LastLine);
    }

    /// <summary>Gives a folder (not what is in it) to this account.</summary>
    /// <returns>Null when done; else why not.</returns>
    internal async Task<string?> TakeAsync(string directory, CancellationToken cancellationToken)
    {
        if (!Differs)
            return null;
        var answer = await Command.RunAsync(["chown", "-h", $"{UserId}:{GroupId}", directory], Limit, cancellationToken);
        return answer.Succeeded ? null : answer.LastLine;
    }

    private static ServerAccount? Read(string line)
    {
        var parts = line.Split(':');
        return parts.Length > 3
            && uint.TryParse(parts[2], CultureInfo.InvariantCulture, out var user)
            && uint.TryParse(parts[3], CultureInfo.InvariantCulture, out var group)
            ? new ServerAccount(parts[0], user, group)
            : null;
    }
}
