using System.Collections.Immutable;
using KnowledgeBase.Api.Editing;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Access;

namespace KnowledgeBase.Api.Access;

/// <summary>The wish for a key.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Roles">What it allows.</param>
/// <param name="Languages">What it may write in.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
public sealed record CreateApiKeyInput(string Name, IReadOnlyList<Role> Roles, IReadOnlyList<string>? Languages, DateTimeOffset? ExpiresAt) : MutationInput;

/// <summary>What came of the wish for a key.</summary>
public sealed record CreateApiKeyPayload(string? Key, ApiKey? ApiKey, ImmutableArray<UserError> UserErrors)
{
    /// <summary>Without the key, which must not come into a log by chance.</summary>
    public override string ToString() => $"CreateApiKeyPayload {{ {ApiKey?.Id} }}";
}

/// <summary>Which key to revoke.</summary>
/// <param name="Id">The key's id.</param>
public sealed record RevokeApiKeyInput(string Id) : MutationInput;

/// <summary>What came of revoking a key.</summary>
public sealed record RevokeApiKeyPayload(ApiKey? ApiKey, ImmutableArray<UserError> UserErrors);

/// <summary>Makes and revokes keys.</summary>
/// <param name="keys">Keeps them.</param>
/// <param name="time">Gives the moment.</param>
[FieldsOf("Mutation")]
public sealed class ApiKeyMutations(ApiKeyStore keys, TimeProvider time)
{
    private const int UsualDays = 365;

    /// <summary>Makes a key.</summary>
    public Task<CreateApiKeyPayload> CreateApiKey(CreateApiKeyInput input, RequestCaller asking, CancellationToken cancellationToken)
    {
        if (asking.Caller is not { } caller || !caller.Has(Role.Admin))
            return Task.FromResult(new CreateApiKeyPayload(null, null, [new ForbiddenError("Only an administrator may make keys.", ["input"], Role.Admin)]));
        var wish = new NewApiKey(
            input.Name, [.. input.Roles], [.. (input.Languages ?? []).Distinct()], input.ExpiresAt ?? time.GetUtcNow().AddDays(UsualDays));
        if (input.ValidateOnly)
            return Task.FromResult(wish.Problem(time.GetUtcNow()) is { } problem ? Refused(problem) : new CreateApiKeyPayload(null, null, []));
        return DatabaseAway.GuardAsync(async () => await keys.CreateAsync(wish, caller.Name, cancellationToken) switch
        {
            ApiKeyCreation.Done done => new CreateApiKeyPayload(done.Key, ApiKey.Of(done.Row), []),
            ApiKeyCreation.Refused refused => Refused(refused.Problem),
            _ => throw new InvalidOperationException("A creation is done or refused."),
        });
    }

    /// <summary>Revokes a key.</summary>
    public Task<RevokeApiKeyPayload> RevokeApiKey(RevokeApiKeyInput input, RequestCaller asking, CancellationToken cancellationToken) =>
        DatabaseAway.GuardAsync(async () =>
        {
            var caller = asking.Caller;
            // Whoever came with a key of this name may revoke it; the same name in a token of an identity provider may be somebody else.
            var own = asking.KeyId is not null && (await keys.ListAsync(caller!.Name, cancellationToken)).Any(key => key.Id == input.Id);
            if (caller is null || (!own && !caller.Has(Role.Admin)))
                return new RevokeApiKeyPayload(null, [new ForbiddenError("Only an administrator may revoke keys of others.", ["input", "id"], Role.Admin)]);
            var row = !ApiKeyText.IsId(input.Id) ? null
                : input.ValidateOnly ? await keys.FindAsync(input.Id, cancellationToken)
                : await keys.RevokeAsync(input.Id, caller.Name, cancellationToken);
            return row is not null
                ? new RevokeApiKeyPayload(ApiKey.Of(row), [])
                : new RevokeApiKeyPayload(null, [new NotFoundError("There is no key with this id. `apiKeys` lists all.", ["input", "id"])]);
        });

    private static CreateApiKeyPayload Refused(ApiKeyProblem problem) =>
        new(null, null, [new ValidationError(problem.Message, ["input", problem.Field], SeedPath: null, "api-key")]);
}
