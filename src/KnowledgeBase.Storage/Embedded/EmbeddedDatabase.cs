using Npgsql;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>The one database of an embedded server.</summary>
internal static class EmbeddedDatabase
{
    internal const string Name = "knowledgebase";

    /// <summary>Makes it if the server does not have it yet.</summary>
    internal static async Task EnsureAsync(Func<string, string> connectionString, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Unpooled(connectionString(Name)));
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidCatalogName)
        {
            await using var connection = new NpgsqlConnection(Unpooled(connectionString("postgres")));
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"CREATE DATABASE {Name}", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static string Unpooled(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
}
