using System.Text;
using System.Text.Json;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeBase.Storage.Editing;

/// <summary>Remembers what requests with a key came to, so that a repetition gets the first one's result and does nothing.</summary>
internal static class IdempotencyKeys
{
    private const int MostCharacters = 200;

    /// <summary>How long a key is remembered: much longer than anybody retries.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    /// <summary>Why a key cannot be used; null when it can, or when there is none.</summary>
    internal static EditError? Check(IdempotencyKey? key) =>
        key is null ? null : DraftForm.CheckText("idempotencyKey", key.Key, MostCharacters, isRequired: true);

    /// <summary>What the first request with this key came to: its result, or that it was for another input; null for a new key.</summary>
    internal static async Task<EditResult<T>?> FindAsync<T>(
        KnowledgeBaseContext context, Caller caller, string operation, IdempotencyKey? key, CancellationToken cancellationToken)
        where T : class
    {
        if (key is null)
            return null;
        var row = await context.IdempotencyKeys.SingleOrDefaultAsync(row => row.Caller == caller.Name && row.Key == key.Key, cancellationToken);
        if (row is null)
            return null;
        return row.Operation == operation && row.InputHash == key.InputHash
            ? EditResult.Of(JsonSerializer.Deserialize<T>(row.Result)!)
            : EditResult.Refused<T>(new EditError.KeyReused(key.Key));
    }

    /// <summary>Remembers a result within the transaction of what it tells of, and forgets keys of long ago.</summary>
    internal static async Task RememberAsync<T>(
        KnowledgeBaseContext context, Caller caller, string operation, IdempotencyKey? key, T result, DateTimeOffset now, CancellationToken cancellationToken)
        where T : class
    {
        if (key is null)
            return;
        context.IdempotencyKeys.Add(new IdempotencyRow
        {
            Caller = caller.Name,
            Key = key.Key,
            Operation = operation,
            InputHash = key.InputHash,
            Result = JsonSerializer.Serialize(result),
            CreatedAt = now.UtcDateTime,
        });
        await context.SaveChangesAsync(cancellationToken);
        var old = (now - Remembered).UtcDateTime;
        await context.IdempotencyKeys.Where(row => row.CreatedAt < old).ExecuteDeleteAsync(cancellationToken);
    }
}

/// <summary>A changeset that a request opened.</summary>
internal sealed record OpenedResult(long Id);

/// <summary>A draft that a request saved, as it is remembered.</summary>
internal sealed record SavedResult(long ChangesetId, string Slug, string? Document, int Revision, FieldResult[] Diff)
{
    internal static SavedResult Of(SavedDraft saved) => new(
        saved.ChangesetId,
        saved.Slug,
        OpenChangeset.TextOf(saved.Entry),
        saved.Revision,
        [.. saved.Diff.Select(field => new FieldResult(field.Path, field.Before, field.After))]);

    internal SavedDraft ToDraft() => new(
        ChangesetId,
        Slug,
        Document is null ? null : CanonicalJson.Deserialize(Encoding.UTF8.GetBytes(Document)),
        Revision,
        [.. Diff.Select(field => new FieldDifference(field.Path, field.Before, field.After))],
        IsSaved: true);
}

/// <summary>A field of a remembered difference.</summary>
internal sealed record FieldResult(string Path, string? Before, string? After);
