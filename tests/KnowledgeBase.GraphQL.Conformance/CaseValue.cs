using System.Globalization;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Values of cases: JSON with words for what JSON has no word for, such as {"$number":"NaN"}, to and from what the engine uses.</summary>
internal static class CaseValue
{
    /// <summary>A value as resolvers and coercions use it: dictionaries, arrays, strings, numbers of the smallest fitting type.</summary>
    public static object? Read(JsonNode? node) => node switch
    {
        null => null,
        JsonArray array => array.Select(Read).ToArray(),
        JsonObject map => ReadObject(map),
        _ => ReadLeaf(node.AsValue()),
    };

    /// <summary>The same as plain JSON for variables; a number that JSON lacks becomes an object, which no scalar takes either.</summary>
    public static JsonNode? ToJson(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                return new JsonArray([.. array.Select(ToJson)]);
            case JsonObject map when map.Count == 1 && map.ContainsKey("$number"):
                return new JsonObject();
            case JsonObject map when map.Count == 1 && map.ContainsKey("$bigint"):
                return JsonNode.Parse(map["$bigint"]!.GetValue<string>());
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (name, value) in map)
                {
                    if (value is not JsonObject inner || !inner.ContainsKey("$undefined"))
                        copy[name] = ToJson(value);
                }

                return copy;
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>A coerced value as an answer; enum values are marked as the type says.</summary>
    public static JsonNode? Write(object? value, GraphQLType? type)
    {
        switch (value, type?.Nullable)
        {
            case (null, _):
                return null;
            case (string name, EnumType):
                return new JsonObject { ["$enum"] = name };
            case (IReadOnlyDictionary<string, object?> map, var shape):
                var copy = new JsonObject();
                foreach (var (name, entry) in map)
                    copy[name] = Write(entry, (shape as InputObjectType)?.Fields.Find(name)?.Type);
                return copy;
            case (object?[] list, var shape):
                return new JsonArray([.. list.Select(item => Write(item, (shape as ListType)?.ItemType))]);
            case (double number, _) when !double.IsFinite(number):
                return new JsonObject { ["$number"] = double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity" };
            case (double number, _) when double.IsInteger(number) && Math.Abs(number) < 1e15:
                return JsonValue.Create((long)number);
            case (double number, _):
                return JsonValue.Create(number);
            case (bool truth, _):
                return JsonValue.Create(truth);
            case (int number, _):
                return JsonValue.Create(number);
            case (long number, _):
                return JsonValue.Create(number);
            case (decimal number, _):
                return JsonValue.Create(number);
            default:
                return JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture));
        }
    }

    public static JsonNode? Write(ArgumentValue value, GraphQLType? type) => value.IsPresent ? Write(value.Value, type) : Undefined();

    public static JsonObject Undefined() => new() { ["$undefined"] = true };

    private static object? ReadObject(JsonObject map)
    {
        if (map.Count == 1 && map["$number"] is { } number)
        {
            return number.GetValue<string>() switch
            {
                "NaN" => double.NaN,
                "Infinity" => double.PositiveInfinity,
                "-Infinity" => double.NegativeInfinity,
                var text => double.Parse(text, CultureInfo.InvariantCulture),
            };
        }

        if (map.Count == 1 && map["$bigint"] is { } big)
            return Number(big.GetValue<string>());
        if (map.ContainsKey("$undefined"))
            return null;
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in map)
            result[name] = Read(value);
        return result;
    }

    private static object? ReadLeaf(JsonValue value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True => true,
        System.Text.Json.JsonValueKind.False => false,
        System.Text.Json.JsonValueKind.String => Answer.Text(value),
        _ => Number(value.ToJsonString()),
    };

    private static object Number(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small))
            return small;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large))
            return large;
        // Written out, as the reference writes it where text is made of it.
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var huge)
            ? huge
            : double.Parse(text, CultureInfo.InvariantCulture);
    }
}
