using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.TypeSystem.Changes;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases of what changed from one schema to the next.</summary>
internal static class ChangeCases
{
    public static IReadOnlyDictionary<string, CaseHandler> Handlers { get; } = new Dictionary<string, CaseHandler> { ["schemaChanges"] = Changes };

    private static JsonObject Changes(JsonObject testCase)
    {
        var changes = SchemaChanges.Find(SchemaCases.Unchecked(testCase.Text("oldSchema")!), SchemaCases.Unchecked(testCase.Text("newSchema")!));
        SchemaChangeSeverity? wanted;
        switch (testCase.Text("fn"))
        {
            case "findBreakingChanges":
                wanted = SchemaChangeSeverity.Breaking;
                break;
            case "findDangerousChanges":
                wanted = SchemaChangeSeverity.Dangerous;
                break;
            case "findSchemaChanges":
                wanted = null;
                break;
            default:
                return Answer.Unsupported();
        }

        var told = changes.Where(change => wanted is null || change.Severity == wanted);
        return new JsonObject
        {
            ["changes"] = new JsonArray([.. told.Select(static change => new JsonObject { ["type"] = change.Kind, ["description"] = change.Description })]),
        };
    }
}
