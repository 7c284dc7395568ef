namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Directives get the arguments that they require (spec 5.4.3 "Required Arguments").</summary>
internal static class ProvidedRequiredArgumentsOnDirectivesRule
{
    public static void Check(SdlContext context)
    {
        foreach (var directive in context.Applied.SelectMany(static place => place.Directives))
        {
            if (!context.Directives.TryGetValue(directive.Name.Value, out var known))
                continue;
            foreach (var (name, type) in known.Required)
            {
                if (!directive.Arguments.Any(argument => argument.Name.Value == name))
                    context.Report($"The argument \"@{directive.Name}({name}:)\" of type \"{type}\" is required.", directive);
            }
        }
    }
}
