using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>A directive that is not repeatable stands once at a place; a type and its extensions are one place (spec 5.7.3 "Directives Are Unique per Location").</summary>
internal static class UniqueDirectivesPerLocationRule
{
    public static void Check(SdlContext context)
    {
        var schema = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        var types = new Dictionary<string, Dictionary<string, DirectiveNode>>(StringComparer.Ordinal);
        foreach (var place in context.Applied)
        {
            Dictionary<string, DirectiveNode>? seen;
            if (place.Owner is SchemaDefinitionNode)
                seen = schema;
            else if (place.Owner is not TypeDefinitionNode type)
                seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
            else if (!types.TryGetValue(type.Name.Value, out seen))
                types.Add(type.Name.Value, seen = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal));
            foreach (var directive in place.Directives)
            {
                var name = directive.Name.Value;
                if (context.Directives.TryGetValue(name, out var known) && !known.IsRepeatable && !seen.TryAdd(name, directive))
                    context.Report($"The directive \"@{name}\" can be used only once here.", seen[name], directive);
            }
        }
    }
}
