using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Storage.Editing;
using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Api.Editing;

/// <summary>Does with changesets as a whole what the mutations ask for.</summary>
/// <param name="store">The changesets.</param>
/// <param name="publisher">Publishes them.</param>
/// <param name="changesets">Reads them.</param>
/// <param name="loader">Brings this instance up to a release that it published.</param>
/// <param name="catalogues">Holds what is published.</param>
/// <param name="rules">How the team works together.</param>
public sealed class ChangesetDesk(
    ChangesetStore store, ChangesetPublisher publisher, ChangesetReader changesets, CatalogueLoader loader, CatalogueStore catalogues, EditingRules rules)
{
    private const int LongestTitle = 200;
    private const int LongestComment = 5_000;

    internal Task<ChangesetPayload> OpenAsync(OpenChangesetInput input, Caller caller, CancellationToken cancellationToken) => DatabaseAway.GuardAsync(async () =>
    {
        if (Permissions.ToOpen(caller) is { } forbidden)
            return new ChangesetPayload { UserErrors = UserErrorMapping.Of([forbidden]) };
        if (PlainLine.Problem(input.Title, LongestTitle) is { } problem)
            return Invalid("title", problem);
        return input.ValidateOnly
            ? new ChangesetPayload()
            : ChangesetPayload.Of(await store.OpenAsync(input.Title, caller, InputHash.KeyOf(input), cancellationToken));
    });

    internal Task<ChangesetPayload> SubmitAsync(SubmitChangesetInput input, Caller caller, CancellationToken cancellationToken) =>
        DoAsync(input, input.Changeset, ChangesetAction.Submit, caller, number => store.SubmitAsync(number, caller, cancellationToken), cancellationToken);

    internal Task<ChangesetPayload> ReviewAsync(ReviewChangesetInput input, Caller caller, CancellationToken cancellationToken)
    {
        if (input.Comment is { } comment && PlainLine.Problem(comment, LongestComment, lines: true) is { } problem)
            return Task.FromResult(Invalid("comment", problem));
        if (input.Comment is null && input.Verdict != ReviewVerdict.Approve)
            return Task.FromResult(Invalid("comment", (ProblemCodes.MissingKey, "Say in 'comment' what has to change, or what you want to remark.")));
        return DoAsync(
            input,
            input.Changeset,
            ChangesetTransitions.ActionOf(input.Verdict),
            caller,
            number => store.ReviewAsync(number, input.Verdict, input.Comment, expectedVersion: null, caller, cancellationToken),
            cancellationToken);
    }

    internal Task<ChangesetPayload> AbandonAsync(AbandonChangesetInput input, Caller caller, CancellationToken cancellationToken) =>
        DoAsync(input, input.Changeset, ChangesetAction.Abandon, caller, number => store.AbandonAsync(number, caller, cancellationToken), cancellationToken);

    internal Task<ChangesetPayload> DiscardAsync(DiscardItemInput input, Caller caller, CancellationToken cancellationToken) => DoAsync(
        input,
        input.Changeset,
        ChangesetAction.Edit,
        caller,
        number => store.DiscardAsync(number, input.Slug, input.ExpectedRevision, caller, cancellationToken),
        cancellationToken,
        named: "slug");

    internal Task<ChangesetPayload> RevertAsync(RevertReleaseInput input, Caller caller, CancellationToken cancellationToken) => DatabaseAway.GuardAsync(async () =>
    {
        if (Permissions.ToOpen(caller) is { } forbidden)
            return new ChangesetPayload { UserErrors = UserErrorMapping.Of([forbidden]) };
        if (input.Title is { } title && PlainLine.Problem(title, LongestTitle) is { } problem)
            return Invalid("title", problem);
        if (!ReleaseVersion.IsValid(input.Release) || catalogues.Find(input.Release) is null)
            return new ChangesetPayload { UserErrors = [new NotFoundError("There is no such release. `releases` lists them.", ["input", "release"])] };
        return input.ValidateOnly
            ? new ChangesetPayload()
            : ChangesetPayload.Of(await publisher.RevertAsync(input.Release, input.Title, caller, InputHash.KeyOf(input), cancellationToken), "release");
    });

    internal Task<PublishChangesetPayload> PublishAsync(PublishChangesetInput input, Caller caller, CancellationToken cancellationToken) => DatabaseAway.GuardAsync(async () =>
    {
        if (Permissions.ToRead(caller) is { } forbidden)
            return new PublishChangesetPayload { UserErrors = UserErrorMapping.Of([forbidden]) };
        if (!ChangesetId.TryRead(input.Changeset, out var number) || await changesets.GetAsync(number, cancellationToken) is not { } before)
            return new PublishChangesetPayload { UserErrors = UserErrorMapping.Of([new EditError.NotFound("changeset", "")]) };
        var scope = EditScope.Create();
        var notes = scope.Text(new GraphQL.Binding.Optional<IReadOnlyList<LocalizedTextInput>?>(input.Notes), current: null, "notes");
        if (notes is not null && !notes.ByLanguage.ContainsKey(LocalizedText.SourceLanguage))
            scope.Field("notes").Report(ProblemCodes.MissingEnglish, "The notes need an English text ('en'); it is the source of the others.");
        for (var i = 0; i < (input.Notes?.Count ?? 0); i++)
        {
            if (input.Notes![i].Text is { } text && PlainLine.Problem(text, LongestComment, lines: true) is var (code, message))
                scope.Field("notes", i.ToString(System.Globalization.CultureInfo.InvariantCulture), "text").Report(code, message);
        }

        if (input.Version is { } version && !ReleaseVersion.IsValid(version))
            scope.Field("version").Report(ProblemCodes.BadVersion, "A version is three numbers with dots, such as 2026.2.0.");
        if (scope.Problems.Count > 0)
            return new PublishChangesetPayload { Changeset = before, UserErrors = [.. scope.Problems.Select(problem => new ValidationError(problem.Message, problem.Field, SeedPath: null, problem.Rule))] };

        var published = await publisher.PublishAsync(number, new PublishRequest(input.Version, notes), caller, input.ValidateOnly, InputHash.KeyOf(input), cancellationToken);
        if (!published.IsDone)
            return new PublishChangesetPayload { Changeset = before, UserErrors = UserErrorMapping.Of(published.Errors, "changeset") };
        var after = await changesets.GetAsync(number, cancellationToken);
        return new PublishChangesetPayload { Changeset = after, Release = input.ValidateOnly ? null : await SeenAsync(published.Value.Release, cancellationToken) };
    });

    /// <summary>The release as readers of this instance see it, so that whoever published reads what they wrote.</summary>
    private async Task<ReleaseInfo?> SeenAsync(ReleaseName release, CancellationToken cancellationToken)
    {
        if (catalogues.Find(release.Version) is null)
            await loader.RefreshAsync(cancellationToken);
        return catalogues.Find(release.Version);
    }

    private Task<ChangesetPayload> DoAsync(
        MutationInput input, string id, ChangesetAction action, Caller caller, Func<long, Task<EditResult<Changeset>>> work, CancellationToken cancellationToken, string named = "changeset") =>
        DatabaseAway.GuardAsync(async () =>
        {
            if (Permissions.ToRead(caller) is { } forbidden)
                return new ChangesetPayload { UserErrors = UserErrorMapping.Of([forbidden]) };
            if (!ChangesetId.TryRead(id, out var number) || await changesets.GetAsync(number, cancellationToken) is not { } before)
                return new ChangesetPayload { UserErrors = UserErrorMapping.Of([new EditError.NotFound("changeset", "")]) };
            if (input.ValidateOnly)
                return new ChangesetPayload { Changeset = before, UserErrors = Foreseen(before, action, caller) };
            var result = await work(number);
            return result.IsDone ? ChangesetPayload.Of(result) : new ChangesetPayload { Changeset = before, UserErrors = UserErrorMapping.Of(result.Errors, named) };
        });

    /// <summary>What the store would refuse, in its order: the state, then who asks.</summary>
    private ImmutableArray<UserError> Foreseen(Changeset changeset, ChangesetAction action, Caller caller)
    {
        if (ChangesetTransitions.Next(changeset.State, action) is null)
            return UserErrorMapping.Of([new EditError.WrongState(changeset.State, action, ChangesetTransitions.Possible(changeset.State))]);
        var forbidden = Permissions.To(action, caller, new ChangesetPeople(changeset.Author, changeset.Contributors), rules);
        return forbidden is null ? [] : UserErrorMapping.Of([forbidden]);
    }

    private static ChangesetPayload Invalid(string field, (string Code, string Message) problem) =>
        new() { UserErrors = [new ValidationError(problem.Message, ["input", field], SeedPath: null, problem.Code)] };
}
