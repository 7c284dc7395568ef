using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>What an object or interface owes to the interfaces that it implements (spec 3.6 "IsValidImplementation").</summary>
internal static class InterfaceRules
{
    public static void Check(Schema schema, ComplexType type, SchemaErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in InterfaceNodes(type))
        {
            var declared = schema.Types.Find(node.Name.Value);
            if (declared is not InterfaceType implemented)
                errors.Report($"The type {type} can only implement interfaces, but {node.Name} is none.", Places(type, node.Name.Value));
            else if (ReferenceEquals(type, implemented))
                errors.Report($"The type {type} cannot implement itself.", Places(type, type.Name));
            else if (!seen.Add(implemented.Name))
                errors.Report($"The type {type} can implement {implemented} only once.", Places(type, implemented.Name));
            else
                CheckImplementation(schema, type, implemented, errors);
        }
    }

    private static void CheckImplementation(Schema schema, ComplexType type, InterfaceType implemented, SchemaErrors errors)
    {
        foreach (var ancestor in InterfaceNodes(implemented).Select(static node => node.Name.Value))
        {
            if (InterfaceNodes(type).All(node => node.Name.Value != ancestor))
            {
                errors.Report(
                    ancestor == type.Name
                        ? $"The type {type} cannot implement {implemented}, which implements {type} itself."
                        : $"The type {type} must implement {ancestor} because {implemented} does.",
                    [.. Places(implemented, ancestor), .. Places(type, implemented.Name)]);
            }
        }

        foreach (var expected in implemented.Fields)
        {
            if (type.Fields.TryGet(expected.Name, out var field))
                CheckField(schema, field, expected, errors);
            else
                errors.Report($"The type {type} must have the field {expected.Name}, as {expected.Coordinate} demands.", [expected.Syntax, .. type.Syntax]);
        }
    }

    private static void CheckField(Schema schema, FieldDefinition field, FieldDefinition expected, SchemaErrors errors)
    {
        if (!TypeRelations.IsSubTypeOf(schema, field.Type, expected.Type))
        {
            errors.Report(
                $"{field.Coordinate} must be of type {expected.Type} or narrower, as {expected.Coordinate} demands, but is of type {field.Type}.",
                expected.Syntax?.Type,
                field.Syntax?.Type);
        }

        foreach (var expectedArgument in expected.Arguments)
        {
            if (!field.Arguments.TryGet(expectedArgument.Name, out var argument))
            {
                errors.Report(
                    $"{field.Coordinate} must take the argument {expectedArgument.Name}, as {expected.Coordinate} demands.",
                    expectedArgument.Syntax,
                    field.Syntax);
            }
            else if (!TypeRelations.AreEqual(argument.Type, expectedArgument.Type))
            {
                errors.Report(
                    $"{field.Coordinate}({argument.Name}:) must be of type {expectedArgument.Type}, as {expected.Coordinate} demands, but is of type {argument.Type}.",
                    expectedArgument.Syntax?.Type,
                    argument.Syntax?.Type);
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && expected.Arguments.Find(argument.Name) is null)
            {
                errors.Report(
                    $"{field.Coordinate}({argument.Name}:) cannot be required, because {expected.Coordinate} does not have it.", argument.Syntax, expected.Syntax);
            }
        }

        if (field.DeprecationReason is not null && expected.DeprecationReason is null)
        {
            errors.Report(
                $"{field.Coordinate} cannot be deprecated, because {expected.Coordinate} is not.",
                SchemaErrors.Deprecation(field.Syntax?.Directives),
                field.Syntax?.Type);
        }
    }

    private static IEnumerable<NamedTypeNode> InterfaceNodes(ComplexType type) => type.Syntax.SelectMany(static node => node switch
    {
        ObjectTypeDefinitionNode definition => definition.Interfaces,
        InterfaceTypeDefinitionNode definition => definition.Interfaces,
        _ => [],
    });

    private static SyntaxNode[] Places(ComplexType type, string name) => [.. InterfaceNodes(type).Where(node => node.Name.Value == name)];
}
