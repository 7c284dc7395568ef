namespace KnowledgeBase.Storage.Embedded;

/// <summary>Gets PostgreSQL with the machine's package manager, without ever setting up a cluster of the system's own.</summary>
internal static class ServerInstaller
{
    private static readonly string[] Brews = ["/opt/homebrew/bin/brew", "/usr/local/bin/brew"];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Installs it where that can be done without asking anybody.</summary>
    /// <returns>Null when it was installed; else a line on why it was not.</returns>
    internal static async Task<string?> TryInstallAsync(Action<string> report, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsMacOS())
            return await WithHomebrewAsync(report, cancellationToken);
        return File.Exists("/usr/bin/apt-get") ? await WithAptAsync(report, cancellationToken) : null;
    }

    private static async Task<string?> WithAptAsync(Action<string> report, CancellationToken cancellationToken)
    {
        string[] asRoot = [];
        if (!Environment.IsPrivilegedProcess)
        {
            if (!(await Command.RunAsync(["sudo", "-n", "true"], TimeSpan.FromSeconds(10), cancellationToken)).Succeeded)
                return null;
            asRoot = ["sudo", "-n"];
        }

        report("PostgreSQL is not installed; installing it now (apt-get install postgresql). This is done once and takes about half a minute.");
        // The script is constant. Debian's package would start a server of its own at install time: a file in this folder is its own way
        // to say no, and nothing of ours stays behind. Package lists are fetched only when the machine has none that know the package.
        const string script = """
            set -e
            export DEBIAN_FRONTEND=noninteractive
            folder=/etc/postgresql-common/createcluster.d
            mkdir -p "$folder"
            echo 'create_main_cluster = false' > "$folder/knowledgebase.conf"
            trap 'rm -f "$folder/knowledgebase.conf"' EXIT
            install() { apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=120 postgresql; }
            install || { apt-get update -q; install; }
            """;
        var answer = await Command.RunAsync([.. asRoot, "/bin/sh", "-c", script], Limit, cancellationToken);
        return answer.Succeeded ? null : $"Installing it with apt-get failed: {answer.LastLine}";
    }

    private static async Task<string?> WithHomebrewAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var brew = Brews.FirstOrDefault(File.Exists);
        // Homebrew refuses to run as root.
        if (brew is null || Environment.IsPrivilegedProcess)
            return null;
        report("PostgreSQL is not installed; installing it now (brew install postgresql@15). This is done once and takes a few minutes.");
        var answer = await Command.RunAsync([brew, "install", "postgresql@15"], Limit, cancellationToken);
        return answer.Succeeded ? null : $"Installing it with Homebrew failed: {answer.LastLine}";
    }
}
