using System.Net.Sockets;
using Npgsql;

namespace KnowledgeBase.Api.Configuration;

/// <summary>Says in plain words why the database did not answer. Never shows a password.</summary>
internal static class DatabaseFailure
{
    /// <summary>What went wrong and what to do; null when it is not about the database.</summary>
    internal static string? Explain(Exception error, Settings settings)
    {
        var cause = error as NpgsqlException ?? error.InnerException as NpgsqlException;
        if (cause is null)
            return error is TimeoutException ? $"The database ({settings.DescribeDatabase()}) did not answer in time." : null;
        var place = settings.DescribeDatabase();
        return cause switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } =>
                $"The database server refused the user or password ({place}). Check Username and Password in ConnectionStrings__KnowledgeBase.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"The server has no such database ({place}). Create it (CREATE DATABASE ...), or change Database in ConnectionStrings__KnowledgeBase.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
                $"The database user may not do this ({place}). It needs to own the database, or CREATE on it and on its schema.",
            PostgresException postgres => $"The database ({place}) reported: {postgres.MessageText}",
            { InnerException: SocketException socket } => $"The database server cannot be reached ({place}): {socket.Message}. Is it running, and are Host and Port right?",
            { InnerException: TimeoutException } => $"The database server did not answer in time ({place}). Is it running, and are Host and Port right?",
            _ => $"The database ({place}) cannot be used: {cause.Message}",
        };
    }
}
