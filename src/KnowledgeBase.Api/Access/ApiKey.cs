using System.Collections.Immutable;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Storage.Access;

namespace KnowledgeBase.Api.Access;

/// <summary>An API key as its owner and administrators see it.</summary>
public sealed record ApiKey(
    string Id,
    string Name,
    ImmutableArray<Role> Roles,
    ImmutableArray<string> Languages,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt)
{
    internal static ApiKey Of(ApiKeyRow row) => new(
        row.Id, row.Name, [.. ApiKeyStore.CallerOf(row).Roles.Order()], [.. row.Languages], Utc(row.CreatedAt), row.CreatedBy, Utc(row.ExpiresAt),
        row.RevokedAt is { } revoked ? Utc(revoked) : null, row.LastUsedAt is { } used ? Utc(used) : null);

    internal static ImmutableArray<ApiKey> Of(IReadOnlyList<ApiKeyRow> rows) => [.. rows.Select(Of)];

    private static DateTimeOffset Utc(DateTime moment) => new(moment, TimeSpan.Zero);
}
