using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>The root operation types: a query type is there, all are objects, all differ (spec 3.3.1 "Root Operation Types").</summary>
internal static class RootTypeRules
{
    public static void Check(Schema schema, SchemaErrors errors)
    {
        var definition = schema.Syntax.FirstOrDefault(static node => !node.IsExtension);
        var roots = new Dictionary<NamedType, List<OperationType>>();
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            var node = TypeNode(schema, operation);
            var type = Named(schema, operation);
            if (type is null)
            {
                if (operation == OperationType.Query)
                    errors.Report("The schema needs a query root type.", definition);
            }
            else if (type is not ObjectType)
            {
                errors.Report($"The {Printer.Keyword(operation)} root type must be an object type, but {type} is none.", node ?? (SyntaxNode?)type.Syntax.FirstOrDefault());
            }
            else if (roots.TryGetValue(type, out var operations))
            {
                operations.Add(operation);
            }
            else
            {
                roots.Add(type, [operation]);
            }
        }

        foreach (var (type, operations) in roots)
        {
            if (operations.Count > 1)
            {
                errors.Report(
                    $"The root types must differ, but {type} is that of {string.Join(" and ", operations.Select(Printer.Keyword))}.",
                    [.. operations.Select(operation => TypeNode(schema, operation))]);
            }
        }
    }

    /// <summary>
    /// The type that is named as an operation's root, of whatever kind: by the schema definition or, without one, by its default name
    /// (spec 3.3.1 "Default Root Operation Type Names").
    /// </summary>
    public static NamedType? Named(Schema schema, OperationType operation)
    {
        if (schema.Syntax.All(static node => node.IsExtension) && schema.Types.Find(operation.ToString()) is { } byDefault)
            return byDefault;
        return TypeNode(schema, operation) is { } node ? schema.Types.Find(node.Name.Value) : null;
    }

    private static NamedTypeNode? TypeNode(Schema schema, OperationType operation) =>
        schema.Syntax.SelectMany(static node => node.OperationTypes).FirstOrDefault(node => node.Operation == operation)?.Type;
}
