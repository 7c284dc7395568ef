using System.Collections.Immutable;
using KnowledgeBase.Content.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>The kinds of user errors.</summary>
public enum UserErrorCode
{
    /// <summary>A value is missing or not as it has to be.</summary>
    Invalid,

    /// <summary>What the input names does not exist.</summary>
    NotFound,

    /// <summary>Somebody else was faster, or it exists already.</summary>
    Conflict,

    /// <summary>The changeset is in another state.</summary>
    WrongState,

    /// <summary>The caller's roles do not allow it.</summary>
    Forbidden,
}

/// <summary>Something that keeps a mutation from being done.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Code">What kind of error it is.</param>
/// <param name="Field">The path of the input that is meant.</param>
/// <param name="SeedPath">Where it would stand in the seed files; null when it belongs to no entry.</param>
public abstract record UserError(string Message, UserErrorCode Code, ImmutableArray<string> Field, string? SeedPath);

/// <summary>A value is missing or not as it has to be.</summary>
public sealed record ValidationError(string Message, ImmutableArray<string> Field, string? SeedPath, string Rule)
    : UserError(Message, UserErrorCode.Invalid, Field, SeedPath);

/// <summary>What the input names does not exist.</summary>
public sealed record NotFoundError(string Message, ImmutableArray<string> Field, string? SeedPath = null)
    : UserError(Message, UserErrorCode.NotFound, Field, SeedPath);

/// <summary>Somebody else was faster, or it exists already.</summary>
public sealed record ConflictError(string Message, ImmutableArray<string> Field, string? SeedPath, ImmutableArray<Conflict> Conflicts, int? ActualRevision)
    : UserError(Message, UserErrorCode.Conflict, Field, SeedPath);

/// <summary>The changeset is in a state in which this cannot be done.</summary>
public sealed record StateError(string Message, ImmutableArray<string> Field, ChangesetState State)
    : UserError(Message, UserErrorCode.WrongState, Field, SeedPath: null);

/// <summary>The caller's roles do not allow it.</summary>
public sealed record ForbiddenError(string Message, ImmutableArray<string> Field, Role Requires)
    : UserError(Message, UserErrorCode.Forbidden, Field, SeedPath: null);

/// <summary>A field that two sides changed.</summary>
/// <param name="Slug">The entry.</param>
/// <param name="Path">The field's path in the document.</param>
/// <param name="Base">The value that both started from.</param>
/// <param name="Theirs">The published value.</param>
/// <param name="Yours">The changeset's value.</param>
public sealed record Conflict(string Slug, string Path, string? Base, string? Theirs, string? Yours);
