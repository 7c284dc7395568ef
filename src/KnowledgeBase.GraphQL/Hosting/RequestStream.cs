using System.Diagnostics.CodeAnalysis;
using KnowledgeBase.GraphQL.Execution;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>
/// What a request came to on a transport that can stream: the response stream of a subscription (spec 6.2.3), or the one outcome of everything
/// else. Dispose it when the client is gone or all is written; a stream ends then.
/// </summary>
public sealed class RequestStream : IDisposable
{
    private Action? _end;

    internal RequestStream(RequestOutcome outcome) => Outcome = outcome;

    internal RequestStream(IAsyncEnumerable<ExecutionResult> results, Action end)
    {
        Results = results;
        _end = end;
    }

    /// <summary>The one outcome; null where there is a stream.</summary>
    public RequestOutcome? Outcome { get; }

    /// <summary>
    /// The response stream; null where there is an outcome. A result for each event, each to be disposed; the next event is asked for when the
    /// next result is.
    /// </summary>
    public IAsyncEnumerable<ExecutionResult>? Results { get; }

    /// <summary>Whether there is a stream.</summary>
    [MemberNotNullWhen(true, nameof(Results))]
    [MemberNotNullWhen(false, nameof(Outcome))]
    public bool IsStream => Results is not null;

    /// <inheritdoc/>
    public void Dispose()
    {
        Outcome?.Dispose();
        Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
