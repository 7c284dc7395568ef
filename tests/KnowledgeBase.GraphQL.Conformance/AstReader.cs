using System.Collections.Immutable;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Reads syntax trees that a case gives as JSON, in the shape that the reference implementation writes. Parts may be missing.</summary>
internal static class AstReader
{
    private static readonly NameNode NoName = new(default, "");

    /// <summary>Reads a node; null if its kind is not in the September 2025 edition.</summary>
    public static SyntaxNode? Read(JsonObject json)
    {
        var kind = json.Text("kind")!;
        var isExtension = kind.EndsWith("Extension", StringComparison.Ordinal);
        return kind.Replace("Extension", "Definition", StringComparison.Ordinal) switch
        {
            "Document" => new DocumentNode(default, List<DefinitionNode>(json, "definitions")),
            "Name" => new NameNode(default, json.Text("value")!),
            "OperationDefinition" => new OperationDefinitionNode(
                default,
                Description(json),
                Operation(json),
                Node<NameNode>(json, "name"),
                List<VariableDefinitionNode>(json, "variableDefinitions"),
                Directives(json),
                SelectionSet(json)),
            "VariableDefinition" => new VariableDefinitionNode(
                default, Description(json), Node<VariableNode>(json, "variable")!, Type(json), Node<ValueNode>(json, "defaultValue"), Directives(json)),
            "FragmentDefinition" => new FragmentDefinitionNode(
                default, Description(json), Name(json), Node<NamedTypeNode>(json, "typeCondition")!, Directives(json), SelectionSet(json)),
            "SelectionSet" => new SelectionSetNode(default, List<SelectionNode>(json, "selections")),
            "Field" => new FieldNode(
                default,
                Node<NameNode>(json, "alias"),
                Name(json),
                List<ArgumentNode>(json, "arguments"),
                Directives(json),
                Node<SelectionSetNode>(json, "selectionSet")),
            "FragmentSpread" => new FragmentSpreadNode(default, Name(json), Directives(json)),
            "InlineFragment" => new InlineFragmentNode(default, Node<NamedTypeNode>(json, "typeCondition"), Directives(json), SelectionSet(json)),
            "Argument" => new ArgumentNode(default, Name(json), Node<ValueNode>(json, "value")!),
            "Directive" => new DirectiveNode(default, Name(json), List<ArgumentNode>(json, "arguments")),
            "Variable" => new VariableNode(default, Name(json)),
            "IntValue" => new IntValueNode(default, json.Text("value")!),
            "FloatValue" => new FloatValueNode(default, json.Text("value")!),
            "StringValue" => new StringValueNode(default, json.Text("value")!, Flag(json, "block")),
            "BooleanValue" => new BooleanValueNode(default, Flag(json, "value")),
            "NullValue" => new NullValueNode(default),
            "EnumValue" => new EnumValueNode(default, json.Text("value")!),
            "ListValue" => new ListValueNode(default, List<ValueNode>(json, "values")),
            "ObjectValue" => new ObjectValueNode(default, List<ObjectFieldNode>(json, "fields")),
            "ObjectField" => new ObjectFieldNode(default, Name(json), Node<ValueNode>(json, "value")!),
            "NamedType" => new NamedTypeNode(default, Name(json)),
            "ListType" => new ListTypeNode(default, Type(json)),
            "NonNullType" => new NonNullTypeNode(default, Type(json)),
            "SchemaDefinition" => new SchemaDefinitionNode(
                default, Description(json), Directives(json), List<OperationTypeDefinitionNode>(json, "operationTypes"), isExtension),
            "OperationTypeDefinition" => new OperationTypeDefinitionNode(default, Operation(json), (NamedTypeNode)Type(json)),
            "ScalarTypeDefinition" => new ScalarTypeDefinitionNode(default, Description(json), Name(json), Directives(json), isExtension),
            "ObjectTypeDefinition" => new ObjectTypeDefinitionNode(
                default,
                Description(json),
                Name(json),
                List<NamedTypeNode>(json, "interfaces"),
                Directives(json),
                List<FieldDefinitionNode>(json, "fields"),
                isExtension),
            "InterfaceTypeDefinition" => new InterfaceTypeDefinitionNode(
                default,
                Description(json),
                Name(json),
                List<NamedTypeNode>(json, "interfaces"),
                Directives(json),
                List<FieldDefinitionNode>(json, "fields"),
                isExtension),
            "UnionTypeDefinition" => new UnionTypeDefinitionNode(
                default, Description(json), Name(json), Directives(json), List<NamedTypeNode>(json, "types"), isExtension),
            "EnumTypeDefinition" => new EnumTypeDefinitionNode(
                default, Description(json), Name(json), Directives(json), List<EnumValueDefinitionNode>(json, "values"), isExtension),
            "InputObjectTypeDefinition" => new InputObjectTypeDefinitionNode(
                default, Description(json), Name(json), Directives(json), List<InputValueDefinitionNode>(json, "fields"), isExtension),
            "FieldDefinition" => new FieldDefinitionNode(
                default, Description(json), Name(json), List<InputValueDefinitionNode>(json, "arguments"), Type(json), Directives(json)),
            "InputValueDefinition" => new InputValueDefinitionNode(
                default, Description(json), Name(json), Type(json), Node<ValueNode>(json, "defaultValue"), Directives(json)),
            "EnumValueDefinition" => new EnumValueDefinitionNode(default, Description(json), Name(json), Directives(json)),
            "DirectiveDefinition" => new DirectiveDefinitionNode(
                default,
                Description(json),
                Name(json),
                List<InputValueDefinitionNode>(json, "arguments"),
                Flag(json, "repeatable"),
                List<NameNode>(json, "locations")),
            _ => null,
        };
    }

    private static T? Node<T>(JsonObject json, string property)
        where T : SyntaxNode => json[property] is JsonObject node ? (T?)Read(node) : null;

    private static ImmutableArray<T> List<T>(JsonObject json, string property)
        where T : SyntaxNode => json[property] is JsonArray items ? [.. items.Select(static item => (T)Read(item!.AsObject())!)] : [];

    private static bool Flag(JsonObject json, string property) => json[property]?.GetValue<bool>() == true;

    private static NameNode Name(JsonObject json) => Node<NameNode>(json, "name") ?? NoName;

    private static TypeNode Type(JsonObject json) => Node<TypeNode>(json, "type") ?? new NamedTypeNode(default, NoName);

    private static StringValueNode? Description(JsonObject json) => Node<StringValueNode>(json, "description");

    private static ImmutableArray<DirectiveNode> Directives(JsonObject json) => List<DirectiveNode>(json, "directives");

    private static SelectionSetNode SelectionSet(JsonObject json) => Node<SelectionSetNode>(json, "selectionSet") ?? new SelectionSetNode(default, []);

    private static OperationType Operation(JsonObject json) => json.Text("operation") switch
    {
        "mutation" => OperationType.Mutation,
        "subscription" => OperationType.Subscription,
        _ => OperationType.Query,
    };
}
