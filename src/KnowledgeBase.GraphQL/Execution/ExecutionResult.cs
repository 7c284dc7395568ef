using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>
/// The result of one request or of one event of a stream (spec 7.1 "Response Format"). The data is JSON in UTF-8 in a pooled buffer: dispose
/// the result once it is written, and do not keep <see cref="Data"/> beyond that.
/// </summary>
public sealed class ExecutionResult : IDisposable
{
    private readonly ReadOnlyMemory<byte> _cached;
    private Utf8JsonBuffer? _data;

    internal ExecutionResult(Utf8JsonBuffer? data, ImmutableArray<GraphQLError> errors, IReadOnlyDictionary<string, object?>? extensions, long cost)
    {
        _data = data;
        HasData = data is not null;
        Errors = errors;
        Extensions = extensions;
        Cost = cost;
    }

    internal ExecutionResult(ReadOnlyMemory<byte> cached, IReadOnlyDictionary<string, object?>? extensions, long cost)
        : this(data: null, [], extensions, cost)
    {
        _cached = cached;
        HasData = true;
    }

    /// <summary>Whether execution began, so that the response has a <c>data</c> entry (which may be null).</summary>
    public bool HasData { get; }

    /// <summary>The <c>data</c> entry as JSON in UTF-8; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Data => _data?.WrittenMemory ?? _cached;

    /// <summary>The errors; empty when there are none.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }

    /// <summary>The <c>extensions</c> entry; null or empty when there is none. Values as <see cref="GraphQLError.Extensions"/>, and maps.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>What the operation cost, by <see cref="Planning.OperationPlan.CostOf"/>; 0 where it was not reached.</summary>
    public long Cost { get; }

    /// <summary>A result for a request that did not come to execution: errors and no data (spec 7.1.2 "Request error result").</summary>
    public static ExecutionResult OfRequestErrors(ImmutableArray<GraphQLError> errors, IReadOnlyDictionary<string, object?>? extensions = null) =>
        new(data: null, errors, extensions, cost: 0);

    /// <summary>Gives the buffer back to its pool.</summary>
    public void Dispose()
    {
        var data = _data;
        _data = null;
        data?.Dispose();
    }
}
