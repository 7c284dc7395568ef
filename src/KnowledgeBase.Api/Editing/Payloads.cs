using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Storage.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>What became of a change of an entry.</summary>
public sealed record EditPayload
{
    /// <summary>The changeset; null when there is none or it may not be seen.</summary>
    public Changeset? Changeset { get; init; }

    /// <summary>The entry's revision after it; null when nothing was saved.</summary>
    public int? Revision { get; init; }

    /// <summary>What it changed, or would change.</summary>
    public ImmutableArray<FieldDifference> Diff { get; init; } = [];

    /// <summary>What kept it from being done.</summary>
    public ImmutableArray<UserError> UserErrors { get; init; } = [];

    /// <summary>The slug of the entry that was saved; null when nothing was.</summary>
    internal string? SavedSlug { get; init; }

    /// <summary>What was asked for.</summary>
    internal EditInput? Input { get; init; }
}

/// <summary>What became of something done with a changeset as a whole.</summary>
public sealed record ChangesetPayload
{
    /// <summary>The changeset; null when there is none or it may not be seen.</summary>
    public Changeset? Changeset { get; init; }

    /// <summary>What kept it from being done.</summary>
    public ImmutableArray<UserError> UserErrors { get; init; } = [];

    internal static ChangesetPayload Of(EditResult<Changeset> result, string named = "changeset") => result.IsDone
        ? new ChangesetPayload { Changeset = result.Value }
        : new ChangesetPayload { UserErrors = UserErrorMapping.Of(result.Errors, named) };
}

/// <summary>What became of publishing.</summary>
public sealed record PublishChangesetPayload
{
    /// <summary>The release; null when nothing was published.</summary>
    public ReleaseInfo? Release { get; init; }

    /// <summary>The changeset.</summary>
    public Changeset? Changeset { get; init; }

    /// <summary>What kept it from being done.</summary>
    public ImmutableArray<UserError> UserErrors { get; init; } = [];
}
