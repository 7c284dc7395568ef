namespace KnowledgeBase.GraphQL.Language;

/// <content>Type system definitions and extensions.</content>
public static partial class Printer
{
    private static string TypeSystem(SyntaxNode node)
    {
        var extend = node is TypeSystemDefinitionNode { IsExtension: true } ? "extend " : "";
        return node switch
        {
            SchemaDefinitionNode schema => Description(schema.Description) + extend + Words(
                "schema", Directives(schema.Directives), Lines("{", schema.OperationTypes.Select(static item => TypeSystem(item)), "}")),
            OperationTypeDefinitionNode operation => $"{Keyword(operation.Operation)}: {Type(operation.Type)}",
            ScalarTypeDefinitionNode type => Description(type.Description) + extend + Words("scalar", type.Name.Value, Directives(type.Directives)),
            ObjectTypeDefinitionNode type => Description(type.Description) + extend + Words(
                "type", type.Name.Value, Implements(type.Interfaces), Directives(type.Directives), Block(type.Fields)),
            InterfaceTypeDefinitionNode type => Description(type.Description) + extend + Words(
                "interface", type.Name.Value, Implements(type.Interfaces), Directives(type.Directives), Block(type.Fields)),
            UnionTypeDefinitionNode type => Description(type.Description) + extend + Words(
                "union", type.Name.Value, Directives(type.Directives), Members(type)),
            EnumTypeDefinitionNode type => Description(type.Description) + extend + Words(
                "enum", type.Name.Value, Directives(type.Directives), Block(type.Values)),
            InputObjectTypeDefinitionNode type => Description(type.Description) + extend + Words(
                "input", type.Name.Value, Directives(type.Directives), Block(type.Fields)),
            FieldDefinitionNode field => Description(field.Description) + Words(
                $"{field.Name.Value}{ArgumentDefinitions(field.Arguments)}: {Type(field.Type)}", Directives(field.Directives)),
            InputValueDefinitionNode value => Description(value.Description) + Words(
                $"{value.Name.Value}: {Type(value.Type)}", Default(value.DefaultValue), Directives(value.Directives)),
            EnumValueDefinitionNode value => Description(value.Description) + Words(value.Name.Value, Directives(value.Directives)),
            DirectiveDefinitionNode directive => Description(directive.Description) + Words(
                $"directive @{directive.Name.Value}{ArgumentDefinitions(directive.Arguments)}",
                directive.IsRepeatable ? "repeatable" : "",
                "on",
                string.Join(" | ", directive.Locations.Select(static location => location.Value))),
            _ => throw new ArgumentException($"{node.GetType().Name} cannot be printed.", nameof(node)),
        };
    }

    private static string Implements(IEnumerable<NamedTypeNode> interfaces) =>
        string.Join(" & ", interfaces.Select(static type => Type(type))) is { Length: > 0 } joined ? "implements " + joined : "";

    private static string Members(UnionTypeDefinitionNode union) =>
        string.Join(" | ", union.Types.Select(static type => Type(type))) is { Length: > 0 } joined ? "= " + joined : "";

    private static string Block(IEnumerable<SyntaxNode> items) => Lines("{", items.Select(static item => TypeSystem(item)), "}");

    private static string ArgumentDefinitions(IEnumerable<InputValueDefinitionNode> arguments)
    {
        var all = arguments.Select(static argument => TypeSystem(argument)).ToList();
        return all.Exists(static text => text.Contains('\n')) ? Lines("(", all, ")") : Parenthesized(all);
    }
}
