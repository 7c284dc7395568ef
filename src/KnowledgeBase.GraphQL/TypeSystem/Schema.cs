using System.Collections.Frozen;
using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>A whole schema, immutable once built (spec 3.3 "Schema"). Made by <c>SchemaBuilder</c>.</summary>
public sealed class Schema
{
    private readonly FrozenDictionary<NamedType, FrozenSet<NamedType>> _subTypes;
    private readonly FrozenDictionary<NamedType, ImmutableArray<ObjectType>> _possibleTypes;

    internal Schema(
        string? description,
        ObjectType? queryType,
        ObjectType? mutationType,
        ObjectType? subscriptionType,
        NamedList<NamedType> types,
        NamedList<DirectiveDefinition> directives,
        ImmutableArray<SchemaDefinitionNode> syntax)
    {
        Description = description;
        QueryType = queryType;
        MutationType = mutationType;
        SubscriptionType = subscriptionType;
        Types = types;
        Directives = directives;
        Syntax = syntax;

        (TypeNameField, SchemaField, TypeField) = MetaFields(types);
        var subTypes = new Dictionary<NamedType, HashSet<NamedType>>();
        HashSet<NamedType> Of(NamedType type) => subTypes.TryGetValue(type, out var set) ? set : subTypes[type] = [];
        foreach (var type in types)
        {
            if (type is UnionType union)
                Of(union).UnionWith(union.Types);
            else if (type is ComplexType complex)
                foreach (var implemented in complex.Interfaces)
                    Of(implemented).Add(complex);
        }

        _subTypes = subTypes.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet());
        _possibleTypes = types.Where(type => type is InterfaceType or UnionType or ObjectType).ToFrozenDictionary(
            type => type,
            type => type is ObjectType self
                ? [self]
                : types.OfType<ObjectType>().Where(candidate => subTypes.TryGetValue(type, out var set) && set.Contains(candidate)).ToImmutableArray());
    }

    /// <summary>The schema's description, in Markdown.</summary>
    public string? Description { get; }

    /// <summary>The query root; null only in a schema that did not pass validation.</summary>
    public ObjectType? QueryType { get; }

    /// <summary>The mutation root, if there is one.</summary>
    public ObjectType? MutationType { get; }

    /// <summary>The subscription root, if there is one.</summary>
    public ObjectType? SubscriptionType { get; }

    /// <summary>All named types, built-in scalars and introspection types included; definition order, then built-in ones.</summary>
    public NamedList<NamedType> Types { get; }

    /// <summary>All directives, built-in ones included.</summary>
    public NamedList<DirectiveDefinition> Directives { get; }

    /// <summary>The schema definition and extensions; empty when the root types go by their default names.</summary>
    public ImmutableArray<SchemaDefinitionNode> Syntax { get; }

    /// <summary>The meta-field <c>__typename</c> of objects, interfaces and unions (spec 4.1 "Type Name Introspection").</summary>
    public FieldDefinition TypeNameField { get; }

    /// <summary>The meta-field <c>__schema</c> of the query root (spec 4.2 "Schema Introspection").</summary>
    public FieldDefinition SchemaField { get; }

    /// <summary>The meta-field <c>__type</c> of the query root (spec 4.2 "Schema Introspection").</summary>
    public FieldDefinition TypeField { get; }

    /// <summary>The field that a selection with this name means on this type, meta-fields included; null when there is none (spec 5.3.1).</summary>
    public FieldDefinition? FindField(NamedType parent, string name)
    {
        if (parent is ComplexType complex && complex.Fields.TryGet(name, out var field))
            return field;
        return name switch
        {
            "__typename" when parent.IsComposite => TypeNameField,
            "__schema" when ReferenceEquals(parent, QueryType) => SchemaField,
            "__type" when ReferenceEquals(parent, QueryType) => TypeField,
            _ => null,
        };
    }

    /// <summary>The root type of an operation; null when the schema does not support that kind.</summary>
    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>Whether <paramref name="candidate"/> is a member of the union, or implements the interface, <paramref name="abstractType"/>.</summary>
    public bool IsSubType(NamedType abstractType, NamedType candidate) =>
        _subTypes.TryGetValue(abstractType, out var set) && set.Contains(candidate);

    /// <summary>The object types that a value of this type can have; an object type gives itself (spec 5.5.2.3 "GetPossibleTypes").</summary>
    public ImmutableArray<ObjectType> PossibleTypes(NamedType type) => _possibleTypes.TryGetValue(type, out var found) ? found : [];

    /// <summary>The type that a reference in a document means; null when its name is unknown.</summary>
    public GraphQLType? TypeFromSyntax(TypeNode node) => node switch
    {
        NamedTypeNode named => Types.Find(named.Name.Value),
        ListTypeNode list => TypeFromSyntax(list.Type) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => TypeFromSyntax(nonNull.Type) is { } inner ? new NonNullType(inner) : null,
        _ => null,
    };

    private static (FieldDefinition TypeName, FieldDefinition Schema, FieldDefinition Type) MetaFields(NamedList<NamedType> types)
    {
        var text = new NonNullType(types.Find("String")!);
        return (
            new FieldDefinition
            {
                Name = "__typename",
                Description = "The name of the object type.",
                Arguments = NamedList<InputValueDefinition>.Empty,
                Type = text,
            },
            new FieldDefinition
            {
                Name = "__schema",
                Description = "The schema of this service.",
                Arguments = NamedList<InputValueDefinition>.Empty,
                Type = new NonNullType(types.Find("__Schema")!),
            },
            new FieldDefinition
            {
                Name = "__type",
                Description = "The type with this name; null if there is none.",
                Arguments = new([new InputValueDefinition { Name = "name", Type = text }], static argument => argument.Name),
                Type = types.Find("__Type")!,
            });
    }
}
