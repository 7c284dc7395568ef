using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>Default values fit the type that they are a default of (spec 3.6.1, 3.10 "Type Validation").</summary>
internal static class DefaultValues
{
    /// <summary>Reports every part of a literal that does not fit.</summary>
    public static void Check(ValueNode literal, GraphQLType type, string coordinate, SchemaErrors errors)
    {
        switch (type)
        {
            case NonNullType nonNull when literal is NullValueNode:
                Report($"{nonNull} cannot be null", literal);
                break;
            case NonNullType nonNull:
                Check(literal, nonNull.Nullable, coordinate, errors);
                break;
            case not null when literal is NullValueNode:
                break;
            case ListType list when literal is ListValueNode items:
                foreach (var item in items.Values)
                    Check(item, list.ItemType, coordinate, errors);
                break;
            case ListType list:
                Check(literal, list.ItemType, coordinate, errors);
                break;
            case InputObjectType input when literal is ObjectValueNode node:
                CheckObject(node, input, coordinate, errors);
                break;
            case InputObjectType:
                Report($"{type} needs an object", literal);
                break;
            case EnumType enumType when literal is not EnumValueNode name || enumType.Values.Find(name.Value) is null:
                Report($"{type} has no value {Printer.Print(literal)}", literal);
                break;
            case ScalarType scalar when !scalar.Coercion.TryCoerceLiteral(literal, out _, out var error):
                Report(error ?? $"{type} does not take it", literal);
                break;
        }

        void Report(string reason, SyntaxNode node) => errors.Report($"{coordinate} has a default value that does not fit: {reason.TrimEnd('.')}.", node);
    }

    private static void CheckObject(ObjectValueNode node, InputObjectType type, string coordinate, SchemaErrors errors)
    {
        var given = new Dictionary<string, ObjectFieldNode>(StringComparer.Ordinal);
        foreach (var field in node.Fields)
            given[field.Name.Value] = field;
        foreach (var definition in type.Fields)
        {
            if (given.TryGetValue(definition.Name, out var field))
                Check(field.Value, definition.Type, coordinate, errors);
            else if (definition.IsRequired)
                errors.Report($"{coordinate} has a default value without the required field {type}.{definition.Name}.", node);
        }

        foreach (var field in node.Fields)
        {
            if (type.Fields.Find(field.Name.Value) is null)
            {
                errors.Report(
                    $"{coordinate} has a default value with a field {field.Name}, which {type} does not have."
                        + Suggestions.DidYouMean(field.Name.Value, type.Fields.Select(static known => known.Name)),
                    field);
            }
        }

        if (!type.IsOneOf)
            return;
        var known = node.Fields.Where(field => type.Fields.Find(field.Name.Value) is not null).ToList();
        if (known.Count != 1)
            errors.Report($"{coordinate} has a default value with {known.Count} fields of {type}, which takes exactly one.", node);
        else if (known[0].Value is NullValueNode)
            errors.Report($"{coordinate} has a default value with null for {type}.{known[0].Name}, which must not be null.", known[0].Value);
    }
}
