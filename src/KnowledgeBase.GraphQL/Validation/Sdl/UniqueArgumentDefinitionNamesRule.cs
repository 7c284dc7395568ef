using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Arguments of a field or directive have unique names (spec 3.6.1 "Field Arguments", 3.13 "Directives").</summary>
internal static class UniqueArgumentDefinitionNamesRule
{
    public static void Check(SdlContext context)
    {
        foreach (var definition in context.Definitions)
        {
            switch (definition)
            {
                case DirectiveDefinitionNode directive:
                    Check(context, "@" + directive.Name.Value, directive.Arguments);
                    break;
                case ObjectTypeDefinitionNode type:
                    foreach (var field in type.Fields)
                        Check(context, $"{type.Name}.{field.Name}", field.Arguments);
                    break;
                case InterfaceTypeDefinitionNode type:
                    foreach (var field in type.Fields)
                        Check(context, $"{type.Name}.{field.Name}", field.Arguments);
                    break;
            }
        }
    }

    private static void Check(SdlContext context, string owner, IEnumerable<InputValueDefinitionNode> arguments) => context.ReportGroups(
        arguments.Select(static argument => argument.Name), name => $"The argument \"{owner}({name}:)\" can be defined only once.");
}
