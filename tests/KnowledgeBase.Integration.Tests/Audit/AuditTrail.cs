using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Audit;
using KnowledgeBase.Storage.Database;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Audit;

/// <summary>Writes audit events as the parts of the service do.</summary>
internal static class AuditTrail
{
    internal static AuditEvent Event(string subject, string actor = "Ana") =>
        new(FreshDatabase.Now, actor, "changeset.opened", subject, AuditEvent.NoDetail.Add("title", "Neue Wörter, 新"));

    /// <summary>Adds events, each in a transaction of its own.</summary>
    internal static async Task AppendAsync(NpgsqlDataSource source, params string[] subjects)
    {
        foreach (var subject in subjects)
        {
            await using var context = Contexts.Create(source);
            await using var transaction = await context.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await AuditLog.AppendAsync(context, Event(subject), TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }
    }

    internal static Task<AuditVerification> VerifyAsync(FreshDatabase database, string? head = null) =>
        AuditVerifier.VerifyAsync(database.Source, head, TestContext.Current.CancellationToken);

    /// <summary>Does what only the owner of the tables can: past the triggers.</summary>
    internal static Task TamperAsync(FreshDatabase database, string sql) =>
        database.RowsAsync($"ALTER TABLE audit_events DISABLE TRIGGER USER; {sql}; ALTER TABLE audit_events ENABLE TRIGGER USER");
}
