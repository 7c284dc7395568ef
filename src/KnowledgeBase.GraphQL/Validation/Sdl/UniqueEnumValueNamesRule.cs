using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Values of an enum have unique names, extensions included (spec 3.9 "Enums").</summary>
internal static class UniqueEnumValueNamesRule
{
    public static void Check(SdlContext context)
    {
        var seenByType = new Dictionary<string, Dictionary<string, NameNode>>(StringComparer.Ordinal);
        foreach (var node in context.Definitions.OfType<EnumTypeDefinitionNode>())
        {
            var type = node.Name.Value;
            if (!seenByType.TryGetValue(type, out var seen))
                seenByType.Add(type, seen = new Dictionary<string, NameNode>(StringComparer.Ordinal));
            foreach (var name in node.Values.Select(static value => value.Name))
            {
                if (context.Existing?.Types.Find(type) is EnumType existing && existing.Values.Find(name.Value) is not null)
                    context.Report($"The schema has a value \"{type}.{name}\" already; it cannot be defined again.", name);
                else if (!seen.TryAdd(name.Value, name))
                    context.Report($"The enum value \"{type}.{name}\" can be defined only once.", seen[name.Value], name);
            }
        }
    }
}
