using KnowledgeBase.Content.Editing;
using KnowledgeBase.Storage.Database;
using Npgsql;

namespace KnowledgeBase.Storage.Editing;

/// <summary>Runs edits: each in one transaction, again when the database refused it for reasons that pass.</summary>
/// <param name="source">The database.</param>
internal sealed class EditingDatabase(NpgsqlDataSource source)
{
    private const int MaxAttempts = 6;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// Runs an edit. What it wrote is kept when it is done, and taken back when it was refused. It may run several times, each time on a fresh transaction.
    /// </summary>
    internal async Task<EditResult<T>> RunAsync<T>(Func<KnowledgeBaseContext, Task<EditResult<T>>> work, CancellationToken cancellationToken)
        where T : class
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            var isCommitting = false;
            try
            {
                await using var context = Contexts.Create(source);
                await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
                var result = await work(context);
                if (!result.IsDone)
                    return result;
                isCommitting = true;
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            // When the line breaks during a commit nobody knows whether it was kept: only what the server itself refused is tried again then.
            catch (Exception error) when (WasTakenBack(error, isCommitting))
            {
                if (attempt == MaxAttempts)
                    return EditResult.Refused<T>(new EditError.Busy());
            }

            await Task.Delay(pause, cancellationToken);
            pause *= 2;
        }
    }

    private static bool WasTakenBack(Exception error, bool isCommitting)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException refusal)
            {
                return refusal.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                    || (refusal.SqlState == PostgresErrorCodes.UniqueViolation && refusal.ConstraintName == "PK_idempotency_keys")
                    || (!isCommitting && refusal.IsTransient);
            }

            if (cause is NpgsqlException { IsTransient: true } && !isCommitting)
                return true;
        }

        return false;
    }
}
