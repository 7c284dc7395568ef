using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Editing;

/// <summary>Something wrong with the release that a changeset would make.</summary>
/// <param name="Slug">The entry.</param>
/// <param name="Path">The property in the entry's canonical document, such as <c>labels[3].instead</c>; empty for the entry as a whole.</param>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Message">What is wrong and what to do, in English.</param>
/// <param name="Severity">Whether it keeps the changeset from being published.</param>
/// <param name="SeedPath">
/// Where it would stand in the seed files, as an export of this state writes them: <c>file:line</c>, such as <c>manifestations/online-grooming.yaml:12</c>;
/// null where that cannot be told.
/// </param>
public sealed record ChangesetProblem(string Slug, string Path, string Code, string Message, ProblemSeverity Severity, string? SeedPath);
