namespace KnowledgeBase.GraphQL.Execution;

/// <summary>What belongs to one request: the host's state, services, cancellation. Resolvers receive it.</summary>
public sealed class RequestContext
{
    private readonly Dictionary<Type, object> _state = [];

    /// <summary>The request's services; null where there are none, as in tests of the engine alone.</summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Cancelled when the client goes away or the time limit is reached.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Entries that the host wants in the response's <c>extensions</c>, in insertion order.</summary>
    public Dictionary<string, object?> Extensions { get; } = new(StringComparer.Ordinal);

    /// <summary>The state of this type that the host set before execution.</summary>
    /// <exception cref="InvalidOperationException">None was set.</exception>
    public T Get<T>()
        where T : class => _state.TryGetValue(typeof(T), out var value)
            ? (T)value
            : throw new InvalidOperationException($"No {typeof(T).Name} was set on the request.");

    /// <summary>Sets the state of this type; execution starts afterwards.</summary>
    public void Set<T>(T value)
        where T : class => _state[typeof(T)] = value;
}
