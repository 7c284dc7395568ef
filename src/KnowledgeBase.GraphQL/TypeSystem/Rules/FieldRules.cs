namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>Fields of objects and interfaces, and their arguments (spec 3.6 and 3.7 "Type Validation").</summary>
internal static class FieldRules
{
    public static void Check(ComplexType type, SchemaErrors errors)
    {
        if (type.Fields.Count == 0)
            errors.Report($"The type {type} must define one or more fields.", [.. type.Syntax]);
        foreach (var field in type.Fields)
        {
            errors.CheckName(field.Name, field.Syntax);
            if (!field.Type.IsOutput)
                errors.Report($"The type of {field.Coordinate} must be an output type, but {field.Type} is none.", field.Syntax?.Type);
            foreach (var argument in field.Arguments)
                errors.CheckInputValue(argument, $"{field.Coordinate}({argument.Name}:)", argument.Syntax?.Type);
        }
    }
}
