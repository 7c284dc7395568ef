using System.Collections.Immutable;
using System.Text;
using KnowledgeBase.Api.Editing;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Access;
using KnowledgeBase.Storage.Audit;
using KnowledgeBase.Storage.Database;
using Npgsql;

namespace KnowledgeBase.Api.Access;

/// <summary>Who is asking, which keys there are, and what was done.</summary>
[FieldsOf("Query")]
public static class AccessQueries
{
    /// <summary>Who is asking.</summary>
    public static Viewer Viewer(RequestCaller asking) =>
        asking.Caller is { } caller ? new Viewer(caller) : throw Forbidden("This endpoint is for editors.");

    /// <summary>All keys.</summary>
    public static Task<ImmutableArray<ApiKey>> ApiKeys(string? name, RequestCaller asking, ApiKeyStore keys, CancellationToken cancellationToken)
    {
        if (asking.Caller?.Has(Role.Admin) != true)
            throw Forbidden("Only an administrator may see all keys; `viewer { apiKeys }` has your own.");
        if (!IsText(name))
            throw new GraphQLException(new GraphQLError("`name` is a text without control characters.", ErrorCode.BadArgument));
        return DatabaseAway.GuardAsync(async () => ApiKey.Of(await keys.ListAsync(name, cancellationToken)));
    }

    /// <summary>What was done.</summary>
    public static Task<AuditEventConnection> AuditEvents(
        string? subject, string? actor, DateTimeOffset? since, int? first, string? after, RequestCaller asking, NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        if (asking.Caller?.Has(Role.Reviewer) != true)
            throw Forbidden("Only reviewers and administrators may read the audit log.");
        var size = KeysetPage.Size(first);
        long? before = after is null ? null : KeysetPage.Read(after, AuditEventConnection.List);
        if (!IsText(subject) || !IsText(actor))
            throw new GraphQLException(new GraphQLError("`subject` and `actor` are texts without control characters.", ErrorCode.BadArgument));
        var filter = new AuditFilter(subject, actor, since);
        return DatabaseAway.GuardAsync(async () =>
        {
            await using var context = Contexts.Create(source);
            return new AuditEventConnection(await AuditLog.ReadAsync(context, filter, before, size + 1, cancellationToken), size, before is not null, filter);
        });
    }

    /// <summary>The database can hold neither NUL nor half a surrogate pair, not even to compare with.</summary>
    private static bool IsText(string? text) => text is null || !text.EnumerateRunes().Any(static rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar);

    private static GraphQLException Forbidden(string message) => new(new GraphQLError(message, ApiErrorCode.Forbidden));
}

/// <summary>Who is asking.</summary>
/// <param name="Caller">Who.</param>
public sealed record Viewer(Caller Caller)
{
    /// <summary>Their name.</summary>
    public string Name => Caller.Name;

    /// <summary>What they may do.</summary>
    public ImmutableArray<Role> Roles => [.. Caller.Roles.Order()];

    /// <summary>What they may write in.</summary>
    public ImmutableArray<string> Languages => Caller.Languages;
}

/// <summary>What of the viewer is in the database.</summary>
[FieldsOf("Viewer")]
public static class ViewerFields
{
    /// <summary>Their keys. Who came with a token of an identity provider has none: a key of the same name may be somebody else's.</summary>
    public static Task<ImmutableArray<ApiKey>> ApiKeys(Viewer viewer, RequestCaller asking, ApiKeyStore keys, CancellationToken cancellationToken) => asking.KeyId is null
        ? Task.FromResult(ImmutableArray<ApiKey>.Empty)
        : DatabaseAway.GuardAsync(async () => ApiKey.Of(await keys.ListAsync(viewer.Name, cancellationToken)));
}
