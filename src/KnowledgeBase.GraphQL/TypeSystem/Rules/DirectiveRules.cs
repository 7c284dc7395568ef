namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>Directive definitions (spec 3.13 "Directives", "Type Validation").</summary>
internal static class DirectiveRules
{
    public static void Check(Schema schema, SchemaErrors errors)
    {
        foreach (var directive in schema.Directives)
        {
            errors.CheckName(directive.Name, directive.Syntax);
            foreach (var argument in directive.Arguments)
                errors.CheckInputValue(argument, $"@{directive.Name}({argument.Name}:)", argument.Syntax);
        }
    }
}
