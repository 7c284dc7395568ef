using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>Each kind of operation has one root type at most (spec 3.3.1 "Root Operation Types").</summary>
internal static class UniqueOperationTypesRule
{
    public static void Check(SdlContext context)
    {
        var seen = new Dictionary<OperationType, OperationTypeDefinitionNode>();
        foreach (var node in context.Definitions.OfType<SchemaDefinitionNode>().SelectMany(static schema => schema.OperationTypes))
        {
            var operation = Printer.Keyword(node.Operation);
            if (context.Existing?.RootType(node.Operation) is not null)
                context.Report($"The schema has a {operation} type already; it cannot be defined again.", node);
            else if (!seen.TryAdd(node.Operation, node))
                context.Report($"There can be only one {operation} type in a schema.", seen[node.Operation], node);
        }
    }
}
