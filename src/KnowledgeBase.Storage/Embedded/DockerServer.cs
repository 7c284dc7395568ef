using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using Npgsql;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>A server in a container, where the machine has Docker but no PostgreSQL: reachable from this machine only.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class DockerServer : IAsyncDisposable
{
    // The major version that the compose file uses, so that a volume can move between the two.
    private const string Image = "postgres:17";
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(30);
    private readonly string name;
    private readonly TimeSpan stopLimit;

    private DockerServer(string name, string connectionString, string place, TimeSpan stopLimit)
    {
        this.name = name;
        this.stopLimit = stopLimit;
        ConnectionString = connectionString;
        Place = place;
    }

    internal string ConnectionString { get; }

    internal string Place { get; }

    internal static async Task<bool> IsAvailableAsync(CancellationToken cancellationToken) =>
        (await Command.RunAsync(["docker", "info"], TimeSpan.FromSeconds(10), cancellationToken)).Succeeded;

    internal static async Task<DockerServer> StartAsync(
        string dataRoot, EmbeddedServerOptions options, Action<string> report, CancellationToken cancellationToken)
    {
        var container = $"knowledgebase-{DataPlace.ShortHash(dataRoot)}";
        var place = Path.Combine(dataRoot, "postgres-docker");
        var (environmentFile, password) = await SecretAsync(dataRoot, cancellationToken);
        // A container that a killed run left behind: stopped cleanly, then removed; the data is not in it.
        await StopAsync(container, options.StopLimit);
        report($"PostgreSQL is not installed; running it in Docker ({Image}). The first time this downloads the image.");
        var run = await Command.RunAsync(
            [
                "docker", "run", "--detach", "--name", container, "--env-file", environmentFile, "--publish", "127.0.0.1::5432",
                "--volume", $"{place}:/var/lib/postgresql/data", "--shm-size", "256m", Image,
            ],
            TimeSpan.FromMinutes(10),
            cancellationToken);
        if (!run.Succeeded)
            throw StartFailures.Docker(run.LastLine);

        var port = await Command.RunAsync(["docker", "port", container, "5432/tcp"], Quick, cancellationToken);
        if (!int.TryParse(port.Output.Split(':')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw StartFailures.Docker($"the container has no port ({port.LastLine})");
        string Connection(string database) => new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = number,
            Username = DataDirectory.Role,
            Password = password,
            Database = database,
        }.ConnectionString;
        await WaitUntilReadyAsync(container, Connection, options.StartLimit, cancellationToken);
        return new DockerServer(container, Connection(EmbeddedDatabase.Name), place, options.StopLimit);
    }

    public async ValueTask DisposeAsync() => await StopAsync(name, stopLimit);

    private static async Task StopAsync(string name, TimeSpan limit)
    {
        var seconds = limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        await Command.RunAsync(["docker", "stop", "--time", seconds, name], limit + Quick, CancellationToken.None);
        await Command.RunAsync(["docker", "rm", "--force", name], Quick, CancellationToken.None);
    }

    private static async Task WaitUntilReadyAsync(string name, Func<string, string> connection, TimeSpan limit, CancellationToken cancellationToken)
    {
        for (var clock = Stopwatch.StartNew(); ; await Task.Delay(200, cancellationToken))
        {
            try
            {
                await EmbeddedDatabase.EnsureAsync(connection, cancellationToken);
                return;
            }
            catch (NpgsqlException exception) when (clock.Elapsed > limit)
            {
                await StopAsync(name, limit);
                throw StartFailures.Docker($"the server in the container does not answer ({exception.Message})");
            }
            catch (NpgsqlException)
            {
                // Not up yet: the image starts and stops the server once while it makes the data directory.
            }
        }
    }

    private static async Task<(string File, string Password)> SecretAsync(string dataRoot, CancellationToken cancellationToken)
    {
        const string key = "POSTGRES_PASSWORD=";
        var file = Path.Combine(dataRoot, "docker.env");
        if (!File.Exists(file))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
            await using var writer = new StreamWriter(file, options);
            await writer.WriteAsync($"{key}{RandomNumberGenerator.GetHexString(32, lowercase: true)}\nPOSTGRES_USER={DataDirectory.Role}\nPOSTGRES_DB={EmbeddedDatabase.Name}\nPOSTGRES_INITDB_ARGS=--locale=C.UTF-8 --data-checksums\n");
        }

        var lines = await File.ReadAllLinesAsync(file, cancellationToken);
        return (file, lines.First(line => line.StartsWith(key, StringComparison.Ordinal))[key.Length..]);
    }
}
