using System.Globalization;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Storage.Audit;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeBase.Storage.Editing;

/// <summary>The one place from which edits announce themselves and enter the audit log.</summary>
internal static class EditingAudit
{
    /// <summary>
    /// Announces a change of a changeset and adds it to the audit log. The last thing in a transaction: others who edit wait from here until it ends.
    /// </summary>
    internal static async Task AppendAsync(
        KnowledgeBaseContext context,
        DateTimeOffset at,
        Caller caller,
        string action,
        long changesetId,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] details)
    {
        var id = changesetId.ToString(CultureInfo.InvariantCulture);
        await context.Database.ExecuteSqlAsync($"SELECT pg_notify({ChangesetStore.Channel}, {id})", cancellationToken);
        var detail = details.Aggregate(AuditEvent.NoDetail, static (all, one) => all.SetItem(one.Name, one.Value));
        await AuditLog.AppendAsync(context, new AuditEvent(at, caller.Name, $"changeset.{action}", id, detail), cancellationToken);
    }

    /// <summary>What an action is called in the log.</summary>
    internal static string NameOf(ChangesetAction action) => action switch
    {
        ChangesetAction.Edit => "edited",
        ChangesetAction.Submit => "submitted",
        ChangesetAction.Approve => "approved",
        ChangesetAction.RequestChanges => "changes_requested",
        ChangesetAction.Comment => "commented",
        ChangesetAction.Publish => "published",
        ChangesetAction.Abandon => "abandoned",
        _ => WireNames.Of(action),
    };
}
