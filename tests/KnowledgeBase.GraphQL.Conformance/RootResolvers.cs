using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases whose data is plain JSON: a field gives the property with its name.</summary>
internal static class RootResolvers
{
    public static FieldBinding Bind(string responseName, FieldDefinition field) => new()
    {
        ResolveAsync = (parent, arguments, _) => parent is IReadOnlyDictionary<string, object?> map && map.TryGetValue(field.Name, out var value)
            ? Settle(value, arguments, field)
            : default,
        Converters = [.. field.Arguments.Select(static _ => (Func<ArgumentValue, object?>?)(static argument => argument))],
    };

    public static string? TypeNameOf(object value) =>
        value is IReadOnlyDictionary<string, object?> map && map.TryGetValue("__typename", out var name) ? name as string : null;

    private static ValueTask<object?> Settle(object? value, object?[] arguments, FieldDefinition field)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> map when map.TryGetValue("$byArgs", out var cases):
                foreach (var one in ((object?[])cases!).Cast<IReadOnlyDictionary<string, object?>>())
                {
                    if (SameArguments(one.GetValueOrDefault("args"), arguments, field))
                        return Settle(one["value"], arguments, field);
                }

                return Settle(map.GetValueOrDefault("$default"), arguments, field);
            case IReadOnlyDictionary<string, object?> map when map.TryGetValue("$error", out var message):
                throw new GraphQLException(new((string)message!, ErrorCode.BadResult));
            case IReadOnlyDictionary<string, object?> map when map.TryGetValue("$async", out var later):
                return Later(later, arguments, field);
            case object?[] list:
                return SettleList(list, arguments, field);
            default:
                return new(value);
        }
    }

    private static async ValueTask<object?> Later(object? value, object?[] arguments, FieldDefinition field)
    {
        await Task.Yield();
        return await Settle(value, arguments, field);
    }

    private static ValueTask<object?> SettleList(object?[] list, object?[] arguments, FieldDefinition field)
    {
        var tasks = Array.ConvertAll(list, item => SettleItem(item, arguments, field));
        return Array.TrueForAll(tasks, static task => task.IsCompleted)
            ? new(Array.ConvertAll(tasks, static task => task.Result))
            : All(tasks);
    }

    private static async ValueTask<object?> All(Task<object?>[] tasks) => await Task.WhenAll(tasks);

    // An item that fails is told to the engine as an error in its place.
    private static async Task<object?> SettleItem(object? item, object?[] arguments, FieldDefinition field)
    {
        try
        {
            return await Settle(item, arguments, field);
        }
        catch (GraphQLException exception)
        {
            return exception.Error;
        }
    }

    private static bool SameArguments(object? wanted, object?[] arguments, FieldDefinition field)
    {
        var given = new JsonObject();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is ArgumentValue { IsPresent: true } argument)
                given[field.Arguments[i].Name] = CaseValue.Write(argument.Value, type: null);
        }

        return JsonNode.DeepEquals(CaseValue.Write(wanted ?? new Dictionary<string, object?>(), type: null), given);
    }
}
