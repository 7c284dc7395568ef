using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KnowledgeBase.Api.Factsheets;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>What editors read besides the catalogue: changesets, and the history of entries.</summary>
[FieldsOf("Query")]
public static class ChangesetQueries
{
    /// <summary>A changeset.</summary>
    public static Task<Changeset?> Changeset(string id, EditorialRequest request, ChangesetReader changesets, CancellationToken cancellationToken)
    {
        Drafts.Demand(request);
        return ChangesetId.TryRead(id, out var number)
            ? DatabaseAway.GuardAsync(() => changesets.GetAsync(number, cancellationToken))
            : Task.FromResult<Changeset?>(null);
    }

    /// <summary>Changesets.</summary>
    public static Task<ChangesetConnection> Changesets(
        IReadOnlyList<ChangesetState>? state, string? author, int? first, string? after, EditorialRequest request, ChangesetReader changesets, CancellationToken cancellationToken)
    {
        Drafts.Demand(request);
        var size = KeysetPage.Size(first);
        var filter = new ChangesetFilter([.. state ?? []], author);
        long? from = after is null ? null : KeysetPage.Read(after, ChangesetConnection.List);
        return DatabaseAway.GuardAsync(async () => new ChangesetConnection(
            await changesets.ListAsync(filter, size, from, cancellationToken), from is not null, () => changesets.CountAsync(filter, cancellationToken)));
    }

    /// <summary>The published states of an entry.</summary>
    public static Task<EntryRevisionConnection> EntryHistory(string slug, int? first, string? after, EntryHistory history, CancellationToken cancellationToken)
    {
        var size = KeysetPage.Size(first);
        int? before = after is null ? null : (int)Math.Min(KeysetPage.Read(after, EntryRevisionConnection.List), int.MaxValue);
        return DatabaseAway.GuardAsync(async () =>
        {
            var newest = await history.OfAsync(slug, 1, before: null, cancellationToken);
            return new EntryRevisionConnection(
                before is null && size == 1 ? newest : await history.OfAsync(slug, size, before, cancellationToken),
                before is not null,
                newest.IsEmpty ? 0 : newest[0].Number);
        });
    }

    /// <summary>What differs between two revisions.</summary>
    public static Task<ImmutableArray<FieldDifference>?> RevisionDiff(string slug, int from, int to, EntryHistory history, CancellationToken cancellationToken) =>
        DatabaseAway.GuardAsync(() => history.DiffAsync(slug, from, to, cancellationToken));
}

/// <summary>The root fields for global identifiers, where changesets have some too.</summary>
[FieldsOf("Query")]
public static class EditorialNodeQueries
{
    /// <summary>The thing with an identifier: of the catalogue, or a changeset that the caller may see.</summary>
    public static async Task<object?> Node(string id, CatalogueView view, EditorialRequest request, ChangesetReader changesets, CancellationToken cancellationToken)
    {
        if (view.Catalogue.Node(id) is { } node)
            return node;
        return Permissions.ToRead(request.Caller) is null ? await ChangesetQueries.Changeset(id, request, changesets, cancellationToken) : null;
    }

    /// <summary>The things with identifiers, in their order: of the catalogue only.</summary>
    public static object?[] Nodes(IReadOnlyList<string> ids, CatalogueView view) => NodeQueries.Nodes(ids, view);
}

/// <summary>Who may see drafts.</summary>
internal static class Drafts
{
    /// <exception cref="GraphQLException">The caller may not.</exception>
    internal static void Demand(EditorialRequest request)
    {
        if (Permissions.ToRead(request.Caller) is { } forbidden)
            throw new GraphQLException(new GraphQLError(forbidden.Message, ApiErrorCode.Forbidden));
    }
}

/// <summary>Pages of lists that the database holds, by the number of the last item seen.</summary>
internal static class KeysetPage
{
    private const int LongestCursor = 60;

    internal static int Size(int? first)
    {
        if (first is < 1 or > Page.MostItems)
            throw new GraphQLException(new GraphQLError(
                string.Create(CultureInfo.InvariantCulture, $"`first` is {first}; it must be from 1 to {Page.MostItems}."), ErrorCode.BadArgument));
        return first ?? Page.UsualItems;
    }

    internal static string Cursor(string list, long number) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{list}:{number}")));

    internal static long Read(string cursor, string list)
    {
        if (cursor.Length is > 0 and <= LongestCursor && Base64Url.IsValid(cursor)
            && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(':', 2) is [var of, var text]
            && of == list
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        throw new GraphQLException(new GraphQLError("This cursor is not one of this list. Take cursors from `edges` or `pageInfo`.", ApiErrorCode.BadCursor));
    }
}

/// <summary>A page of changesets.</summary>
public sealed class ChangesetConnection
{
    internal const string List = "changesets";
    private readonly Func<Task<int>> _count;

    internal ChangesetConnection(ChangesetPage page, bool hasPrevious, Func<Task<int>> count)
    {
        _count = count;
        Nodes = page.Changesets;
        PageInfo = new PageInfo(page.HasMore, hasPrevious, Nodes.IsEmpty ? null : Cursor(Nodes[0]), Nodes.IsEmpty ? null : Cursor(Nodes[^1]));
    }

    /// <summary>The page's items.</summary>
    public ImmutableArray<Changeset> Nodes { get; }

    /// <summary>The page's items with their cursors.</summary>
    public ImmutableArray<Edge<Changeset>> Edges => [.. Nodes.Select(node => new Edge<Changeset>(Cursor(node), node))];

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo { get; }

    /// <summary>How many there are; counted only when asked for.</summary>
    internal Task<int> CountAsync() => DatabaseAway.GuardAsync(_count);

    private static string Cursor(Changeset changeset) => KeysetPage.Cursor(List, changeset.Id);
}

/// <summary>What a page of changesets says of the whole list.</summary>
public static class ChangesetConnectionFields
{
    /// <summary>How many there are.</summary>
    [Field("ChangesetConnection.totalCount")]
    public static Task<int> TotalCount(ChangesetConnection connection) => connection.CountAsync();
}

/// <summary>A page of an entry's history.</summary>
public sealed class EntryRevisionConnection
{
    internal const string List = "history";

    internal EntryRevisionConnection(ImmutableArray<EntryRevision> revisions, bool hasPrevious, int count)
    {
        Nodes = revisions;
        TotalCount = count;
        PageInfo = new PageInfo(
            !Nodes.IsEmpty && Nodes[^1].Number > 1, hasPrevious, Nodes.IsEmpty ? null : Cursor(Nodes[0]), Nodes.IsEmpty ? null : Cursor(Nodes[^1]));
    }

    /// <summary>The page's items.</summary>
    public ImmutableArray<EntryRevision> Nodes { get; }

    /// <summary>The page's items with their cursors.</summary>
    public ImmutableArray<Edge<EntryRevision>> Edges => [.. Nodes.Select(node => new Edge<EntryRevision>(Cursor(node), node))];

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo { get; }

    /// <summary>How many there are.</summary>
    public int TotalCount { get; }

    private static string Cursor(EntryRevision revision) => KeysetPage.Cursor(List, revision.Number);
}
