using System.Runtime.Versioning;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>
/// A PostgreSQL server of this program's own, for trying things out, development and small installations: the machine's programs on a private
/// data directory, reached through a private socket, started and stopped with this process.
/// </summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly InstanceLock instance;
    private readonly IAsyncDisposable server;
    private readonly string root;
    private bool isDisposed;

    private EmbeddedServer(InstanceLock instance, IAsyncDisposable server, string connectionString, string place, string root)
    {
        this.root = root;
        this.instance = instance;
        this.server = server;
        ConnectionString = connectionString;
        Place = place;
    }

    /// <summary>How Npgsql reaches the database <c>knowledgebase</c>. It stays the same for the life of the server.</summary>
    public string ConnectionString { get; }

    /// <summary>Where the data is: a folder.</summary>
    public string Place { get; }

    /// <summary>
    /// Starts the server, making its database the first time, and returns when it takes connections. An installation of PostgreSQL is searched
    /// for and, if the options allow it, got. A server that a killed run left behind is stopped first.
    /// </summary>
    /// <param name="options">Where to keep the data, and what may be done.</param>
    /// <param name="report">Takes a line for the user on anything that takes long or is out of the ordinary; may be called later, too, from another thread.</param>
    /// <param name="cancellationToken">Gives up the start; nothing stays behind.</param>
    /// <exception cref="EmbeddedServerException">It did not come up; the message says why and what to do.</exception>
    public static async Task<EmbeddedServer> StartAsync(EmbeddedServerOptions options, Action<string> report, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw StartFailures.Platform();
        var dataRoot = Path.GetFullPath(options.DataRoot);
        InstanceLock? owned = null;
        try
        {
            if (File.Exists(dataRoot))
                throw StartFailures.Permissions(dataRoot, "is not a folder");
            Directory.CreateDirectory(dataRoot);
            owned = InstanceLock.Take(dataRoot, options.Clock);
            var started = await StartServerAsync(dataRoot, options, report, cancellationToken);
            RunningServer.Say(dataRoot, started.ConnectionString);
            return new EmbeddedServer(owned, started.Server, started.ConnectionString, started.Place, dataRoot);
        }
        catch (Exception exception)
        {
            owned?.Dispose();
            if (FileFailures.Concerns(exception))
                throw FileFailures.Explain(exception, dataRoot);
            throw;
        }
    }

    /// <summary>Stops the server: cleanly, or if that takes too long, less so; nothing that was confirmed is lost. Once is enough; again does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        RunningServer.Unsay(root);
        await server.DisposeAsync();
        instance.Dispose();
    }

    [UnsupportedOSPlatform("windows")]
    private static async Task<(IAsyncDisposable Server, string ConnectionString, string Place)> StartServerAsync(
        string dataRoot, EmbeddedServerOptions options, Action<string> report, CancellationToken cancellationToken)
    {
        var binaries = await ServerBinaries.FindAsync(options, cancellationToken);
        string? attempt = null;
        if (binaries.Count == 0 && options.Install)
        {
            attempt = options.UsePackageManager ? await ServerInstaller.TryInstallAsync(report, cancellationToken) : null;
            binaries = await ServerBinaries.FindAsync(options, cancellationToken);
            if (binaries.Count == 0 && await DockerServer.IsAvailableAsync(cancellationToken))
            {
                var container = await DockerServer.StartAsync(dataRoot, options, report, cancellationToken);
                return (container, container.ConnectionString, container.Place);
            }
        }

        if (binaries.Count == 0)
            throw StartFailures.BinariesMissing(attempt);
        var local = await LocalServer.StartAsync(dataRoot, binaries, options, report, cancellationToken);
        return (local, local.ConnectionString, local.Place);
    }
}
