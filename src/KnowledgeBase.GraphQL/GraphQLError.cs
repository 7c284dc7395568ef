using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL;

/// <summary>A line and column in a document, both counted from 1.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">The column, in UTF-16 code units.</param>
public readonly record struct SourceLocation(int Line, int Column);

/// <summary>An error as data (spec 7.1.2 "Errors"). The codes are listed in <see cref="ErrorCode"/>.</summary>
/// <param name="Message">What was wrong and what to do, for a person.</param>
/// <param name="Code">One of <see cref="ErrorCode"/>, or a host's own; written to <c>extensions.code</c>.</param>
public sealed record GraphQLError(string Message, string Code)
{
    /// <summary>Where in the document; empty when no place applies.</summary>
    public ImmutableArray<SourceLocation> Locations { get; init; } = [];

    /// <summary>The response position: strings for fields, ints for list indices; null for request errors.</summary>
    public ImmutableArray<object>? Path { get; init; }

    /// <summary>The validation rule that spoke, by its name; null elsewhere. Not written to responses.</summary>
    public string? Rule { get; init; }

    /// <summary>Further entries for <c>extensions</c> (string, int, long, double, bool or lists of strings).</summary>
    public ImmutableDictionary<string, object> Extensions { get; init; } = ImmutableDictionary<string, object>.Empty;
}

/// <summary>An error on its way up: the exception only carries it.</summary>
/// <param name="error">The error.</param>
public sealed class GraphQLException(GraphQLError error) : Exception(error.Message)
{
    /// <summary>The error carried.</summary>
    public GraphQLError Error { get; } = error;
}
