using System.Text.Json;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeBase.Storage.Audit;

/// <summary>The log of what was done, by whom: only ever added to. See <see cref="AuditChain"/> for what makes a change visible.</summary>
public static class AuditLog
{
    /// <summary>The advisory lock that makes events wait for each other, so that the chain never forks.</summary>
    private const long AppendLock = 0x6B62_6175_6469;

    /// <summary>
    /// Adds an event within the caller's transaction: it stays exactly when what it tells of does. Call it last in the transaction, since everyone else who
    /// adds an event waits from here until the transaction ends, and under READ COMMITTED (the default).
    /// </summary>
    /// <param name="context">The unit of work, with a transaction under way. What it tracks is not saved by this.</param>
    /// <param name="event">What happened.</param>
    /// <param name="cancellationToken">Ends it; the transaction is then to be rolled back.</param>
    /// <exception cref="InvalidOperationException">No transaction is under way.</exception>
    /// <exception cref="ArgumentException">The detail is too long.</exception>
    public static async Task AppendAsync(KnowledgeBaseContext context, AuditEvent @event, CancellationToken cancellationToken)
    {
        if (context.Database.CurrentTransaction is null)
            throw new InvalidOperationException("An audit event is added within the transaction of what it tells of; none is under way.");
        if (@event.Detail.Sum(static pair => pair.Key.Length + pair.Value.Length) > AuditEvent.MostDetailCharacters)
            throw new ArgumentException($"The detail of an audit event has at most {AuditEvent.MostDetailCharacters} characters.", nameof(@event));
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({AppendLock})", cancellationToken);
        var last = await context.AuditEvents.AsNoTracking().OrderByDescending(row => row.Sequence)
            .Select(row => new { row.Sequence, row.Hash })
            .FirstOrDefaultAsync(cancellationToken);
        var moment = @event.At.UtcDateTime;
        var row = new AuditRow
        {
            Sequence = (last?.Sequence ?? 0) + 1,
            At = moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond)),
            Actor = @event.Actor,
            Action = @event.Action,
            Subject = @event.Subject,
            Detail = JsonSerializer.Serialize(@event.Detail),
            PreviousHash = last?.Hash ?? AuditChain.Start,
            Hash = "",
        };
        row.Hash = AuditChain.Hash(row);
        await context.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO audit_events (sequence, at, actor, action, subject, detail, previous_hash, hash)
             VALUES ({row.Sequence}, {row.At}, {row.Actor}, {row.Action}, {row.Subject}, {row.Detail}::json, {row.PreviousHash}, {row.Hash})
             """,
            cancellationToken);
    }

    /// <summary>Events, newest first.</summary>
    /// <param name="context">The unit of work.</param>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only those with a lower sequence; null for the newest.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<AuditRow>> ReadAsync(
        KnowledgeBaseContext context, AuditFilter filter, long? before, int most, CancellationToken cancellationToken)
    {
        var rows = filter.Of(context.AuditEvents.AsNoTracking());
        if (before is { } sequence)
            rows = rows.Where(row => row.Sequence < sequence);
        return await rows.OrderByDescending(row => row.Sequence).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>How many events there are.</summary>
    public static Task<int> CountAsync(KnowledgeBaseContext context, AuditFilter filter, CancellationToken cancellationToken) =>
        filter.Of(context.AuditEvents.AsNoTracking()).CountAsync(cancellationToken);
}

/// <summary>Which events are looked for; what is null does not matter.</summary>
/// <param name="Subject">To what something was done.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Since">From when on.</param>
public readonly record struct AuditFilter(string? Subject = null, string? Actor = null, DateTimeOffset? Since = null)
{
    internal IQueryable<AuditRow> Of(IQueryable<AuditRow> rows)
    {
        var (subject, actor, since) = (Subject, Actor, Since?.UtcDateTime);
        if (subject is not null)
            rows = rows.Where(row => row.Subject == subject);
        if (actor is not null)
            rows = rows.Where(row => row.Actor == actor);
        return since is null ? rows : rows.Where(row => row.At >= since);
    }
}
