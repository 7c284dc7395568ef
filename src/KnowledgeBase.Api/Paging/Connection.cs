using System.Collections.Immutable;

namespace KnowledgeBase.Api.Paging;

/// <summary>A page of a list (Relay "Connection").</summary>
/// <typeparam name="T">The kind of item.</typeparam>
public sealed class Connection<T>
    where T : notnull
{
    private readonly ImmutableArray<T> _all;
    private readonly int _start;
    private readonly int _end;
    private readonly Func<T, string> _cursor;

    internal Connection(ImmutableArray<T> all, int start, int end, Func<T, string> cursor)
    {
        (_all, _start, _end, _cursor) = (all, start, end, cursor);
        Nodes = all[start..end];
    }

    /// <summary>The page's items.</summary>
    public ImmutableArray<T> Nodes { get; }

    /// <summary>The page's items with their cursors.</summary>
    public ImmutableArray<Edge<T>> Edges => [.. Nodes.Select(node => new Edge<T>(_cursor(node), node))];

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo => Nodes.IsEmpty
        ? new PageInfo(_end < _all.Length, _start > 0, StartCursor: null, EndCursor: null)
        : new PageInfo(_end < _all.Length, _start > 0, _cursor(Nodes[0]), _cursor(Nodes[^1]));

    /// <summary>How many items the whole list has.</summary>
    public int TotalCount => _all.Length;
}

/// <summary>An item with its cursor (Relay "Edge").</summary>
/// <typeparam name="T">The kind of item.</typeparam>
/// <param name="Cursor">The item's place.</param>
/// <param name="Node">The item.</param>
public sealed record Edge<T>(string Cursor, T Node)
    where T : notnull;

/// <summary>Where a page stands in the whole list.</summary>
/// <param name="HasNextPage">Whether there is more after it.</param>
/// <param name="HasPreviousPage">Whether there is more before it.</param>
/// <param name="StartCursor">Its first cursor; null when it is empty.</param>
/// <param name="EndCursor">Its last cursor; null when it is empty.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
