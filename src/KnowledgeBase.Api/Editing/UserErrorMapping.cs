using System.Collections.Immutable;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Api.Editing;

/// <summary>Tells what the editing domain and the edits refuse in the words of the schema.</summary>
internal static class UserErrorMapping
{
    private static readonly ImmutableArray<string> Whole = ["input"];
    private static readonly ImmutableArray<string> Changeset = ["input", "changeset"];

    /// <summary>What the store refused.</summary>
    /// <param name="errors">The refusals.</param>
    /// <param name="named">The input's field that names the thing itself: <c>slug</c>, or <c>release</c>.</param>
    internal static ImmutableArray<UserError> Of(ImmutableArray<EditError> errors, string named = "slug") =>
        [.. errors.SelectMany(error => Of(error, named))];

    /// <summary>What an edit found wrong with its input.</summary>
    internal static ImmutableArray<UserError> Of(IEnumerable<EditProblem> problems, EntryKind kind, string slug) =>
    [
        .. problems.Select(problem => problem.Kind == EditProblemKind.NotFound
            ? (UserError)new NotFoundError(problem.Message, problem.Field)
            : new ValidationError(problem.Message, problem.Field, SeedPlace.Of(kind, slug, problem.Path), problem.Rule)),
    ];

    private static IEnumerable<UserError> Of(EditError error, string named) => error switch
    {
        EditError.NotFound { What: "changeset" } => [new NotFoundError("There is no such changeset. Take identifiers from `Changeset.id`.", Changeset)],
        EditError.NotFound missing => [new NotFoundError(missing.Message, ["input", named])],
        EditError.Invalid invalid => [new ValidationError(invalid.Message, [.. Whole, .. invalid.Field], SeedPath: null, ProblemCodes.UnknownValue)],
        EditError.Conflict conflict =>
        [
            new ConflictError(
                conflict.Message,
                ["input", "expectedRevision"],
                SeedPath: null,
                [.. conflict.Conflicts.Select(field => new Conflict(conflict.Slug, field.Path, field.Base, field.Theirs, field.Yours))],
                conflict.CurrentRevision),
        ],
        EditError.RebaseConflicts conflicts =>
        [
            new ConflictError(
                conflicts.Message,
                Changeset,
                SeedPath: null,
                [.. conflicts.Entries.Select(entry => new Conflict(entry.Slug, entry.Field.Path, entry.Field.Base, entry.Field.Theirs, entry.Field.Yours))],
                ActualRevision: null),
        ],
        EditError.WrongState state => [new StateError(state.Message, Changeset, state.State)],
        EditError.Forbidden forbidden => [new ForbiddenError(forbidden.Message, Whole, forbidden.Requires)],
        EditError.Unsound unsound => unsound.Problems.Select(problem =>
            new ValidationError($"{problem.Slug} {problem.Path}: {problem.Message}", Changeset, problem.SeedPath, problem.Code)),
        EditError.KeyReused reused => [new ConflictError(reused.Message, ["input", "idempotencyKey"], SeedPath: null, [], ActualRevision: null)],
        _ => [new ConflictError(error.Message, Whole, SeedPath: null, [], ActualRevision: null)],
    };
}
