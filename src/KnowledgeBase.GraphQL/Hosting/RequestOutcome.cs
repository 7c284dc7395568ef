using KnowledgeBase.GraphQL.Execution;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>How far a request came; HTTP derives its status from it.</summary>
public enum RequestStage
{
    /// <summary>The bytes are not JSON in UTF-8, or not within the limits of reading.</summary>
    Unreadable,

    /// <summary>JSON, but not a GraphQL request.</summary>
    NotARequest,

    /// <summary>The document is not known or does not parse.</summary>
    NotADocument,

    /// <summary>The document, the choice of operation, or the variables are not valid.</summary>
    NotValid,

    /// <summary>A mutation or subscription where only queries may run.</summary>
    NotAllowed,

    /// <summary>The host refused before execution.</summary>
    Refused,

    /// <summary>The client has the current answer: nothing was executed.</summary>
    NotModified,

    /// <summary>A subscription was opened: its response stream has begun.</summary>
    Subscribed,

    /// <summary>The server has as much to do as it takes.</summary>
    Overloaded,

    /// <summary>Executed; there is data, or null for it, and perhaps errors.</summary>
    Executed,

    /// <summary>The time limit was reached.</summary>
    TimedOut,

    /// <summary>Something unexpected, masked and logged.</summary>
    Failed,
}

/// <summary>What became of a request. Dispose it once its result is written.</summary>
/// <param name="Stage">How far it came.</param>
/// <param name="Result">The result, with data or errors; null only for <see cref="RequestStage.NotModified"/> and <see cref="RequestStage.Subscribed"/>.</param>
public sealed record RequestOutcome(RequestStage Stage, ExecutionResult? Result) : IDisposable
{
    /// <summary>The entity tag of the answer, quoted, where the host gave a cache key; null otherwise.</summary>
    public string? EntityTag { get; init; }

    /// <summary>What the host says of caching the answer; null where nothing may be kept.</summary>
    internal ResponseCacheKey? CacheKey { get; init; }

    /// <summary>The answer's name, where it has an entity tag.</summary>
    internal AnswerName Name { get; init; }

    /// <summary>The answer in the response cache, where it is there.</summary>
    internal CachedAnswer? Cached { get; init; }

    /// <summary>A request that ended with one error before execution.</summary>
    public static RequestOutcome Of(RequestStage stage, GraphQLError error) => new(stage, ExecutionResult.OfRequestErrors([error]));

    /// <inheritdoc/>
    public void Dispose() => Result?.Dispose();
}
