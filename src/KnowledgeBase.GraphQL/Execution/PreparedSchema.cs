using System.Collections.Concurrent;
using KnowledgeBase.GraphQL.Introspection;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>What all plans over one schema share: prepared once, on first use.</summary>
/// <param name="schema">The schema.</param>
internal sealed class PreparedSchema(Schema schema)
{
    // As large as the schema at most: a type reference of a field definition is one instance.
    private readonly ConcurrentDictionary<GraphQLType, OutputShape> _shapes = new(ReferenceEqualityComparer.Instance);

    internal IntrospectionFields Introspection { get; } = new(schema);

    internal OutputShape ShapeOf(GraphQLType type) => _shapes.TryGetValue(type, out var shape) ? shape : _shapes.GetOrAdd(type, OutputShape.Of(type, this));
}
