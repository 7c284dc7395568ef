using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KnowledgeBase.Integration.Tests.Documents;

/// <summary>
/// An answer as a page prints it: JSON in which long texts are wrapped, <c>…</c> in a text stands for any text, and <c>"…"</c> as a list's last item for any
/// further items.
/// </summary>
internal static class PrintedAnswer
{
    private const string Anything = "…";

    /// <summary>Reads it; a line break with the spaces around it is one space.</summary>
    internal static JsonNode Parse(string text) => JsonNode.Parse(Regex.Replace(text, @"\s*\n\s*", " ", RegexOptions.NonBacktracking))!;

    /// <summary>Where an answer differs from what is printed; null when it does not.</summary>
    internal static string? Difference(JsonNode? printed, JsonNode? answer, string path = "") => (printed, answer) switch
    {
        (JsonObject a, JsonObject b) => Fields(a, b, path),
        (JsonArray a, JsonArray b) => Items(a, b, path),
        (JsonValue a, JsonValue b) when a.TryGetValue<string>(out var text) && b.TryGetValue<string>(out var other) =>
            Matches(text, Collapsed(other)) ? null : $"{path}: the service says \"{other}\"",
        _ => JsonNode.DeepEquals(printed, answer) ? null : $"{path}: the service says {answer?.ToJsonString() ?? "null"}",
    };

    private static string? Fields(JsonObject printed, JsonObject answer, string path)
    {
        var names = answer.Select(static field => field.Key).ToList();
        if (!names.SequenceEqual(printed.Select(static field => field.Key), StringComparer.Ordinal))
            return $"{path}: the service gives {string.Join(", ", names)}";
        return names.Select(name => Difference(printed[name], answer[name], $"{path}.{name}")).FirstOrDefault(static difference => difference is not null);
    }

    private static string? Items(JsonArray printed, JsonArray answer, string path)
    {
        var isOpen = printed.Count > 0 && printed[^1] is JsonValue last && last.TryGetValue<string>(out var text) && text == Anything;
        var count = isOpen ? printed.Count - 1 : printed.Count;
        if (isOpen ? answer.Count < count : answer.Count != count)
            return $"{path}: the service gives {answer.Count} items: {answer.ToJsonString()}";
        return Enumerable.Range(0, count).Select(i => Difference(printed[i], answer[i], $"{path}[{i}]")).FirstOrDefault(static difference => difference is not null);
    }

    private static bool Matches(string printed, string text)
    {
        var parts = Collapsed(printed).Split(Anything);
        if (parts.Length == 1)
            return parts[0] == text;
        if (!text.StartsWith(parts[0], StringComparison.Ordinal) || !text.EndsWith(parts[^1], StringComparison.Ordinal))
            return false;
        var at = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + part.Length;
        }

        return true;
    }

    private static string Collapsed(string text) => Regex.Replace(text, @"\s+", " ", RegexOptions.NonBacktracking);
}
