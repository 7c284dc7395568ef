using KnowledgeBase.GraphQL.Planning;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>Runs plans (spec 6 "Execution"). Holds no state of requests: one serves all.</summary>
/// <param name="options">What execution takes from its host.</param>
public sealed class Executor(ExecutorOptions options)
{
    /// <summary>Executes a query or mutation, or one event of a subscription (spec 6.2.1, 6.2.2 and 6.2.3.2 "ExecuteSubscriptionEvent").</summary>
    /// <param name="plan">The operation.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="rootValue">The value that the root fields are resolved on; for an event of a subscription, the event.</param>
    /// <param name="context">The request.</param>
    /// <returns>The result, to be disposed.</returns>
    /// <exception cref="OperationCanceledException">The request was cancelled before the time limit.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(OperationPlan plan, CoercedVariables variables, object? rootValue, RequestContext context) =>
        throw new NotSupportedException(options.GetType().Name);

    /// <summary>Subscribes (spec 6.2.3 "Subscription").</summary>
    /// <param name="plan">The operation, a subscription.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="rootValue">The value that the source stream is opened on.</param>
    /// <param name="context">The request; its token ends the stream.</param>
    /// <returns>The response stream, or the response that tells why there is none.</returns>
    public ValueTask<SubscriptionResult> SubscribeAsync(OperationPlan plan, CoercedVariables variables, object? rootValue, RequestContext context) =>
        throw new NotSupportedException(options.GetType().Name);
}
