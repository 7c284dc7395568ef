namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>Values of enums (spec 3.9 "Type Validation"). The parser already refuses <c>true</c>, <c>false</c> and <c>null</c>.</summary>
internal static class EnumRules
{
    public static void Check(EnumType type, SchemaErrors errors)
    {
        if (type.Values.Count == 0)
            errors.Report($"The enum {type} must define one or more values.", [.. type.Syntax]);
        foreach (var value in type.Values)
            errors.CheckName(value.Name, value.Syntax);
    }
}
