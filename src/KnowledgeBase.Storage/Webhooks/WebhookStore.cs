using System.Globalization;
using System.Security.Cryptography;
using KnowledgeBase.Storage.Audit;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeBase.Storage.Webhooks;

/// <summary>Webhooks: adds, lists and removes them, and has what was given up sent again. What is done is in the audit log.</summary>
/// <param name="source">The database.</param>
/// <param name="time">Gives the moment.</param>
public sealed class WebhookStore(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>The most webhooks at a time.</summary>
    public const int Most = 100;

    private const int IdBytes = 6;

    /// <summary>Adds an address, which the caller has checked; it is told of every later release.</summary>
    /// <returns>Its row; null when there are <see cref="Most"/> already.</returns>
    public async Task<WebhookRow?> AddAsync(string url, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = Contexts.Create(source);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Webhooks.CountAsync(row => row.RemovedAt == null, cancellationToken) >= Most)
            return null;
        var row = new WebhookRow
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)),
            Url = url,
            CreatedAt = now.UtcDateTime,
            CreatedBy = actor,
            AfterSequence = await context.Releases.MaxAsync(release => (int?)release.Sequence, cancellationToken) ?? 0,
        };
        context.Webhooks.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        await AuditLog.AppendAsync(context, new AuditEvent(now, actor, "webhook.added", row.Id, AuditEvent.NoDetail.Add("host", new Uri(url).Host)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return row;
    }

    /// <summary>The webhooks that are told of releases, the oldest first.</summary>
    public async Task<IReadOnlyList<WebhookRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        return await context.Webhooks.Where(row => row.RemovedAt == null).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Removes a webhook; what it was not told yet is not sent any more.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> RemoveAsync(string id, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return ChangeAsync(
            context => context.Webhooks.Where(row => row.Id == id && row.RemovedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.RemovedAt, now.UtcDateTime), cancellationToken),
            new AuditEvent(now, actor, "webhook.removed", id),
            cancellationToken);
    }

    /// <summary>What was given up and is waiting for somebody, the oldest first (the dead-letter list).</summary>
    public async Task<IReadOnlyList<WebhookDeliveryRow>> DeadAsync(CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        return await context.WebhookDeliveries.Include(row => row.Webhook).Where(row => row.DeadAt != null && row.Webhook!.RemovedAt == null)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Has something that was delivered or given up sent again, at once and with all its tries.</summary>
    /// <returns>Whether there was such a delivery.</returns>
    public Task<bool> ReplayAsync(long delivery, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return ChangeAsync(
            context => context.WebhookDeliveries.Where(row => row.Id == delivery && row.NextAttemptAt == null && row.Webhook!.RemovedAt == null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.NextAttemptAt, now.UtcDateTime).SetProperty(row => row.Attempts, 0)
                        .SetProperty(row => row.DeadAt, (DateTime?)null).SetProperty(row => row.DeliveredAt, (DateTime?)null),
                    cancellationToken),
            new AuditEvent(now, actor, "webhook.replayed", delivery.ToString(CultureInfo.InvariantCulture)),
            cancellationToken);
    }

    private async Task<bool> ChangeAsync(Func<KnowledgeBaseContext, Task<int>> change, AuditEvent @event, CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await change(context) == 0)
            return false;
        await AuditLog.AppendAsync(context, @event, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
