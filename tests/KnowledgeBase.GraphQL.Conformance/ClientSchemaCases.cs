using System.Collections.Immutable;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases that build a schema from an introspection result: the result is turned into SDL definitions first.</summary>
internal static class ClientSchemaCases
{
    public static IReadOnlyDictionary<string, CaseHandler> Handlers { get; } = new Dictionary<string, CaseHandler>
    {
        ["clientSchema"] = Build,
    };

    private static JsonObject Build(JsonObject testCase)
    {
        try
        {
            var schema = testCase["introspection"]?["__schema"] as JsonObject ?? throw new FormatException("This is no introspection result.");
            var result = SchemaBuilder.Build([Document(schema)], new SchemaBuilderOptions { AssumeValidSdl = true, AssumeValidSchema = true });
            if (!result.IsSuccess)
                throw new FormatException(result.Errors[0].Message);
            CheckKinds(schema, result.Schema);
            return new JsonObject { ["ok"] = true, ["printed"] = SchemaPrinter.Print(result.Schema) };
        }
        catch (FormatException exception)
        {
            return Answer.Refused(new GraphQLError(exception.Message, ErrorCode.BadRequest));
        }
    }

    private static DocumentNode Document(JsonObject schema)
    {
        var types = Required(schema, "types").Select(static type => (DefinitionNode)TypeDefinition(type)).ToList();
        var known = schema["types"]!.AsArray().Select(static type => type!["name"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var operations = Enum.GetValues<OperationType>()
            .Where(operation => schema[Printer.Keyword(operation) + "Type"] is JsonObject)
            .Select(operation => new OperationTypeDefinitionNode(
                default, operation, (NamedTypeNode)TypeReference(schema[Printer.Keyword(operation) + "Type"]!.AsObject())));
        types.Add(new SchemaDefinitionNode(default, Description(schema), [], [.. operations], isExtension: false));
        if (schema["directives"] is JsonArray directives)
            types.AddRange(directives.Select(static directive => Directive(directive!.AsObject())));
        var document = new DocumentNode(default, [.. types]);
        foreach (var name in ReferencedNames(schema["types"]!))
        {
            if (!known.Contains(name))
                throw new FormatException($"The type \"{name}\" is not in the introspection result.");
        }

        return document;
    }

    /// <summary>Built-in scalars exist in any schema of ours, but an introspection result has to list those that it refers to.</summary>
    private static IEnumerable<string> ReferencedNames(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(static item => ReferencedNames(item)),
        JsonObject item => item.SelectMany(static property => property.Key is "type" or "ofType" && property.Value?["name"] is JsonValue name
            ? [name.GetValue<string>()]
            : ReferencedNames(property.Value)),
        _ => [],
    };

    private static void CheckKinds(JsonObject introspection, Schema schema)
    {
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            if (introspection[Printer.Keyword(operation) + "Type"] is JsonObject && schema.RootType(operation) is null)
                throw new FormatException("A root type is no object type.");
        }

        foreach (var type in schema.Types)
        {
            var declared = type.Syntax.FirstOrDefault();
            if (type is ComplexType complex)
            {
                var interfaces = declared is ObjectTypeDefinitionNode node ? node.Interfaces : (declared as InterfaceTypeDefinitionNode)?.Interfaces ?? [];
                if (interfaces.Length != complex.Interfaces.Length || complex.Fields.Any(static field => !field.Type.IsOutput))
                    throw new FormatException($"{type} implements what is no interface, or has a field without an output type.");
                if (complex.Fields.Any(static field => field.Arguments.Any(static argument => !argument.Type.IsInput)))
                    throw new FormatException($"{type} has an argument without an input type.");
            }
            else if (type is UnionType union && declared is UnionTypeDefinitionNode unionNode && unionNode.Types.Length != union.Types.Length)
            {
                throw new FormatException($"{type} has a member that is no object type.");
            }
        }
    }

    private static TypeDefinitionNode TypeDefinition(JsonObject type)
    {
        var name = Name(type);
        var description = Description(type);
        switch (type.Text("kind"))
        {
            case "SCALAR":
                return new ScalarTypeDefinitionNode(default, description, name, Applied("specifiedBy", "url", type.Text("specifiedByURL")), false);
            case "OBJECT":
                return new ObjectTypeDefinitionNode(default, description, name, Interfaces(type), [], Fields(type), false);
            case "INTERFACE":
                ImmutableArray<NamedTypeNode> interfaces = type["interfaces"] is null ? [] : Interfaces(type);
                return new InterfaceTypeDefinitionNode(default, description, name, interfaces, [], Fields(type), false);
            case "UNION":
                return new UnionTypeDefinitionNode(
                    default, description, name, [], [.. Required(type, "possibleTypes").Select(static member => (NamedTypeNode)TypeReference(member))], false);
            case "ENUM":
                return new EnumTypeDefinitionNode(
                    default,
                    description,
                    name,
                    [],
                    [.. Required(type, "enumValues").Select(static value => new EnumValueDefinitionNode(default, Description(value), Name(value), Deprecated(value)))],
                    false);
            case "INPUT_OBJECT":
                ImmutableArray<DirectiveNode> oneOf =
                    type["isOneOf"]?.GetValue<bool>() == true ? [new DirectiveNode(default, new NameNode(default, "oneOf"), [])] : [];
                return new InputObjectTypeDefinitionNode(default, description, name, oneOf, InputValues(type, "inputFields"), false);
            default:
                throw new FormatException("A type is of no known kind.");
        }
    }

    private static ImmutableArray<NamedTypeNode> Interfaces(JsonObject type) =>
        [.. Required(type, "interfaces").Select(static item => (NamedTypeNode)TypeReference(item))];

    private static ImmutableArray<FieldDefinitionNode> Fields(JsonObject type) =>
    [
        .. Required(type, "fields").Select(static field => new FieldDefinitionNode(
            default, Description(field), Name(field), InputValues(field, "args"), TypeReference(field["type"]!.AsObject()), Deprecated(field)))
    ];

    private static ImmutableArray<InputValueDefinitionNode> InputValues(JsonObject owner, string property) =>
    [
        .. Required(owner, property).Select(static value => new InputValueDefinitionNode(
            default, Description(value), Name(value), TypeReference(value["type"]!.AsObject()), Default(value), Deprecated(value)))
    ];

    private static DirectiveDefinitionNode Directive(JsonObject directive)
    {
        var locations = directive["locations"] as JsonArray ?? throw new FormatException("A directive has no locations.");
        return new DirectiveDefinitionNode(
            default,
            Description(directive),
            Name(directive),
            InputValues(directive, "args"),
            directive["isRepeatable"]?.GetValue<bool>() == true,
            [.. locations.Select(static location => new NameNode(default, location!.GetValue<string>()))]);
    }

    private static TypeNode TypeReference(JsonObject type)
    {
        var kind = type.Text("kind");
        if (kind is "LIST" or "NON_NULL")
        {
            var inner = TypeReference(type["ofType"] as JsonObject ?? throw new FormatException("A type is wrapped deeper than was asked for."));
            return kind == "LIST" ? new ListTypeNode(default, inner) : new NonNullTypeNode(default, inner);
        }

        return new NamedTypeNode(default, Name(type));
    }

    private static IEnumerable<JsonObject> Required(JsonObject owner, string property) => owner[property] is JsonArray items
        ? items.Select(static item => item!.AsObject())
        : throw new FormatException($"The introspection result has no {property} where it needs them.");

    private static NameNode Name(JsonObject item) => new(default, item.Text("name") ?? throw new FormatException("A name is missing."));

    private static StringValueNode? Description(JsonObject item) =>
        item.Text("description") is { } text ? new StringValueNode(default, text, isBlock: true) : null;

    private static ValueNode? Default(JsonObject value) => value.Text("defaultValue") is not { } text
        ? null
        : Parser.ParseConstValue(text, ParserLimits.Trusted).Node ?? throw new FormatException("A default value does not parse.");

    private static ImmutableArray<DirectiveNode> Deprecated(JsonObject item) => Applied("deprecated", "reason", item.Text("deprecationReason"));

    private static ImmutableArray<DirectiveNode> Applied(string directive, string argument, string? value) => value is null
        ? []
        : [new DirectiveNode(default, new NameNode(default, directive), [new ArgumentNode(default, new NameNode(default, argument), new StringValueNode(default, value, false))])];
}
