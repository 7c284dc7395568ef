using System.Globalization;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Embedded;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace KnowledgeBase.Integration.Tests.Fixtures;

/// <summary>
/// One real PostgreSQL for the whole test run, started when the first test asks: the server that <c>ConnectionStrings__KnowledgeBaseTests</c>
/// names, else an embedded one on a temporary folder (which falls back to Docker, and fails saying what is missing).
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string prefix = string.Create(CultureInfo.InvariantCulture, $"kbtest_{Environment.ProcessId}");
    private readonly List<string> databases = [];
    private TemporaryFolder? folder;
    private EmbeddedServer? server;
    private string? serverConnection;

    /// <summary>A fresh, migrated database, which only the caller uses. It takes some 50 ms: a copy of a template.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        await turn.WaitAsync();
        try
        {
            serverConnection ??= await StartAsync();
            if (databases.Count == 0)
                await CreateTemplateAsync();
            return await CreateAsync($"TEMPLATE {databases[0]}");
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
            await server.DisposeAsync();
        else if (serverConnection is not null)
            foreach (var database in databases)
                await ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        folder?.Dispose();
        turn.Dispose();
    }

    private async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__KnowledgeBaseTests") is { Length: > 0 } given)
            return given;
        folder = new TemporaryFolder();
        server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions(folder.Path) { Durable = false }, Console.WriteLine, CancellationToken.None);
        return server.ConnectionString;
    }

    private async Task CreateTemplateAsync()
    {
        var template = await CreateAsync("TEMPLATE template0");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(template) { Pooling = false });
        await DatabaseMigrator.MigrateAsync(source, CancellationToken.None);
    }

    private async Task<string> CreateAsync(string clause)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}_{databases.Count}");
        await ExecuteAsync($"CREATE DATABASE {name} {clause}");
        databases.Add(name);
        // Many test classes share the server's 60 connections.
        return new NpgsqlConnectionStringBuilder(serverConnection) { Database = name, MaxPoolSize = 12 }.ConnectionString;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(serverConnection) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
