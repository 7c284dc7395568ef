using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Directive names are unique (spec 3.13 "Directives").</summary>
internal static class UniqueDirectiveNamesRule
{
    public static void Check(SdlContext context)
    {
        var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var name in context.Definitions.OfType<DirectiveDefinitionNode>().Select(static node => node.Name))
        {
            if (context.Existing?.Directives.Find(name.Value) is not null)
                context.Report($"The schema has a directive \"@{name}\" already; it cannot be defined again.", name);
            else if (!seen.TryAdd(name.Value, name))
                context.Report($"There can be only one directive named \"@{name}\".", seen[name.Value], name);
        }
    }
}
