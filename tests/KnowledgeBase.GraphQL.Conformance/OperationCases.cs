using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases that take documents apart: one operation with the fragments that it needs, the operation of a name.</summary>
internal static class OperationCases
{
    public static IReadOnlyDictionary<string, CaseHandler> Handlers { get; } = new Dictionary<string, CaseHandler>
    {
        ["separateOperations"] = Separate,
        ["getOperation"] = Get,
    };

    private static DocumentNode Document(JsonObject testCase) =>
        Parser.Parse(testCase.Text("document")!, ParserLimits.Trusted).Document ?? throw new InvalidOperationException("The case does not parse.");

    private static JsonObject Separate(JsonObject testCase)
    {
        var document = Document(testCase);
        var fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToLookup(static node => node.Name.Value, StringComparer.Ordinal);
        var separated = new JsonObject();
        foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
        {
            var needed = new HashSet<string>(StringComparer.Ordinal);
            var pending = new Stack<SelectionSetNode>([operation.SelectionSet]);
            while (pending.TryPop(out var selectionSet))
            {
                foreach (var name in Spreads(selectionSet))
                {
                    if (!needed.Add(name))
                        continue;
                    foreach (var fragment in fragments[name])
                        pending.Push(fragment.SelectionSet);
                }
            }

            var parts = document.Definitions.Where(node =>
                ReferenceEquals(node, operation) || (node is FragmentDefinitionNode fragment && needed.Contains(fragment.Name.Value)));
            separated[operation.Name?.Value ?? ""] = Printer.Print(new DocumentNode(default, [.. parts]));
        }

        return Answer.Value(separated);
    }

    private static IEnumerable<string> Spreads(SelectionSetNode? selectionSet)
    {
        if (selectionSet is null)
            return [];
        return selectionSet.Selections.SelectMany(static selection => selection switch
        {
            FragmentSpreadNode spread => [spread.Name.Value],
            InlineFragmentNode fragment => Spreads(fragment.SelectionSet),
            FieldNode field => Spreads(field.SelectionSet),
            _ => [],
        });
    }

    private static JsonObject Get(JsonObject testCase)
    {
        var operations = Document(testCase).Definitions.OfType<OperationDefinitionNode>();
        var name = testCase.Text("operationName");
        var found = name is null ? operations.ToList() : [.. operations.Where(node => node.Name?.Value == name).Take(1)];
        return new JsonObject { ["found"] = found.Count == 1 ? Printer.Print(found[0]) : null };
    }
}
