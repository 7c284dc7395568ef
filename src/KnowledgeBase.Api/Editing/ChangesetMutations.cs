using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Editing;

/// <summary>The mutations that do something with a changeset as a whole.</summary>
/// <param name="desk">Does it.</param>
[FieldsOf("Mutation")]
public sealed class ChangesetMutations(ChangesetDesk desk)
{
    /// <summary>Opens a changeset.</summary>
    public Task<ChangesetPayload> OpenChangeset(OpenChangesetInput input, EditorialRequest request, CancellationToken cancellationToken) =>
        desk.OpenAsync(input, request.Caller, cancellationToken);

    /// <summary>Hands a changeset over for review.</summary>
    public Task<ChangesetPayload> SubmitChangeset(SubmitChangesetInput input, EditorialRequest request, CancellationToken cancellationToken) =>
        desk.SubmitAsync(input, request.Caller, cancellationToken);

    /// <summary>Reviews a changeset.</summary>
    public Task<ChangesetPayload> ReviewChangeset(ReviewChangesetInput input, EditorialRequest request, CancellationToken cancellationToken) =>
        desk.ReviewAsync(input, request.Caller, cancellationToken);

    /// <summary>Publishes a changeset.</summary>
    public Task<PublishChangesetPayload> PublishChangeset(PublishChangesetInput input, EditorialRequest request, CancellationToken cancellationToken) =>
        desk.PublishAsync(input, request.Caller, cancellationToken);

    /// <summary>Gives a changeset up.</summary>
    public Task<ChangesetPayload> AbandonChangeset(AbandonChangesetInput input, EditorialRequest request, CancellationToken cancellationToken) =>
        desk.AbandonAsync(input, request.Caller, cancellationToken);

    /// <summary>Opens a changeset that undoes a release.</summary>
    public Task<ChangesetPayload> RevertRelease(RevertReleaseInput input, EditorialRequest request, CancellationToken cancellationToken) =>
        desk.RevertAsync(input, request.Caller, cancellationToken);

    /// <summary>Takes an entry out of a changeset again.</summary>
    public Task<ChangesetPayload> DiscardItem(DiscardItemInput input, EditorialRequest request, CancellationToken cancellationToken) =>
        desk.DiscardAsync(input, request.Caller, cancellationToken);
}
