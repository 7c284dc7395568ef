using System.Globalization;
using System.Security.Cryptography;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Storage.Audit;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeBase.Storage.Access;

/// <summary>API keys: makes, lists, revokes and checks them. What is done to them is in the audit log.</summary>
/// <param name="source">The database.</param>
/// <param name="time">Gives the moment.</param>
public sealed class ApiKeyStore(NpgsqlDataSource source, TimeProvider time)
{
    /// <summary>The action of the audit log when a key is made.</summary>
    public const string Created = "key.created";

    /// <summary>The action of the audit log when a key is revoked.</summary>
    public const string Revoked = "key.revoked";

    /// <summary>How exactly the last use is known. It is not written more often, so that a busy key costs no writes.</summary>
    public static readonly TimeSpan UseKnownWithin = TimeSpan.FromMinutes(1);

    private static readonly byte[] NoHash = new byte[SHA256.HashSizeInBytes];

    /// <summary>Makes a key.</summary>
    /// <returns>The key, which cannot be had again, with its row; or what is wrong with the wish.</returns>
    public async Task<ApiKeyCreation> CreateAsync(NewApiKey wish, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (wish.Problem(now) is { } problem)
            return new ApiKeyCreation.Refused(problem);
        var key = ApiKeyText.Random();
        var row = new ApiKeyRow
        {
            Id = key.Id,
            Name = wish.Name,
            SecretHash = key.SecretHash,
            Roles = [.. wish.Roles.Order().Select(static role => role.ToString())],
            Languages = [.. wish.Languages],
            CreatedAt = now.UtcDateTime,
            CreatedBy = actor,
            ExpiresAt = wish.ExpiresAt.UtcDateTime,
        };
        await using var context = Contexts.Create(source);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.ApiKeys.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        var detail = AuditEvent.NoDetail.Add("name", row.Name).Add("roles", string.Join(' ', row.Roles))
            .Add("expires", row.ExpiresAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (row.Languages.Length > 0)
            detail = detail.Add("languages", string.Join(' ', row.Languages));
        await AuditLog.AppendAsync(context, new AuditEvent(now, actor, Created, row.Id, detail), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ApiKeyCreation.Done(key.Reveal(), row);
    }

    /// <summary>Revokes a key: it is refused from the moment that this returns.</summary>
    /// <param name="id">The part of the key that is no secret.</param>
    /// <param name="actor">Who revokes it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The key's row; null when there is no such key. One that was revoked before stays as it is.</returns>
    public async Task<ApiKeyRow?> RevokeAsync(string id, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = Contexts.Create(source);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context.ApiKeys.Where(row => row.Id == id && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now.UtcDateTime), cancellationToken);
        var key = await context.ApiKeys.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (changed > 0)
            await AuditLog.AppendAsync(context, new AuditEvent(now, actor, Revoked, id, AuditEvent.NoDetail.Add("name", key!.Name)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return key;
    }

    /// <summary>Keys, the newest first.</summary>
    /// <param name="name">Only those of this name; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<ApiKeyRow>> ListAsync(string? name, CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        var rows = name is null ? context.ApiKeys : context.ApiKeys.Where(row => row.Name == name);
        return await rows.OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The key with this id; null when there is none.</summary>
    public async Task<ApiKeyRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        return await context.ApiKeys.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>Checks a key, and notes its use at most once a minute.</summary>
    public async Task<ApiKeyCheck> CheckAsync(ApiKeyText key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var context = Contexts.Create(source);
        var row = await context.ApiKeys.SingleOrDefaultAsync(row => row.Id == key.Id, cancellationToken);
        // Compared in all cases and in a time that does not depend on where they differ.
        var fits = CryptographicOperations.FixedTimeEquals(key.SecretHash, row?.SecretHash ?? NoHash);
        if (row is null || !fits)
            return new ApiKeyCheck.Unknown();
        if (row.RevokedAt is { } revoked)
            return new ApiKeyCheck.Revoked(revoked);
        if (row.ExpiresAt <= now)
            return new ApiKeyCheck.Expired(row.ExpiresAt);
        if (row.LastUsedAt is not { } last || now - last >= UseKnownWithin)
            await NoteUseAsync(context, row.Id, now, cancellationToken);
        return new ApiKeyCheck.Valid(row.Id, CallerOf(row));
    }

    private static Task<int> NoteUseAsync(KnowledgeBaseContext context, string id, DateTime now, CancellationToken cancellationToken)
    {
        var lately = now - UseKnownWithin;
        return context.ApiKeys.Where(row => row.Id == id && (row.LastUsedAt == null || row.LastUsedAt <= lately))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), cancellationToken);
    }

    /// <summary>Whose a key is, and what it allows.</summary>
    public static Caller CallerOf(ApiKeyRow row) => new(
        row.Name,
        // A role that this version does not know allows nothing.
        [.. row.Roles.Select(static name => Enum.TryParse<Role>(name, out var role) ? role : (Role?)null).OfType<Role>()],
        [.. row.Languages]);
}
