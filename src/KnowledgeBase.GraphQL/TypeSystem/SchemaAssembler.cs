using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>
/// Turns definitions into one schema: first every named type by itself, then their references to each other. Kinds that do not fit their place (an
/// interface list with an object in it) are left out here; the schema's validation finds them in the syntax.
/// </summary>
internal sealed class SchemaAssembler(SchemaBuilderOptions options, Schema? existing)
{
    private readonly Dictionary<string, TypeParts> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly List<NamedType> _own = [];
    private readonly List<ScalarType> _usedScalars = [];
    private readonly List<SchemaDefinitionNode> _schemaNodes = [];
    private readonly List<DirectiveDefinitionNode> _directives = [];
    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();

    /// <summary>References to types that are not there.</summary>
    public ImmutableArray<GraphQLError> Errors => _errors.ToImmutable();

    public Schema Assemble(ImmutableArray<DefinitionNode> definitions)
    {
        Sort(definitions);
        foreach (var parts in _parts.Values)
        {
            var type = Create(parts.All, isBuiltIn: false);
            _types[type.Name] = type;
            _own.Add(type);
        }

        var introspection = new List<NamedType>();
        foreach (var definition in BuiltInDefinitions.Document.Definitions)
        {
            if (definition is not TypeDefinitionNode node)
                continue;
            var type = Create([node], isBuiltIn: true);
            _types[type.Name] = type;
            introspection.Add(type);
        }

        foreach (var type in _own)
            Connect(type, type.Syntax, isBuiltIn: false);
        var directives = new NamedList<DirectiveDefinition>(AllDirectives().ToList(), static directive => directive.Name);
        foreach (var (type, node) in introspection.Zip(BuiltInDefinitions.Document.Definitions.OfType<TypeDefinitionNode>()))
            Connect(type, [node], isBuiltIn: true);

        return new Schema(
            _schemaNodes.Find(static node => !node.IsExtension)?.Description?.Value,
            Root(OperationType.Query, "Query"),
            Root(OperationType.Mutation, "Mutation"),
            Root(OperationType.Subscription, "Subscription"),
            new NamedList<NamedType>([.. _own, .. _usedScalars, .. introspection], static type => type.Name),
            directives,
            [.. _schemaNodes.OrderBy(static node => node.IsExtension)]);
    }

    private void Sort(ImmutableArray<DefinitionNode> definitions)
    {
        foreach (var definition in definitions)
        {
            switch (definition)
            {
                case TypeDefinitionNode { IsExtension: false } type when !IsBuiltIn(type.Name.Value):
                    if (_parts.TryGetValue(type.Name.Value, out var parts))
                        parts.Definition = type;
                    else
                        _parts.Add(type.Name.Value, new TypeParts(type));
                    break;
                case SchemaDefinitionNode schema:
                    _schemaNodes.Add(schema);
                    break;
                case DirectiveDefinitionNode directive:
                    _directives.Add(directive);
                    break;
            }
        }

        foreach (var definition in definitions)
        {
            if (definition is TypeDefinitionNode { IsExtension: true } extension && _parts.TryGetValue(extension.Name.Value, out var parts))
                parts.Extend(extension);
        }
    }

    /// <summary>Built-in types cannot be replaced; a definition with the name of one is passed over.</summary>
    private static bool IsBuiltIn(string name) => BuiltInDefinitions.IsScalar(name) || BuiltInDefinitions.IsIntrospectionType(name);

    private NamedType Create(ImmutableArray<TypeDefinitionNode> nodes, bool isBuiltIn)
    {
        var name = nodes[0].Name.Value;
        var description = nodes[0].Description?.Value;
        ImmutableArray<TypeDefinitionNode> syntax = isBuiltIn ? [] : nodes;
        switch (nodes[0])
        {
            case ScalarTypeDefinitionNode:
                return new ScalarType
                {
                    Name = name,
                    Description = description,
                    Syntax = syntax,
                    SpecifiedByUrl = nodes.Select(SpecifiedByUrl).LastOrDefault(static url => url is not null),
                    Coercion = CoercionOf(name),
                };
            case ObjectTypeDefinitionNode:
                return new ObjectType { Name = name, Description = description, Syntax = syntax };
            case InterfaceTypeDefinitionNode:
                return new InterfaceType { Name = name, Description = description, Syntax = syntax };
            case UnionTypeDefinitionNode:
                return new UnionType { Name = name, Description = description, Syntax = syntax };
            case EnumTypeDefinitionNode:
                return new EnumType
                {
                    Name = name,
                    Description = description,
                    Syntax = syntax,
                    Values = new(nodes.SelectMany(static node => ((EnumTypeDefinitionNode)node).Values).Select(value => EnumValue(value, isBuiltIn)), static value => value.Name),
                };
            default:
                return new InputObjectType
                {
                    Name = name,
                    Description = description,
                    Syntax = syntax,
                    IsOneOf = Find(nodes[0].Directives, "oneOf") is not null,
                };
        }
    }

    private ScalarCoercion CoercionOf(string name)
    {
        if (options.Scalars.TryGetValue(name, out var coercion))
            return coercion;
        return existing?.Types.Find(name) is ScalarType scalar ? scalar.Coercion : new AnyCoercion();
    }

    private void Connect(NamedType type, ImmutableArray<TypeDefinitionNode> nodes, bool isBuiltIn)
    {
        switch (type)
        {
            case ObjectType or InterfaceType:
                var complex = (ComplexType)type;
                complex.Interfaces = [.. nodes.SelectMany(static node => Interfaces(node)).Select(FindNamed).OfType<InterfaceType>()];
                complex.Fields = new(nodes.SelectMany(static node => Fields(node)).Select(node => Field(complex, node, isBuiltIn)).OfType<FieldDefinition>(), static field => field.Name);
                break;
            case UnionType union:
                union.Types = [.. nodes.SelectMany(static node => ((UnionTypeDefinitionNode)node).Types).Select(FindNamed).OfType<ObjectType>()];
                break;
            case InputObjectType input:
                input.Fields = InputValues(nodes.SelectMany(static node => ((InputObjectTypeDefinitionNode)node).Fields), isBuiltIn);
                break;
        }
    }

    private static ImmutableArray<NamedTypeNode> Interfaces(TypeDefinitionNode node) =>
        node is ObjectTypeDefinitionNode type ? type.Interfaces : ((InterfaceTypeDefinitionNode)node).Interfaces;

    private static ImmutableArray<FieldDefinitionNode> Fields(TypeDefinitionNode node) =>
        node is ObjectTypeDefinitionNode type ? type.Fields : ((InterfaceTypeDefinitionNode)node).Fields;

    private FieldDefinition? Field(ComplexType parent, FieldDefinitionNode node, bool isBuiltIn)
    {
        var arguments = InputValues(node.Arguments, isBuiltIn);
        return Resolve(node.Type) is not { } type ? null : new FieldDefinition
        {
            Name = node.Name.Value,
            Description = node.Description?.Value,
            Arguments = arguments,
            Type = type,
            DeprecationReason = DeprecationReason(node.Directives),
            DeclaringType = parent,
            Syntax = isBuiltIn ? null : node,
        };
    }

    private NamedList<InputValueDefinition> InputValues(IEnumerable<InputValueDefinitionNode> nodes, bool isBuiltIn)
    {
        var values = new List<InputValueDefinition>();
        foreach (var node in nodes)
        {
            if (Resolve(node.Type) is { } type)
            {
                values.Add(new InputValueDefinition
                {
                    Name = node.Name.Value,
                    Description = node.Description?.Value,
                    Type = type,
                    DefaultValue = node.DefaultValue,
                    DeprecationReason = DeprecationReason(node.Directives),
                    Syntax = isBuiltIn ? null : node,
                });
            }
        }

        return values.Count == 0 ? NamedList<InputValueDefinition>.Empty : new(values, static value => value.Name);
    }

    private static EnumValueDefinition EnumValue(EnumValueDefinitionNode node, bool isBuiltIn) => new()
    {
        Name = node.Name.Value,
        Description = node.Description?.Value,
        DeprecationReason = DeprecationReason(node.Directives),
        Syntax = isBuiltIn ? null : node,
    };

    /// <summary>Own directives in order, then the built-in ones that the host did not define itself.</summary>
    private IEnumerable<DirectiveDefinition> AllDirectives()
    {
        foreach (var node in _directives)
            yield return Directive(node, isBuiltIn: false);
        foreach (var node in BuiltInDefinitions.Document.Definitions.OfType<DirectiveDefinitionNode>())
        {
            if (!_directives.Exists(own => own.Name.Value == node.Name.Value))
                yield return Directive(node, isBuiltIn: true);
        }
    }

    private DirectiveDefinition Directive(DirectiveDefinitionNode node, bool isBuiltIn) => new()
    {
        Name = node.Name.Value,
        Description = node.Description?.Value,
        Arguments = InputValues(node.Arguments, isBuiltIn),
        Locations = [.. node.Locations.Select(static location => location.Value)],
        IsRepeatable = node.IsRepeatable,
        Syntax = isBuiltIn ? null : node,
    };

    /// <summary>The root type that the schema definition names; without one, the type with the default name (spec 3.3.1 "Root Operation Types").</summary>
    private ObjectType? Root(OperationType operation, string defaultName)
    {
        var isDefined = _schemaNodes.Exists(static node => !node.IsExtension);
        if (!isDefined && _types.TryGetValue(defaultName, out var found))
            return found as ObjectType;
        foreach (var node in _schemaNodes.SelectMany(static node => node.OperationTypes))
        {
            if (node.Operation == operation)
                return FindNamed(node.Type) as ObjectType;
        }

        return null;
    }

    private GraphQLType? Resolve(TypeNode node) => node switch
    {
        NamedTypeNode named => FindNamed(named),
        ListTypeNode list => Resolve(list.Type) is { } item ? new ListType(item) : null,
        NonNullTypeNode nonNull => Resolve(nonNull.Type) is { } inner ? new NonNullType(inner) : null,
        _ => null,
    };

    /// <summary>Finds a type; a built-in scalar becomes part of the schema by being referred to (spec 3.5 "Built-in Scalars").</summary>
    private NamedType? FindNamed(NamedTypeNode node)
    {
        var name = node.Name.Value;
        if (_types.TryGetValue(name, out var type))
            return type;
        if (BuiltInDefinitions.Scalar(name) is { } scalar)
        {
            _types.Add(name, scalar);
            _usedScalars.Add(scalar);
            return scalar;
        }

        _errors.Add(new GraphQLError($"Unknown type \"{name}\".", ErrorCode.ValidationFailed)
        {
            Locations = [new SourceLocation(node.Span.Line, node.Span.Column)],
        });
        return null;
    }

    private static DirectiveNode? Find(ImmutableArray<DirectiveNode> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value == name)
                return directive;
        }

        return null;
    }

    private static string? DeprecationReason(ImmutableArray<DirectiveNode> directives) => Find(directives, "deprecated") is not { } directive
        ? null
        : StringArgument(directive, "reason") ?? BuiltInDefinitions.DefaultDeprecationReason;

    private static string? SpecifiedByUrl(TypeDefinitionNode node) =>
        Find(node.Directives, "specifiedBy") is { } directive ? StringArgument(directive, "url") : null;

    private static string? StringArgument(DirectiveNode directive, string name)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == name)
                return (argument.Value as StringValueNode)?.Value;
        }

        return null;
    }
}
