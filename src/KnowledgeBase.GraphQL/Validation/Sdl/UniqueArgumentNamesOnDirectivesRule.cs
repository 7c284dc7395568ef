namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>A directive gets each argument once (spec 5.4.2 "Argument Uniqueness").</summary>
internal static class UniqueArgumentNamesOnDirectivesRule
{
    public static void Check(SdlContext context)
    {
        foreach (var directive in context.Applied.SelectMany(static place => place.Directives))
        {
            context.ReportGroups(
                directive.Arguments.Select(static argument => argument.Name), static name => $"There can be only one argument named \"{name}\".");
        }
    }
}
