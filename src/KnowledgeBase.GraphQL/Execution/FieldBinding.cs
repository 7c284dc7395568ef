using System.Collections.Immutable;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>
/// Resolves a field without waiting. The result is a leaf in its final form (a string, a boxed bool, int, long, double or decimal, an enum
/// value's name), an object of the field's type, an <see cref="System.Collections.IList"/> of such (arrays preferred), or null.
/// It may throw <see cref="GraphQLException"/>; any other exception is masked.
/// </summary>
/// <param name="parent">The value that the field belongs to; the root value for root fields.</param>
/// <param name="arguments">The coerced and converted arguments, parallel to the field's argument definitions.</param>
/// <param name="context">The request.</param>
public delegate object? FieldResolver(object? parent, object?[] arguments, RequestContext context);

/// <summary>Resolves a field that has to wait; otherwise as <see cref="FieldResolver"/>.</summary>
/// <param name="parent">The value that the field belongs to.</param>
/// <param name="arguments">The coerced and converted arguments.</param>
/// <param name="context">The request.</param>
public delegate ValueTask<object?> AsyncFieldResolver(object? parent, object?[] arguments, RequestContext context);

/// <summary>Opens a subscription root field's source stream (spec 6.2.3.1 "Source Stream"); each item is the root value of one event.</summary>
/// <param name="parent">The root value.</param>
/// <param name="arguments">The coerced and converted arguments.</param>
/// <param name="context">The request.</param>
public delegate IAsyncEnumerable<object?> SourceStreamResolver(object? parent, object?[] arguments, RequestContext context);

/// <summary>How one field is resolved; exactly one of <see cref="Resolve"/> and <see cref="ResolveAsync"/> is set.</summary>
public sealed class FieldBinding
{
    /// <summary>The resolver that does not wait.</summary>
    public FieldResolver? Resolve { get; init; }

    /// <summary>The resolver that may wait.</summary>
    public AsyncFieldResolver? ResolveAsync { get; init; }

    /// <summary>For a field of the subscription root: what opens its stream.</summary>
    public SourceStreamResolver? Subscribe { get; init; }

    /// <summary>
    /// Per argument, parallel to the field's definitions: from a coerced value to what the resolver takes; null keeps it as it is.
    /// The input of a converter is <see cref="ArgumentValue"/>'s: see there.
    /// </summary>
    public ImmutableArray<Func<ArgumentValue, object?>?> Converters { get; init; } = [];
}

/// <summary>
/// A coerced argument or input field (spec 6.4.1 "Coercing Field Arguments"). Coerced values are: null, string (also for enum values and
/// IDs), bool, int, double, whatever a custom scalar's coercion gives, <c>object?[]</c> for lists, and
/// <see cref="IReadOnlyDictionary{TKey,TValue}"/> of string to object for input objects, holding only the fields that were given or have a default.
/// </summary>
/// <param name="IsPresent">False when no value was given and there is no default.</param>
/// <param name="Value">The coerced value; null when absent or null.</param>
public readonly record struct ArgumentValue(bool IsPresent, object? Value);

/// <summary>A schema and how each of its fields is resolved: all that execution needs.</summary>
public abstract class ExecutableSchema
{
    private PreparedSchema? _prepared;

    /// <summary>The schema.</summary>
    public abstract Schema Schema { get; }

    /// <summary>The binding of a field of an object type. Introspection fields need none.</summary>
    public abstract FieldBinding BindingOf(ObjectType type, FieldDefinition field);

    /// <summary>The object type of a value in an abstract position (spec 6.4.3 "ResolveAbstractType"); null when it is none of ours.</summary>
    public abstract ObjectType? TypeOf(object value);

    /// <summary>The binding of a field at a place with this response name: for tests whose resolvers need to know where they are.</summary>
    internal virtual FieldBinding BindingOf(ObjectType type, FieldDefinition field, string responseName) => BindingOf(type, field);

    /// <summary>What plans over this schema share. Two threads may make it twice; either serves.</summary>
    internal PreparedSchema Prepared => _prepared ??= new(Schema);
}
