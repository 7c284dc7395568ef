using System.Collections.Immutable;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Editing;
using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Api.Editing;

/// <summary>Carries a change of an entry into a changeset: who may, what it makes of the entry, whether the rules admit that, and the saving of it.</summary>
/// <param name="store">Saves drafts.</param>
/// <param name="changesets">Reads changesets.</param>
/// <param name="catalogues">Holds what is published.</param>
public sealed class EntryEditor(ChangesetStore store, ChangesetReader changesets, CatalogueStore catalogues)
{
    private static readonly EditError Refusal = new EditError.Invalid([], "The edit itself found what is wrong.");

    /// <summary>Does it, or says why not.</summary>
    /// <param name="edit">The change.</param>
    /// <param name="caller">Who asks for it.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    internal Task<EditPayload> DoAsync(EntryEdit edit, Caller caller, CancellationToken cancellationToken) => DatabaseAway.GuardAsync(async () =>
    {
        var (content, number, refused) = await OpenAsync(edit, caller, cancellationToken);
        if (refused is not null)
            return refused;
        var entries = new DraftedEntries(catalogues.Current!, content!.Items);
        var scope = EditScope.Create();
        if (edit.TargetOf(entries, scope) is not { } slug)
            return Refused(UserErrorMapping.Of(scope.Problems, edit.KindOf(null), ""), content.Changeset);

        ImmutableArray<UserError> found = [];
        var saved = await store.SaveAsync(number, slug, edit.ExpectedRevision, Change, caller, edit.ValidateOnly, InputHash.KeyOf(edit), cancellationToken);
        return saved.IsDone
            ? await DoneAsync(saved.Value, edit, cancellationToken)
            : Refused([.. saved.Errors.SelectMany(error => ReferenceEquals(error, Refusal) ? found : UserErrorMapping.Of([error]))], content.Changeset);

        EditResult<Entry> Change(Entry? current)
        {
            var place = EditScope.Create();
            var after = edit.Apply(current, slug, place);
            IReadOnlyList<EditProblem> problems = place.Problems;
            if (problems.Count == 0 && after is not null)
                problems = [.. AdmissionRules.Check(entries, current, after, place)];
            if (problems.Count == 0 && after is not null)
                return EditResult.Of(after);
            found = UserErrorMapping.Of(problems, edit.KindOf(current), slug);
            return EditResult.Refused<Entry>(Refusal);
        }
    });

    /// <summary>Takes an entry out of later releases.</summary>
    internal Task<EditPayload> RetireAsync(RetireInput input, Caller caller, CancellationToken cancellationToken) => DatabaseAway.GuardAsync(async () =>
    {
        var (content, number, refused) = await OpenAsync(input, caller, cancellationToken);
        if (refused is not null)
            return refused;
        var entries = new DraftedEntries(catalogues.Current!, content!.Items);
        if (input.Successor is { } successor && (successor == input.Slug || entries.Find(successor)?.Kind is not { } kind || (entries.Find(input.Slug)?.Kind ?? kind) != kind))
            return Refused([new NotFoundError($"There is no other entry '{successor}' of the same kind that readers could turn to instead.", ["input", "successor"])], content.Changeset);
        var saved = await store.RetireAsync(
            number, input.Slug, input.ExpectedRevision, input.Successor, caller, input.ValidateOnly, InputHash.KeyOf(input), cancellationToken);
        return saved.IsDone ? await DoneAsync(saved.Value, input, cancellationToken) : Refused(UserErrorMapping.Of(saved.Errors), content.Changeset);
    });

    /// <summary>Gives an entry another slug.</summary>
    internal Task<EditPayload> RenameAsync(RenameInput input, Caller caller, CancellationToken cancellationToken) => DatabaseAway.GuardAsync(async () =>
    {
        var (content, number, refused) = await OpenAsync(input, caller, cancellationToken);
        if (refused is not null)
            return refused;
        var saved = await store.RenameAsync(
            number, input.Slug, input.ExpectedRevision, input.NewSlug, caller, input.ValidateOnly, InputHash.KeyOf(input), cancellationToken);
        return saved.IsDone ? await DoneAsync(saved.Value, input, cancellationToken) : Refused(UserErrorMapping.Of(saved.Errors), content!.Changeset);
    });

    /// <summary>Reads the changeset, for whoever may see it.</summary>
    private async Task<(ChangesetContent? Content, long Number, EditPayload? Refused)> OpenAsync(EditInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (Permissions.ToRead(caller) is { } forbidden)
            return (null, 0, Refused(UserErrorMapping.Of([forbidden])));
        if (ChangesetId.TryRead(input.Changeset, out var number) && await changesets.ContentAsync(number, cancellationToken) is { } content)
            return (content, number, null);
        return (null, 0, Refused(UserErrorMapping.Of([new EditError.NotFound("changeset", input.Changeset)])));
    }

    private async Task<EditPayload> DoneAsync(SavedDraft saved, EditInput input, CancellationToken cancellationToken) => new()
    {
        Changeset = await changesets.GetAsync(saved.ChangesetId, cancellationToken),
        Revision = saved.IsSaved ? saved.Revision : null,
        Diff = saved.Diff,
        SavedSlug = saved.IsSaved ? saved.Slug : null,
        Input = input,
    };

    private static EditPayload Refused(ImmutableArray<UserError> errors, Changeset? changeset = null) => new() { Changeset = changeset, UserErrors = errors };
}
