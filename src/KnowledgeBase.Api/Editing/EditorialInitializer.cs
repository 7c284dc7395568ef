using KnowledgeBase.Api.Access;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.Storage.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>
/// Begins an operation of the editorial endpoint: who asks, and what is read - a release as on the public endpoint, or with
/// <c>@inContext(changeset:)</c> what a changeset would make of the newest one.
/// </summary>
/// <param name="readers">Begins it as the public endpoint does.</param>
/// <param name="changesets">Gives previews.</param>
public sealed class EditorialInitializer(InContextInitializer readers, ChangesetReader changesets) : IRequestInitializer
{
    /// <inheritdoc/>
    public async ValueTask<GraphQLError?> InitializeAsync(RequestInitialization init, CancellationToken cancellationToken)
    {
        var asking = RequestCaller.Of(init.HttpContext);
        if (asking.Caller is not { } caller)
            return new GraphQLError("This endpoint is for editors. Send an API key or an access token.", Refusal.Unauthenticated);
        init.Context.Set(asking);
        init.Context.Set(new EditorialRequest(caller));

        var context = init.Directives.FirstOrDefault(directive => directive.Name == "inContext")?.Arguments;
        var changeset = context?.GetValueOrDefault("changeset") as string;
        var release = context?.GetValueOrDefault("release") as string;
        if ((changeset ?? release) is not null && init.Operation.Operation != OperationType.Query)
            return new GraphQLError("Only queries are answered from a release or as if a changeset were published. Leave `release` and `changeset` out of @inContext.", ErrorCode.BadArgument);
        if (changeset is not null && release is not null)
            return new GraphQLError("@inContext takes `release` or `changeset`, not both.", ErrorCode.BadArgument);
        if (await readers.InitializeAsync(init, cancellationToken) is { } refused)
            return refused;
        return changeset is null ? null : await PreviewAsync(init, caller, changeset, cancellationToken);
    }

    private async Task<GraphQLError?> PreviewAsync(RequestInitialization init, Caller caller, string id, CancellationToken cancellationToken)
    {
        if (Permissions.ToRead(caller) is { } forbidden)
            return new GraphQLError(forbidden.Message, ApiErrorCode.Forbidden);
        if (!ChangesetId.TryRead(id, out var number))
            return new GraphQLError("There is no such changeset. Take identifiers from `Changeset.id`.", ApiErrorCode.ChangesetNotFound);
        var preview = await DatabaseAway.GuardAsync(() => changesets.PreviewAsync(number, cancellationToken));
        if (!preview.IsDone)
            return new GraphQLError($"The changeset cannot be read as if published: {preview.Errors[0].Message}", ApiErrorCode.NoPreview);
        init.Context.Set(init.Context.Get<CatalogueView>() with { Catalogue = preview.Value });
        init.Context.Extensions["release"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["changeset"] = id };
        return null;
    }
}
