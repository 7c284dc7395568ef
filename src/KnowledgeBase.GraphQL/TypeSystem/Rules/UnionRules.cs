using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>Members of unions (spec 3.8 "Type Validation").</summary>
internal static class UnionRules
{
    public static void Check(Schema schema, UnionType union, SchemaErrors errors)
    {
        var nodes = union.Syntax.SelectMany(static node => ((UnionTypeDefinitionNode)node).Types).ToList();
        if (nodes.Count == 0)
            errors.Report($"The union {union} must have one or more member types.", [.. union.Syntax]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in nodes.Select(static node => node.Name.Value))
        {
            SyntaxNode[] places = [.. nodes.Where(node => node.Name.Value == name)];
            if (!seen.Add(name))
                errors.Report($"The union {union} can have the member {name} only once.", places);
            else if (schema.Types.Find(name) is not ObjectType)
                errors.Report($"The union {union} can only have object types, but {name} is none.", places);
        }
    }
}
