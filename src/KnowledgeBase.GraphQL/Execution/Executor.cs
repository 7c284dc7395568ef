using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>Runs plans (spec 6 "Execution"). Holds no state of requests: one serves all.</summary>
/// <param name="options">What execution takes from its host.</param>
public sealed partial class Executor(ExecutorOptions options)
{
    /// <summary>Executes a query or mutation, or one event of a subscription (spec 6.2.1, 6.2.2 and 6.2.3.2 "ExecuteSubscriptionEvent").</summary>
    /// <param name="plan">The operation.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="rootValue">The value that the root fields are resolved on; for an event of a subscription, the event.</param>
    /// <param name="context">The request.</param>
    /// <returns>The result, to be disposed. It is there at once where no resolver has to wait.</returns>
    /// <exception cref="OperationCanceledException">The request was cancelled before the time limit.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(OperationPlan plan, CoercedVariables variables, object? rootValue, RequestContext context)
    {
        var cost = plan.CostOf(variables);
        if (cost > plan.Limits.MaxCost)
            return new(new ExecutionResult(data: null, [OperationPlanner.CostError(plan.Syntax, cost, plan.Limits)], context.Extensions, cost));
        if (plan.Operation == OperationType.Mutation)
            return ExecuteMutationAsync(plan, variables, rootValue, context, cost);

        var state = new RequestState(plan, variables, context, options);
        var segment = new ResponseSegment(state, [], plan.SizeHint);
        bool stands;
        try
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            stands = segment.WriteRoot(plan.Root.For(plan.RootType), rootValue);
        }
        catch (Exception exception) when (EndsWithResult(exception, state))
        {
            return new(ResultOf(exception, segment, state, cost));
        }

        return segment.HasPending ? AwaitAsync(segment, state, stands, cost) : new(Finish(segment, state, stands, cost));
    }

    private static async ValueTask<ExecutionResult> AwaitAsync(ResponseSegment segment, RequestState state, bool stands, long cost)
    {
        using (state)
        {
            try
            {
                stands &= await segment.FillGapsAsync();
            }
            catch (Exception exception) when (EndsWithResult(exception, state))
            {
                return ResultOf(exception, segment, state, cost);
            }

            return Finish(segment, state, stands, cost);
        }
    }

    private async ValueTask<ExecutionResult> ExecuteMutationAsync(
        OperationPlan plan, CoercedVariables variables, object? rootValue, RequestContext context, long cost)
    {
        using var state = new RequestState(plan, variables, context, options);
        var segment = new ResponseSegment(state, [], plan.SizeHint);
        try
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            var stands = await segment.WriteObjectSeriallyAsync(plan.Root.For(plan.RootType), rootValue);
            return Finish(segment, state, stands, cost);
        }
        catch (Exception exception) when (EndsWithResult(exception, state))
        {
            return ResultOf(exception, segment, state, cost);
        }
    }

    private static ExecutionResult Finish(ResponseSegment segment, RequestState state, bool stands, long cost)
    {
        if (!stands)
            segment.BecomeNull();
        var output = segment.TakeOutput();
        if (output.Length > state.MaxResponseBytes)
            return ResultOf(ExecutionLimitException.OfBytes(state.MaxResponseBytes), segment, state, cost);
        state.Plan.SizeHint = output.Length + 64;
        return new(output, state.Errors, state.Context.Extensions, cost);
    }

    // The limits, and what planning a place on first use may throw: a condition without a value, or a document too deep for the stack.
    private static bool EndsWithResult(Exception exception, RequestState state) =>
        exception is GraphQLException or ExecutionLimitException or InsufficientExecutionStackException || (exception is OperationCanceledException && state.IsTimeUp);

    private static ExecutionResult ResultOf(Exception exception, ResponseSegment segment, RequestState state, long cost)
    {
        var error = exception switch
        {
            GraphQLException carrier => carrier.Error,
            ExecutionLimitException carrier => carrier.Error,
            OperationCanceledException => LimitError.OfTime("The operation took longer than the server allows. Ask for less, or in several requests.", state.TimeLimit),
            _ => OperationTooLarge.Error(LimitName.Nesting, state.Plan.Limits.MaxNesting, "selection sets inside each other", state.Plan.Syntax),
        };
        segment.BecomeNull();
        return new(segment.TakeOutput(), [.. state.Errors, error], state.Context.Extensions, cost);
    }
}
