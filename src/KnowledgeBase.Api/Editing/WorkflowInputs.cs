using KnowledgeBase.Content.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>Opens a changeset.</summary>
/// <param name="Title">What it is about.</param>
public sealed record OpenChangesetInput(string Title) : KeyedInput;

/// <summary>Hands a changeset over for review.</summary>
/// <param name="Changeset">The changeset's identifier.</param>
public sealed record SubmitChangesetInput(string Changeset) : MutationInput;

/// <summary>Reviews a changeset.</summary>
/// <param name="Changeset">The changeset's identifier.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Comment">The words.</param>
public sealed record ReviewChangesetInput(string Changeset, ReviewVerdict Verdict, string? Comment) : MutationInput;

/// <summary>Publishes a changeset.</summary>
/// <param name="Changeset">The changeset's identifier.</param>
/// <param name="Version">The release's version; null for the next patch number.</param>
/// <param name="Notes">What is in the release.</param>
public sealed record PublishChangesetInput(string Changeset, string? Version, IReadOnlyList<LocalizedTextInput>? Notes) : KeyedInput;

/// <summary>Gives a changeset up.</summary>
/// <param name="Changeset">The changeset's identifier.</param>
public sealed record AbandonChangesetInput(string Changeset) : MutationInput;

/// <summary>Opens a changeset that undoes a release.</summary>
/// <param name="Release">The release's version.</param>
/// <param name="Title">What the changeset is about.</param>
public sealed record RevertReleaseInput(string Release, string? Title) : KeyedInput;

/// <summary>Takes an entry out of later releases.</summary>
/// <param name="Slug">The entry's slug.</param>
/// <param name="Successor">The entry to turn to instead.</param>
public sealed record RetireInput(string Slug, string? Successor) : EditInput;

/// <summary>Gives an entry another slug.</summary>
/// <param name="Slug">The entry's slug as it is.</param>
/// <param name="NewSlug">The slug that it is to have.</param>
public sealed record RenameInput(string Slug, string NewSlug) : EditInput;

/// <summary>Takes an entry out of a changeset again.</summary>
/// <param name="Changeset">The changeset's identifier.</param>
/// <param name="Slug">The entry's slug.</param>
/// <param name="ExpectedRevision">The revision that the caller has seen.</param>
public sealed record DiscardItemInput(string Changeset, string Slug, int ExpectedRevision) : MutationInput;
