using System.Collections.Immutable;
using System.Text.Json;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>One field that two states of an entry differ in.</summary>
/// <param name="Path">The field's path in the document, such as <c>texts.en.title</c> or <c>labels[2].note</c>.</param>
/// <param name="Before">The old value, strings as they are and anything else as JSON; null when it was absent.</param>
/// <param name="After">The new value in the same form; null when it is absent.</param>
public readonly record struct FieldDifference(string Path, string? Before, string? After);

/// <summary>Compares two states of an entry field by field.</summary>
public static class DocumentDiff
{
    /// <summary>The fields that differ, in document order of the new state, then those that are gone.</summary>
    public static ImmutableArray<FieldDifference> Between(Entry before, Entry after)
    {
        using var old = JsonDocument.Parse(CanonicalJson.Serialize(before));
        using var now = JsonDocument.Parse(CanonicalJson.Serialize(after));
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
        Compare("", old.RootElement, now.RootElement, differences);
        return differences.ToImmutable();
    }

    // Documents nest at most as deep as the records do, so this recursion is bounded.
    private static void Compare(string path, JsonElement? before, JsonElement? after, ImmutableArray<FieldDifference>.Builder into)
    {
        if (before is { ValueKind: JsonValueKind.Object } oldObject && after is { ValueKind: JsonValueKind.Object } newObject)
        {
            foreach (var property in newObject.EnumerateObject())
                Compare(Join(path, property.Name), oldObject.TryGetProperty(property.Name, out var was) ? was : null, property.Value, into);
            foreach (var property in oldObject.EnumerateObject().Where(property => !newObject.TryGetProperty(property.Name, out _)))
                Compare(Join(path, property.Name), property.Value, null, into);
        }
        else if (before is { ValueKind: JsonValueKind.Array } oldArray && after is { ValueKind: JsonValueKind.Array } newArray)
        {
            var (oldCount, newCount) = (oldArray.GetArrayLength(), newArray.GetArrayLength());
            for (var i = 0; i < Math.Max(oldCount, newCount); i++)
                Compare($"{path}[{i}]", i < oldCount ? oldArray[i] : null, i < newCount ? newArray[i] : null, into);
        }
        else if (Text(before) is var oldText && Text(after) is var newText && oldText != newText)
        {
            into.Add(new FieldDifference(path, oldText, newText));
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string? Text(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };
}
