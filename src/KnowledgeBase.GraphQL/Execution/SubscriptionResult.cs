using System.Diagnostics.CodeAnalysis;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>What subscribing gave (spec 6.2.3 "Subscription"): a response stream, or the one response that tells why there is none.</summary>
public sealed class SubscriptionResult
{
    internal SubscriptionResult(IAsyncEnumerable<ExecutionResult> stream) => Stream = stream;

    internal SubscriptionResult(ExecutionResult error) => Error = error;

    /// <summary>The response stream; a result for each event, each to be disposed. It ends when the source ends, or after a result that tells the source's error.</summary>
    public IAsyncEnumerable<ExecutionResult>? Stream { get; }

    /// <summary>Why there is no stream; null when there is one.</summary>
    public ExecutionResult? Error { get; }

    /// <summary>Whether there is a stream.</summary>
    [MemberNotNullWhen(true, nameof(Stream))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Stream is not null;
}
