using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Introspection;

/// <summary>The fields that no type declares: <c>__typename</c>, <c>__schema</c>, <c>__type</c> (spec 4.1 and 4.2).</summary>
internal sealed class MetaFields
{
    private readonly ObjectType? _queryType;

    /// <param name="schema">The schema; its built-in types are those of the fields.</param>
    internal MetaFields(Schema schema)
    {
        _queryType = schema.QueryType;
        var text = schema.Types.Find("String")!;
        TypeName = new() { Name = "__typename", Arguments = NamedList<InputValueDefinition>.Empty, Type = new NonNullType(text) };
        if (schema.Types.Find("__Schema") is { } schemaType && schema.Types.Find("__Type") is { } typeType)
        {
            Schema = new() { Name = "__schema", Arguments = NamedList<InputValueDefinition>.Empty, Type = new NonNullType(schemaType) };
            var name = new InputValueDefinition { Name = "name", Type = new NonNullType(text) };
            Type = new() { Name = "__type", Arguments = new([name], static argument => argument.Name), Type = typeType };
        }
    }

    /// <summary><c>__typename: String!</c>, on every object, interface and union.</summary>
    internal FieldDefinition TypeName { get; }

    /// <summary><c>__schema: __Schema!</c>, on the query root.</summary>
    internal FieldDefinition? Schema { get; }

    /// <summary><c>__type(name: String!): __Type</c>, on the query root.</summary>
    internal FieldDefinition? Type { get; }

    /// <summary>The meta-field of this name that may stand on this type; null when there is none.</summary>
    internal FieldDefinition? Find(NamedType parent, string name) => name switch
    {
        "__typename" => TypeName,
        "__schema" => ReferenceEquals(parent, _queryType) ? Schema : null,
        "__type" => ReferenceEquals(parent, _queryType) ? Type : null,
        _ => null,
    };
}
