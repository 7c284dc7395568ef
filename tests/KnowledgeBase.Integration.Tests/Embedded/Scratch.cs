using System.Collections.Concurrent;
using System.Diagnostics;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Embedded;
using Npgsql;

namespace KnowledgeBase.Integration.Tests.Embedded;

/// <summary>A data root of a test's own, and what a test does with the server on it.</summary>
internal sealed class Scratch(InitialisedRoot initialised) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentQueue<string> reports = new();

    internal string Folder => folder.Path;

    /// <summary>The data root; it does not exist before the first start.</summary>
    internal string Root => Path.Combine(folder.Path, ".kb");

    internal string Data => Path.Combine(Root, "postgres");

    /// <summary>What servers on it reported.</summary>
    internal string[] Reports => [.. reports];

    internal EmbeddedServerOptions Options => new(Root) { Install = false, Durable = false };

    internal Task<EmbeddedServer> StartAsync(EmbeddedServerOptions? options = null) =>
        EmbeddedServer.StartAsync(options ?? Options, reports.Enqueue, CancellationToken.None);

    /// <summary>Puts a data root there that was in use before.</summary>
    internal Task InitialiseAsync() => initialised.CopyToAsync(Root);

    /// <summary>What a start that must fail says.</summary>
    internal async Task<EmbeddedServerException> RefusalAsync(EmbeddedServerOptions? options = null) =>
        await Xunit.Assert.ThrowsAsync<EmbeddedServerException>(() => StartAsync(options));

    /// <summary>The one value that a statement answers; null when it answers none.</summary>
    internal static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Runs a program of the system's and returns what it wrote.</summary>
    internal static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return output;
    }

    /// <summary>The process number of the server on the data directory.</summary>
    internal int ServerProcessId() => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => folder.Dispose();
}
