using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Arguments given to directives are defined (spec 5.4.1 "Argument Names").</summary>
internal static class KnownArgumentNamesOnDirectivesRule
{
    public static void Check(SdlContext context)
    {
        foreach (var directive in context.Applied.SelectMany(static place => place.Directives))
        {
            if (!context.Directives.TryGetValue(directive.Name.Value, out var known))
                continue;
            foreach (var argument in directive.Arguments)
            {
                var name = argument.Name.Value;
                if (!known.Arguments.Contains(name))
                    context.Report($"Unknown argument \"{name}\" on directive \"@{directive.Name}\"." + Suggestions.DidYouMean(name, known.Arguments), argument);
            }
        }
    }
}
