using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Extensions are of types that exist and of the same kind (spec 3.4.3 "Type Extensions").</summary>
internal static class PossibleTypeExtensionsRule
{
    public static void Check(SdlContext context)
    {
        var defined = new Dictionary<string, TypeDefinitionNode>(StringComparer.Ordinal);
        foreach (var node in context.Types.Where(static node => !node.IsExtension))
            defined[node.Name.Value] = node;
        foreach (var node in context.Types.Where(static node => node.IsExtension))
        {
            var name = node.Name.Value;
            if (defined.TryGetValue(name, out var definition))
            {
                if (definition.GetType() != node.GetType())
                    context.Report(WrongKind(node), definition, node);
            }
            else if (context.Existing?.Types.Find(name) is { } existing)
            {
                if (Kind(existing) != Kind(node))
                    context.Report(WrongKind(node), node);
            }
            else
            {
                var known = context.Existing is { } schema ? defined.Keys.Concat(schema.Types.Select(static type => type.Name)) : defined.Keys;
                context.Report($"The type \"{name}\" cannot be extended because it is not defined." + Suggestions.DidYouMean(name, known), node.Name);
            }
        }
    }

    private static string WrongKind(TypeDefinitionNode node) => $"The type \"{node.Name}\" is not {Kind(node)}; extend it as what it is.";

    private static string Kind(TypeDefinitionNode node) => node switch
    {
        ScalarTypeDefinitionNode => "a scalar",
        ObjectTypeDefinitionNode => "an object",
        InterfaceTypeDefinitionNode => "an interface",
        UnionTypeDefinitionNode => "a union",
        EnumTypeDefinitionNode => "an enum",
        _ => "an input object",
    };

    private static string Kind(NamedType type) => type switch
    {
        ScalarType => "a scalar",
        ObjectType => "an object",
        InterfaceType => "an interface",
        UnionType => "a union",
        EnumType => "an enum",
        _ => "an input object",
    };
}
