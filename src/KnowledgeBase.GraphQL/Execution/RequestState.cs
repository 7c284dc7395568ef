using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.TypeSystem;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>What the parts of one execution share. Where resolvers wait, several threads use it at once.</summary>
internal sealed class RequestState : IDisposable
{
    // Objects between two looks at the clock and the token.
    private const int CheckInterval = 64;

    private readonly ExecutorOptions _options;
    private readonly long _started;
    private readonly Lock _lock = new();
    private List<GraphQLError>? _errors;
    private object?[]?[] _arguments;
    private VariableScope? _scope;
    private CancellationTokenSource? _waitLimit;
    private int _untilCheck = CheckInterval;
    private long _bytesOfParts;

    internal RequestState(OperationPlan plan, CoercedVariables variables, RequestContext context, ExecutorOptions options)
    {
        Plan = plan;
        Variables = variables;
        Context = context;
        _options = options;
        _arguments = plan.Context.ArgumentSlots is var slots and > 0 ? new object?[]?[slots] : [];
        if (HasTimeLimit)
            _started = options.Clock.GetTimestamp();
    }

    internal OperationPlan Plan { get; }

    internal CoercedVariables Variables { get; }

    internal RequestContext Context { get; }

    internal Schema Schema => Plan.ExecutableSchema.Schema;

    internal ImmutableArray<GraphQLError> Errors
    {
        get
        {
            if (_errors is null)
                return [];
            lock (_lock)
                return [.. _errors];
        }
    }

    /// <summary>Cancelled when the request is, or at the time limit: for waiting on resolvers that do not look at their token.</summary>
    internal CancellationToken WaitToken
    {
        get
        {
            if (!HasTimeLimit)
                return Context.CancellationToken;
            lock (_lock)
            {
                if (_waitLimit is null)
                {
                    _waitLimit = CancellationTokenSource.CreateLinkedTokenSource(Context.CancellationToken);
                    var left = _options.TimeLimit - _options.Clock.GetElapsedTime(_started);
                    _waitTimer = _options.Clock.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), _waitLimit, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                }

                return _waitLimit.Token;
            }
        }
    }

    /// <summary>Whether the time limit is behind us. Timers may fire a moment early.</summary>
    internal bool IsTimeUp => HasTimeLimit && _options.Clock.GetElapsedTime(_started) >= _options.TimeLimit - TimeSpan.FromMilliseconds(20);

    internal int MaxResponseBytes => _options.MaxResponseBytes;

    internal TimeSpan TimeLimit => _options.TimeLimit;

    private bool HasTimeLimit => _options.TimeLimit != Timeout.InfiniteTimeSpan;

    private ITimer? _waitTimer;

    public void Dispose()
    {
        _waitTimer?.Dispose();
        _waitLimit?.Dispose();
    }

    /// <summary>Counts an object; now and then looks whether to stop.</summary>
    /// <exception cref="OperationCanceledException">The request was cancelled or its time is up.</exception>
    internal void CountObject()
    {
        if (--_untilCheck > 0)
            return;
        _untilCheck = CheckInterval;
        Context.CancellationToken.ThrowIfCancellationRequested();
        if (HasTimeLimit && _options.Clock.GetElapsedTime(_started) >= _options.TimeLimit)
            throw new OperationCanceledException("The time limit was reached.");
    }

    /// <summary>Whether an exception ends the whole execution rather than one field.</summary>
    internal bool IsAbort(Exception exception) =>
        exception is ExecutionLimitException || (exception is OperationCanceledException && (Context.CancellationToken.IsCancellationRequested || IsTimeUp));

    /// <summary>The arguments of a field that depend on variables: coerced and converted when first asked for.</summary>
    /// <exception cref="GraphQLException">An argument does not fit.</exception>
    internal object?[] ArgumentsOf(ArgumentPlan plan)
    {
        var store = Volatile.Read(ref _arguments);
        if (plan.Slot < store.Length && Volatile.Read(ref store[plan.Slot]) is { } known)
            return known;

        _scope ??= Plan.Context.VariableScope(Variables);
        var made = plan.Evaluate(_scope);
        lock (_lock)
        {
            if (plan.Slot >= _arguments.Length)
                Array.Resize(ref _arguments, Math.Max(plan.Slot + 1, Plan.Context.ArgumentSlots));
            Volatile.Write(ref _arguments[plan.Slot], made);
        }

        return made;
    }

    /// <summary>Counts what a part of the response that had to wait has written: each is within the limit, all together may not be.</summary>
    /// <exception cref="ExecutionLimitException">They are beyond the limit.</exception>
    internal void CountBytes(int bytes)
    {
        if (Interlocked.Add(ref _bytesOfParts, bytes) > _options.MaxResponseBytes)
            throw ExecutionLimitException.OfBytes(_options.MaxResponseBytes);
    }

    /// <summary>Notes the error of a field.</summary>
    /// <exception cref="ExecutionLimitException">There are as many as are allowed already.</exception>
    internal void Add(GraphQLError error)
    {
        lock (_lock)
        {
            _errors ??= [];
            if (_errors.Count >= _options.MaxFieldErrors)
                throw ExecutionLimitException.OfErrors(_options.MaxFieldErrors);
            _errors.Add(error);
        }
    }

    /// <summary>What the client is told of an exception: a carried error as it is; anything else masked, and logged under an id.</summary>
    internal GraphQLError ErrorOf(Exception exception, FieldPlan? field)
    {
        if (exception is GraphQLException carrier)
            return carrier.Error;

        var id = _options.NewCorrelationId();
        if (Context.Services?.GetService(typeof(ILoggerFactory)) is ILoggerFactory loggers)
        {
            loggers.CreateLogger<Executor>().LogError(
                exception, "Unexpected error {CorrelationId} in {Field} of operation {Operation}", id, field?.Definition.Coordinate, Plan.Name);
        }

        return new("Something unexpected happened on our side. Try again later; if it lasts, tell us the correlation id.", ErrorCode.Internal)
        {
            Extensions = ImmutableDictionary<string, object>.Empty.Add("correlationId", id),
        };
    }
}
