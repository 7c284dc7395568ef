using KnowledgeBase.Api.Requests;
using KnowledgeBase.GraphQL;
using Npgsql;

namespace KnowledgeBase.Api.Editing;

/// <summary>Says that the database is away in words for editors; what is published goes on being read from memory.</summary>
internal static class DatabaseAway
{
    /// <summary>Runs something that needs the database.</summary>
    /// <exception cref="GraphQLException">The database cannot be reached.</exception>
    internal static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is TimeoutException or NpgsqlException and not PostgresException
            || error.InnerException is NpgsqlException and not PostgresException)
        {
            throw new GraphQLException(new GraphQLError(
                "The database cannot be reached just now. Nothing was changed by this request as far as is known; try again, with the same idempotency key if you gave one.",
                ApiErrorCode.DatabaseUnavailable));
        }
    }
}
