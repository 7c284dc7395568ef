using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Every type that is referred to is defined (spec 3.4 "Types").</summary>
internal static class KnownTypeNamesRule
{
    public static void Check(SdlContext context)
    {
        var defined = new HashSet<string>(StringComparer.Ordinal);
        if (context.Existing is { } schema)
            defined.UnionWith(schema.Types.Select(static type => type.Name));
        defined.UnionWith(context.Types.Where(static node => !node.IsExtension).Select(static node => node.Name.Value));
        var candidates = defined.Union(BuiltInDefinitions.ScalarNames, StringComparer.Ordinal).ToList();
        foreach (var node in context.Definitions.SelectMany(static definition => References(definition)))
        {
            var name = node.Name.Value;
            if (!defined.Contains(name) && !BuiltInDefinitions.IsScalar(name) && !BuiltInDefinitions.IsIntrospectionType(name))
                context.Report($"Unknown type \"{name}\"." + Suggestions.DidYouMean(name, candidates), node);
        }
    }

    private static IEnumerable<NamedTypeNode> References(TypeSystemDefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode schema => schema.OperationTypes.Select(static node => node.Type),
        ObjectTypeDefinitionNode type => type.Interfaces.Concat(type.Fields.SelectMany(static field => References(field))),
        InterfaceTypeDefinitionNode type => type.Interfaces.Concat(type.Fields.SelectMany(static field => References(field))),
        UnionTypeDefinitionNode type => type.Types,
        InputObjectTypeDefinitionNode type => type.Fields.Select(static field => Named(field.Type)),
        DirectiveDefinitionNode directive => directive.Arguments.Select(static argument => Named(argument.Type)),
        _ => [],
    };

    private static IEnumerable<NamedTypeNode> References(FieldDefinitionNode field) =>
        field.Arguments.Select(static argument => Named(argument.Type)).Append(Named(field.Type));

    private static NamedTypeNode Named(TypeNode node) => node switch
    {
        ListTypeNode list => Named(list.Type),
        NonNullTypeNode nonNull => Named(nonNull.Type),
        _ => (NamedTypeNode)node,
    };
}
