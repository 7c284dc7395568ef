using Npgsql;

namespace KnowledgeBase.Storage.Audit;

/// <summary>Reads the whole audit log and finds the first event that is not as it was written.</summary>
public static class AuditVerifier
{
    /// <summary>Verifies it. It reads row by row, so that a log of any length fits; a hundred thousand take a second or two.</summary>
    /// <param name="source">The database.</param>
    /// <param name="copiedHead">A head that was copied earlier, 64 hex digits: it must still be in the log. Null for none.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<AuditVerification> VerifyAsync(NpgsqlDataSource source, string? copiedHead, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(
            "SELECT sequence, at, actor, action, subject, detail::text, previous_hash, hash FROM audit_events ORDER BY sequence");
        command.CommandTimeout = 0;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (count, head) = (0L, AuditChain.Start);
        var found = copiedHead is null or AuditChain.Start;
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = new AuditRow
            {
                Sequence = reader.GetInt64(0),
                At = reader.GetDateTime(1),
                Actor = reader.GetString(2),
                Action = reader.GetString(3),
                Subject = reader.GetString(4),
                Detail = reader.GetString(5),
                PreviousHash = reader.GetString(6),
                Hash = reader.GetString(7),
            };
            if (FaultOf(row, count + 1, head) is { } fault)
                return new AuditVerification(count, head, fault, fault == AuditFault.Missing ? count + 1 : row.Sequence);
            (count, head) = (row.Sequence, row.Hash);
            found = found || string.Equals(head, copiedHead, StringComparison.OrdinalIgnoreCase);
        }

        return new AuditVerification(count, head, found ? null : AuditFault.HeadGone, BadSequence: null);
    }

    private static AuditFault? FaultOf(AuditRow row, long expected, string head)
    {
        if (row.Sequence > expected)
            return AuditFault.Missing;
        if (AuditChain.Hash(row) != row.Hash)
            return AuditFault.Changed;
        return row.Sequence < expected || row.PreviousHash != head ? AuditFault.Unchained : null;
    }
}
