using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Fields of a type have unique names, extensions included (spec 3.6, 3.7, 3.10 "Type Validation").</summary>
internal static class UniqueFieldDefinitionNamesRule
{
    public static void Check(SdlContext context)
    {
        var seenByType = new Dictionary<string, Dictionary<string, NameNode>>(StringComparer.Ordinal);
        foreach (var node in context.Types)
        {
            var type = node.Name.Value;
            if (!seenByType.TryGetValue(type, out var seen))
                seenByType.Add(type, seen = new Dictionary<string, NameNode>(StringComparer.Ordinal));
            foreach (var name in FieldNames(node))
            {
                if (HasField(context.Existing?.Types.Find(type), name.Value))
                    context.Report($"The schema has a field \"{type}.{name}\" already; it cannot be defined again.", name);
                else if (!seen.TryAdd(name.Value, name))
                    context.Report($"The field \"{type}.{name}\" can be defined only once.", seen[name.Value], name);
            }
        }
    }

    private static IEnumerable<NameNode> FieldNames(TypeDefinitionNode node) => node switch
    {
        ObjectTypeDefinitionNode type => type.Fields.Select(static field => field.Name),
        InterfaceTypeDefinitionNode type => type.Fields.Select(static field => field.Name),
        InputObjectTypeDefinitionNode type => type.Fields.Select(static field => field.Name),
        _ => [],
    };

    private static bool HasField(NamedType? type, string name) => type switch
    {
        ComplexType complex => complex.Fields.Find(name) is not null,
        InputObjectType input => input.Fields.Find(name) is not null,
        _ => false,
    };
}
