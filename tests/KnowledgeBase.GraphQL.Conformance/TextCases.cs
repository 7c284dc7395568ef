using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases of small functions on text: block strings, quoting, suggestions, order, names.</summary>
internal static class TextCases
{
    public static IReadOnlyDictionary<string, CaseHandler> Handlers { get; } = new Dictionary<string, CaseHandler>
    {
        ["blockString"] = Block,
        ["printString"] = Quote,
        ["suggestion"] = Suggest,
        ["naturalCompare"] = static testCase => Answer.Value(Math.Sign(NaturalOrder.Instance.Compare(Argument(testCase, 0), Argument(testCase, 1)))),
        ["name"] = Name,
    };

    private static string Argument(JsonObject testCase, int index) => Answer.Text(testCase["args"]![index]!);

    private static IEnumerable<string> Strings(JsonNode? array) => array!.AsArray().Select(static item => Answer.Text(item!));

    private static JsonObject Block(JsonObject testCase) => testCase.Text("fn") switch
    {
        "isPrintableAsBlockString" => Answer.Value(BlockString.IsPrintable(Argument(testCase, 0))),
        "dedentBlockStringLines" => Answer.Value(new JsonArray(
            [.. BlockString.Dedent([.. Strings(testCase["args"]![0])]).Select(static line => JsonValue.Create(line))])),
        "printBlockString" => Answer.Value(BlockString.Print(Argument(testCase, 0), IsMinimizing(testCase["args"]!.AsArray()))),
        _ => Answer.Unsupported(),
    };

    private static bool IsMinimizing(JsonArray arguments) => arguments.Count > 1 && arguments[1]?["minimize"]?.GetValue<bool>() == true;

    private static JsonObject Quote(JsonObject testCase)
    {
        var output = new StringBuilder();
        QuotedString.Write(output, Argument(testCase, 0));
        return Answer.Value(output.ToString());
    }

    private static JsonObject Suggest(JsonObject testCase)
    {
        var arguments = testCase["args"]!.AsArray();
        if (testCase.Text("fn") == "suggestionList")
        {
            var near = Suggestions.Near(Argument(testCase, 0), Strings(arguments[1]));
            return Answer.Value(new JsonArray([.. near.Select(static name => JsonValue.Create(name))]));
        }

        return arguments[0] is JsonArray names
            ? Answer.Value(Suggestions.DidYouMean([.. Strings(names)]))
            : Answer.Value(Suggestions.DidYouMean([.. Strings(arguments[1])], Argument(testCase, 0)));
    }

    private static JsonObject Name(JsonObject testCase)
    {
        var name = testCase["args"]![0] is JsonValue ? Argument(testCase, 0) : "";
        if (!SourceText.IsName(name) || (testCase.Text("fn") == "assertEnumValueName" && name is "true" or "false" or "null"))
            return new JsonObject { ["error"] = new JsonObject { ["message"] = "Not a name that can stand here." } };
        return Answer.Value(name);
    }
}
