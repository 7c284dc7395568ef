using System.Collections.Concurrent;
using System.Collections.Frozen;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>A schema whose every field is bound; made by <see cref="SchemaBinder"/>.</summary>
internal sealed class BoundSchema : ExecutableSchema
{
    private readonly FrozenDictionary<(string Type, string Field), FieldBinding> _bindings;
    private readonly FrozenDictionary<Type, ObjectType> _types;

    /// <summary>Types found through a base class or interface; as many as the host has classes.</summary>
    private readonly ConcurrentDictionary<Type, ObjectType?> _derived = [];

    public BoundSchema(Schema schema, Dictionary<(string Type, string Field), FieldBinding> bindings, Dictionary<Type, ObjectType> types)
    {
        Schema = schema;
        _bindings = bindings.ToFrozenDictionary();
        _types = types.ToFrozenDictionary();
    }

    /// <inheritdoc/>
    public override Schema Schema { get; }

    /// <inheritdoc/>
    public override FieldBinding BindingOf(ObjectType type, FieldDefinition field) => _bindings[(type.Name, field.Name)];

    /// <inheritdoc/>
    public override ObjectType? TypeOf(object value) => _types.TryGetValue(value.GetType(), out var type)
        ? type
        : _derived.GetOrAdd(value.GetType(), static (clrType, types) => TypeOfBase(clrType, types), _types);

    private static ObjectType? TypeOfBase(Type clrType, FrozenDictionary<Type, ObjectType> types)
    {
        for (var current = clrType.BaseType; current is not null; current = current.BaseType)
            if (types.TryGetValue(current, out var found))
                return found;
        ObjectType? only = null;
        foreach (var implemented in clrType.GetInterfaces())
        {
            if (!types.TryGetValue(implemented, out var found))
                continue;
            if (only is not null && only != found)
                return null;
            only = found;
        }

        return only;
    }
}
