using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases that tell what each resolver gave, by response path, and are asked for the arguments and the order of the calls.</summary>
/// <param name="trace">The case's trace.</param>
internal sealed class TraceResolvers(JsonObject trace)
{
    private readonly JsonObject _values = trace["values"] as JsonObject ?? [];
    private readonly JsonObject? _types = trace["types"] as JsonObject;
    private readonly HashSet<string> _late = [.. (trace["async"] as JsonArray ?? []).Select(static path => path!.GetValue<string>())];

    public static object Root { get; } = new Place("");

    public JsonObject Arguments { get; } = [];

    public JsonArray Order { get; } = [];

    public FieldBinding Bind(string responseName, FieldDefinition field) => new()
    {
        ResolveAsync = (parent, arguments, _) => Resolve(((Place)parent!).At is { Length: > 0 } at ? $"{at}.{responseName}" : responseName, arguments, field),
        Converters = [.. field.Arguments.Select(static _ => (Func<ArgumentValue, object?>?)(static argument => argument))],
    };

    public string? TypeNameOf(object value) => value is Place place ? _types?[place.At]?.GetValue<string>() : null;

    private ValueTask<object?> Resolve(string path, object?[] arguments, FieldDefinition field)
    {
        var seen = new JsonObject();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is ArgumentValue { IsPresent: true } argument)
                seen[field.Arguments[i].Name] = CaseValue.Write(argument.Value, field.Arguments[i].Type);
        }

        lock (Order)
        {
            Order.Add(path);
            if (seen.Count > 0)
                Arguments[path] = seen;
        }

        return _late.Contains(path) ? Later(path) : new(Give(path));
    }

    private async ValueTask<object?> Later(string path)
    {
        await Task.Yield();
        return Give(path);
    }

    private object? Give(string path) => Build(_values[path], path) is GraphQLError error ? throw new GraphQLException(error) : Build(_values[path], path);

    private static object? Build(JsonNode? value, string at) => value switch
    {
        JsonArray list => list.Select((item, i) => Build(item, $"{at}.{i}")).ToArray(),
        JsonObject map when map.ContainsKey("$object") => new Place(at),
        JsonObject map when map.ContainsKey("$notList") => CaseValue.Read(map["raw"]),
        JsonObject map when map["$error"] is { } message => new GraphQLError(message.GetValue<string>(), ErrorCode.BadResult),
        _ => CaseValue.Read(value),
    };

    private sealed record Place(string At);
}
