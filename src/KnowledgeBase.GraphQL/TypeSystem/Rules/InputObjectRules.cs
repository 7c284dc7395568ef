namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>Fields of input objects (spec 3.10 "Type Validation", 3.10.1 "OneOf Input Objects", 3.10.2 "Input Object Extensions").</summary>
internal static class InputObjectRules
{
    public static void Check(InputObjectType type, SchemaErrors errors)
    {
        if (type.Fields.Count == 0)
            errors.Report($"The input object {type} must define one or more fields.", [.. type.Syntax]);
        foreach (var extension in type.Syntax.Where(static node => node.IsExtension))
        {
            if (extension.Directives.FirstOrDefault(static directive => directive.Name.Value == "oneOf") is { } oneOf)
                errors.Report($"An extension of {type} cannot make it a OneOf input object; write @oneOf on its definition.", oneOf);
        }

        foreach (var field in type.Fields)
        {
            errors.CheckInputValue(field, $"{type}.{field.Name}", field.Syntax?.Type);
            if (!type.IsOneOf)
                continue;
            if (field.Type is NonNullType)
                errors.Report($"{type}.{field.Name} must be nullable, because {type} takes exactly one field.", field.Syntax?.Type);
            if (field.DefaultValue is not null)
                errors.Report($"{type}.{field.Name} cannot have a default value, because {type} takes exactly one field.", field.Syntax);
        }
    }
}
