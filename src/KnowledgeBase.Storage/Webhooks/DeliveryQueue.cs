using Npgsql;

namespace KnowledgeBase.Storage.Webhooks;

/// <summary>Something to send.</summary>
/// <param name="Id">The delivery's number.</param>
/// <param name="WebhookId">The webhook.</param>
/// <param name="Url">Where to.</param>
/// <param name="Attempts">Which try this is, from 1.</param>
/// <param name="ReleaseSequence">The release's number.</param>
/// <param name="Version">The release's version.</param>
/// <param name="ContentHash">The release's hash.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
public sealed record WebhookDelivery(
    long Id, string WebhookId, string Url, int Attempts, int ReleaseSequence, string Version, string ContentHash, DateTime PublishedAt);

/// <summary>
/// What has to be sent, in the database, so that it survives every restart. An instance borrows a delivery for a minute, longer than a try can take; when it
/// dies meanwhile, another one tries again. So every release is told at least once, and by one instance at a time.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="time">Gives the moment.</param>
public sealed class DeliveryQueue(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>How long a delivery is borrowed.</summary>
    public static readonly TimeSpan Borrowed = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait after each try that failed; after the last one it is given up.</summary>
    public static IReadOnlyList<TimeSpan> Pauses { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6),
    ];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Puts in what is missing: each webhook and each release after it was added. Safe by several instances at once.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            INSERT INTO webhook_deliveries (webhook_id, release_sequence, attempts, next_attempt_at)
            SELECT w.id, r.sequence, 0, $1 FROM webhooks AS w JOIN releases AS r ON r.sequence > w.after_sequence
            WHERE w.removed_at IS NULL AND NOT EXISTS (SELECT FROM webhook_deliveries AS d WHERE d.webhook_id = w.id AND d.release_sequence = r.sequence)
            ORDER BY r.sequence
            ON CONFLICT DO NOTHING
            """);
        command.Parameters.AddWithValue(Now);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Borrows the delivery that is due longest; null when none is.</summary>
    public async Task<WebhookDelivery?> BorrowAsync(CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            """
            UPDATE webhook_deliveries AS d SET attempts = d.attempts + 1, next_attempt_at = $2
            FROM (
                SELECT due.id, w.url FROM webhook_deliveries AS due JOIN webhooks AS w ON w.id = due.webhook_id
                WHERE due.next_attempt_at <= $1 AND w.removed_at IS NULL ORDER BY due.next_attempt_at, due.id LIMIT 1 FOR UPDATE OF due SKIP LOCKED
            ) AS one, releases AS r
            WHERE d.id = one.id AND r.sequence = d.release_sequence
            RETURNING d.id, d.webhook_id, one.url, d.attempts, r.sequence, r.version, r.content_hash, r.published_at
            """);
        command.Parameters.AddWithValue(Now);
        command.Parameters.AddWithValue(Now + Borrowed);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new WebhookDelivery(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetString(5), reader.GetString(6), reader.GetDateTime(7))
            : null;
    }

    /// <summary>Says that the receiver took it.</summary>
    public async Task DoneAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("UPDATE webhook_deliveries SET delivered_at = $1, next_attempt_at = NULL, last_error = NULL WHERE id = $2");
        command.Parameters.AddWithValue(Now);
        command.Parameters.AddWithValue(delivery.Id);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Says that a try failed: it is tried again later, or given up.</summary>
    /// <returns>Whether it is tried again.</returns>
    public async Task<bool> FailedAsync(WebhookDelivery delivery, string error, CancellationToken cancellationToken)
    {
        var again = delivery.Attempts <= Pauses.Count;
        await using var command = source.CreateCommand("UPDATE webhook_deliveries SET next_attempt_at = $1, dead_at = $2, last_error = $3 WHERE id = $4");
        command.Parameters.AddWithValue(again ? Now + Pauses[delivery.Attempts - 1] : DBNull.Value);
        command.Parameters.AddWithValue(again ? DBNull.Value : Now);
        command.Parameters.AddWithValue(error);
        command.Parameters.AddWithValue(delivery.Id);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return again;
    }
}
