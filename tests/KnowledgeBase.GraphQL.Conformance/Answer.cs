using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>The pieces that answers are made of, and text with lone surrogates, which System.Text.Json neither reads nor writes.</summary>
internal static class Answer
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1_000 };

    public static JsonObject Unsupported() => new() { ["unsupported"] = true };

    public static JsonObject Error(GraphQLError error)
    {
        var answer = new JsonObject { ["message"] = error.Message };
        if (!error.Locations.IsEmpty)
            answer["locations"] = new JsonArray([.. error.Locations.Select(static at => new JsonObject { ["line"] = at.Line, ["column"] = at.Column })]);
        if (error.Path is { } path)
            answer["path"] = new JsonArray([.. path.Select(static part => part is int index ? JsonValue.Create(index) : JsonValue.Create((string)part))]);
        if (error.Rule is not null)
            answer["rule"] = error.Rule;
        return answer;
    }

    public static JsonObject Errors(IEnumerable<GraphQLError> errors) => new() { ["errors"] = new JsonArray([.. errors.Select(Error)]) };

    public static JsonObject Refused(GraphQLError error) => new() { ["ok"] = false, ["error"] = Error(error) };

    public static JsonObject Value(JsonNode? value) => new() { ["value"] = value };

    /// <summary>A property's text; null if it is not there. Lone surrogates are kept.</summary>
    public static string? Text(this JsonObject testCase, string property) => testCase[property] is JsonValue value ? Text(value) : null;

    /// <summary>A JSON string's text with lone surrogates kept.</summary>
    public static string Text(JsonNode node)
    {
        try
        {
            return node.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return Unescape(node.AsValue().GetValue<JsonElement>().GetRawText());
        }
    }

    public static string Write(JsonObject answer) => answer.ToJsonString(Options);

    private static string Unescape(string raw)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            switch (raw[i])
            {
                case 'u':
                    text.Append((char)Convert.ToInt32(raw.Substring(i + 1, 4), 16));
                    i += 4;
                    break;
                case 'n':
                    text.Append('\n');
                    break;
                case 'r':
                    text.Append('\r');
                    break;
                case 't':
                    text.Append('\t');
                    break;
                case 'b':
                    text.Append('\b');
                    break;
                case 'f':
                    text.Append('\f');
                    break;
                default:
                    text.Append(raw[i]);
                    break;
            }
        }

        return text.ToString();
    }
}
