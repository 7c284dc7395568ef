namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Directives are defined and stand where they may (spec 5.7.1 "Directives Are Defined", 5.7.2 "Directives Are in Valid Locations").</summary>
internal static class KnownDirectivesRule
{
    public static void Check(SdlContext context)
    {
        foreach (var place in context.Applied)
        {
            foreach (var directive in place.Directives)
            {
                if (!context.Directives.TryGetValue(directive.Name.Value, out var known))
                    context.Report($"Unknown directive \"@{directive.Name}\".", directive);
                else if (!known.Locations.Contains(place.Location))
                    context.Report($"The directive \"@{directive.Name}\" cannot be used on {place.Location}.", directive);
            }
        }
    }
}
