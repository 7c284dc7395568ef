using System.Collections.Immutable;
using System.Text.Json;
using KnowledgeBase.Api.Editing;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Audit;
using KnowledgeBase.Storage.Database;
using Npgsql;

namespace KnowledgeBase.Api.Access;

/// <summary>Something that was done, as the audit log has it.</summary>
public sealed record LoggedEvent(
    int Number, DateTimeOffset At, string Actor, string Action, string Subject, ImmutableArray<AuditDetail> Detail, string PreviousHash, string Hash)
{
    internal static LoggedEvent Of(AuditRow row) => new(
        (int)row.Sequence, new DateTimeOffset(row.At, TimeSpan.Zero), row.Actor, row.Action, row.Subject, [.. DetailOf(row.Detail)], row.PreviousHash, row.Hash);

    private static IEnumerable<AuditDetail> DetailOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(static item => new AuditDetail(item.Name, item.Value.ToString()))];
    }
}

/// <summary>Something to know of an event.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">What it was.</param>
public sealed record AuditDetail(string Name, string Value);

/// <summary>A page of events.</summary>
public sealed class AuditEventConnection
{
    internal const string List = "audit";

    internal AuditEventConnection(IReadOnlyList<AuditRow> oneMore, int size, bool hasPrevious, AuditFilter filter)
    {
        Filter = filter;
        Nodes = [.. oneMore.Take(size).Select(LoggedEvent.Of)];
        PageInfo = new PageInfo(oneMore.Count > size, hasPrevious, Nodes.IsEmpty ? null : Cursor(Nodes[0]), Nodes.IsEmpty ? null : Cursor(Nodes[^1]));
    }

    /// <summary>The page's items.</summary>
    public ImmutableArray<LoggedEvent> Nodes { get; }

    /// <summary>The page's items with their cursors.</summary>
    public ImmutableArray<Edge<LoggedEvent>> Edges => [.. Nodes.Select(static node => new Edge<LoggedEvent>(Cursor(node), node))];

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo { get; }

    internal AuditFilter Filter { get; }

    private static string Cursor(LoggedEvent node) => KeysetPage.Cursor(List, node.Number);
}

/// <summary>What a page of events says of the whole list.</summary>
public static class AuditEventConnectionFields
{
    /// <summary>How many there are; counted only when asked for.</summary>
    [Field("AuditEventConnection.totalCount")]
    public static Task<int> TotalCount(AuditEventConnection connection, NpgsqlDataSource source, CancellationToken cancellationToken) =>
        DatabaseAway.GuardAsync(async () =>
        {
            await using var context = Contexts.Create(source);
            return await AuditLog.CountAsync(context, connection.Filter, cancellationToken);
        });
}
