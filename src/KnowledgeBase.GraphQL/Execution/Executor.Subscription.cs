using System.Runtime.CompilerServices;
using KnowledgeBase.GraphQL.Planning;

namespace KnowledgeBase.GraphQL.Execution;

public sealed partial class Executor
{
    /// <summary>Subscribes (spec 6.2.3 "Subscription"): opens the source stream and maps each of its events to a result.</summary>
    /// <param name="plan">The operation, a subscription.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="rootValue">The value that the source stream is opened on.</param>
    /// <param name="context">The request; its token ends the stream.</param>
    /// <returns>The response stream, or the response that tells why there is none.</returns>
    public ValueTask<SubscriptionResult> SubscribeAsync(OperationPlan plan, CoercedVariables variables, object? rootValue, RequestContext context) =>
        new(Subscribe(plan, variables, rootValue, context));

    private SubscriptionResult Subscribe(OperationPlan plan, CoercedVariables variables, object? rootValue, RequestContext context)
    {
        var cost = plan.CostOf(variables);
        if (cost > plan.Limits.MaxCost)
            return new(ExecutionResult.OfRequestErrors([OperationPlanner.CostError(plan.Syntax, cost, plan.Limits)]));

        using var state = new RequestState(plan, variables, context, options);
        FieldPlan? root = null;
        try
        {
            foreach (var field in plan.Root.For(plan.RootType).Fields)
            {
                if (root is null && field.IsIncluded(variables))
                    root = field;
            }

            if (root?.Binding.Subscribe is not { } subscribe)
                return new(ExecutionResult.OfRequestErrors([new("The operation selects no field that has a stream of events.", ErrorCode.OperationNotFound)]));
            var source = subscribe(rootValue, root.Arguments.Constant ?? state.ArgumentsOf(root.Arguments), context);
            return new(MapSourceToResponse(source, plan, variables, context));
        }
#pragma warning disable CA1031 // whatever a resolver throws becomes the field's error
        catch (Exception exception) when (!state.IsAbort(exception))
#pragma warning restore CA1031
        {
            return new(ExecutionResult.OfRequestErrors([ErrorOf(exception, root, state)]));
        }
    }

    // MapSourceToResponseEvent (spec 6.2.3.2)
    private async IAsyncEnumerable<ExecutionResult> MapSourceToResponse(
        IAsyncEnumerable<object?> source,
        OperationPlan plan,
        CoercedVariables variables,
        RequestContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, context.CancellationToken);
        IAsyncEnumerator<object?>? events = null;
        Task<bool>? moving = null;
        try
        {
            while (true)
            {
                GraphQLError? failure = null;
                try
                {
                    events ??= source.GetAsyncEnumerator(either.Token);
                    var next = events.MoveNextAsync();
                    var hasMoved = next.IsCompleted
                        ? await next
                        : await (moving = next.AsTask()).WaitAsync(either.Token); // a source may not look at its token
                    if (!hasMoved)
                        yield break;
                }
#pragma warning disable CA1031 // a source that fails ends the stream with an error
                catch (Exception exception) when (!either.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    using var state = new RequestState(plan, variables, context, options);
                    failure = ErrorOf(exception, field: null, state);
                }

                if (failure is not null)
                {
                    yield return ExecutionResult.OfRequestErrors([failure]);
                    yield break;
                }

                yield return await ExecuteAsync(plan, variables, events!.Current, context);
            }
        }
        finally
        {
            if (moving is { IsCompleted: false })
                _ = DisposeWhenIdleAsync(moving, events!);
            else if (events is not null)
                await events.DisposeAsync();
        }
    }

    // A source must not be disposed while it makes its next event.
    private static async Task DisposeWhenIdleAsync(Task moving, IAsyncDisposable events)
    {
        await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await events.DisposeAsync();
    }

    private static GraphQLError ErrorOf(Exception exception, FieldPlan? field, RequestState state)
    {
        var error = state.ErrorOf(exception, field);
        return field is null ? error : error with
        {
            Path = [field.ResponseName],
            Locations = error.Locations.IsDefaultOrEmpty ? field.Locations(state.Variables) : error.Locations,
        };
    }
}
