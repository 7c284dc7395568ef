using System.Globalization;
using System.Runtime.CompilerServices;
using KnowledgeBase.Api.Access;
using KnowledgeBase.Api.Editing;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Access;
using KnowledgeBase.Storage.Editing;
using KnowledgeBase.Storage.Webhooks;

namespace KnowledgeBase.Api.Webhooks;

/// <summary>Changesets as they change, in whichever instance that happens.</summary>
/// <param name="announcements">Hears of changes.</param>
/// <param name="changesets">Reads changesets.</param>
/// <param name="keys">Says whether the caller's key is still good.</param>
/// <param name="time">Gives the moment.</param>
public sealed class ChangesetSubscriptions(Announcements announcements, ChangesetReader changesets, ApiKeyStore keys, TimeProvider time)
{
    /// <summary>A changeset, whenever it changed.</summary>
    [Field("Subscription.changesetChanged")]
    public async IAsyncEnumerable<Changeset> ChangesetChanged(
        string id, EditorialRequest request, RequestCaller asking, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Drafts.Demand(request);
        if (!ChangesetId.TryRead(id, out var number))
            throw NoSuch();
        using var waiter = announcements.Wait(number.ToString(CultureInfo.InvariantCulture));
        var known = await ReadAsync(number, cancellationToken) ?? throw NoSuch();
        while (true)
        {
            await waiter.NextAsync(cancellationToken);
            if (asking.KeyId is { } key && !await IsGoodAsync(key, cancellationToken))
                throw new GraphQLException(new GraphQLError("Your API key was revoked or has expired.", Refusal.Unauthenticated));
            known = await ReadAsync(number, cancellationToken) ?? known;
            yield return known;
        }
    }

    private static GraphQLException NoSuch() => new(new GraphQLError("There is no such changeset. Take identifiers from `Changeset.id`.", ApiErrorCode.ChangesetNotFound));

    private Task<Changeset?> ReadAsync(long number, CancellationToken cancellationToken) =>
        DatabaseAway.GuardAsync(() => changesets.GetAsync(number, cancellationToken));

    private async Task<bool> IsGoodAsync(string key, CancellationToken cancellationToken) =>
        await DatabaseAway.GuardAsync(() => keys.FindAsync(key, cancellationToken)) is { RevokedAt: null } row && row.ExpiresAt > time.GetUtcNow().UtcDateTime;
}
