using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Type names are unique (spec 3.4 "Types").</summary>
internal static class UniqueTypeNamesRule
{
    public static void Check(SdlContext context)
    {
        var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var node in context.Types.Where(static node => !node.IsExtension))
        {
            var name = node.Name;
            if (context.Existing?.Types.Find(name.Value) is not null)
                context.Report($"The schema has a type \"{name}\" already; it cannot be defined again.", name);
            else if (!seen.TryAdd(name.Value, name))
                context.Report($"There can be only one type named \"{name}\".", seen[name.Value], name);
        }
    }
}
