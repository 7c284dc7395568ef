using System.Collections.Immutable;

namespace KnowledgeBase.Api.Editing;

/// <summary>Something wrong with an input, found by an edit before anything is saved.</summary>
/// <param name="Field">The path in the input, beginning with <c>input</c>.</param>
/// <param name="Path">The property in the entry's canonical document; empty for the entry as a whole.</param>
/// <param name="Kind">What kind of error it is.</param>
/// <param name="Rule">The rule's code; only for <see cref="EditProblemKind.Invalid"/>.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record EditProblem(ImmutableArray<string> Field, string Path, EditProblemKind Kind, string Rule, string Message);

/// <summary>The kinds of problem that an edit itself can find.</summary>
internal enum EditProblemKind
{
    /// <summary>A value is missing or not as it has to be.</summary>
    Invalid,

    /// <summary>What the input names does not exist.</summary>
    NotFound,
}
