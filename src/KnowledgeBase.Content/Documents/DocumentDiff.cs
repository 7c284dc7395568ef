using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>One field that two states of an entry differ in.</summary>
/// <param name="Path">
/// The field's path in the document, items of lists by what they are known by: <c>texts.en.title</c>, <c>labels[en:online affair].usage</c>,
/// <c>instruments[opsc].provisions[3(1)].coverage[online-grooming].level</c>. Where items have no such name their places stand, counted from 0. A path that ends
/// with <c>[*]</c> says that items stand in another order, and their keys are the values.
/// </param>
/// <param name="Before">The old value, strings as they are and anything else as JSON; null when it was absent.</param>
/// <param name="After">The new value in the same form; null when it is absent.</param>
public readonly record struct FieldDifference(string Path, string? Before, string? After);

/// <summary>Compares two states of an entry field by field. There is no difference exactly when the two say the same.</summary>
public static class DocumentDiff
{
    /// <summary>
    /// The fields that differ, in document order of the new state, then those that are gone. An entry that is null has no fields: all of the other's differ.
    /// </summary>
    public static ImmutableArray<FieldDifference> Between(Entry? before, Entry? after)
    {
        using var old = Parse(before);
        using var now = Parse(after);
        var differences = ImmutableArray.CreateBuilder<FieldDifference>();
        Compare("", "", old.RootElement, now.RootElement, differences);
        return differences.ToImmutable();
    }

    private static JsonDocument Parse(Entry? entry) => entry is null ? JsonDocument.Parse("{}") : JsonDocument.Parse(CanonicalJson.Serialize(entry));

    // Documents nest at most as deep as the records do, so this recursion is bounded.
    private static void Compare(string path, string name, JsonElement? before, JsonElement? after, ImmutableArray<FieldDifference>.Builder into)
    {
        if (before is { ValueKind: JsonValueKind.Object } oldObject && after is { ValueKind: JsonValueKind.Object } newObject)
        {
            foreach (var property in newObject.EnumerateObject())
                Compare(Join(path, property.Name), property.Name, oldObject.TryGetProperty(property.Name, out var was) ? was : null, property.Value, into);
            foreach (var property in oldObject.EnumerateObject().Where(property => !newObject.TryGetProperty(property.Name, out _)))
                Compare(Join(path, property.Name), property.Name, property.Value, null, into);
        }
        else if (AreLists(name, before, after))
        {
            CompareLists(path, KeyedList.Of(name, before), KeyedList.Of(name, after), into);
        }
        else if (Text(before) is var oldText && Text(after) is var newText && oldText != newText)
        {
            into.Add(new FieldDifference(path, oldText, newText));
        }
    }

    /// <summary>Whether items are to be compared. A list that comes or goes as a whole is one value unless its items have names.</summary>
    private static bool AreLists(string name, JsonElement? before, JsonElement? after) =>
        (before ?? after) is { ValueKind: JsonValueKind.Array } && (after ?? before) is { ValueKind: JsonValueKind.Array }
        && ((before is not null && after is not null) || (KeyedList.Of(name, before).HasIdentity && KeyedList.Of(name, after).HasIdentity));

    private static void CompareLists(string path, KeyedList before, KeyedList after, ImmutableArray<FieldDifference>.Builder into)
    {
        foreach (var key in after.Keys)
            Compare($"{path}[{key}]", "", before.Find(key), after.Find(key), into);
        foreach (var key in before.Keys.Where(key => after.Find(key) is null))
            Compare($"{path}[{key}]", "", before.Find(key), null, into);
        if (!before.HasSameOrder(after))
            into.Add(new FieldDifference($"{path}[*]", before.Order, after.Order));
    }

    internal static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>A value as people read it.</summary>
    internal static string? Text(JsonElement? value) => value switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };
}

/// <summary>A list of a document with the keys of its items. What is absent is an empty list.</summary>
internal sealed class KeyedList
{
    private readonly Dictionary<string, JsonElement> _items;

    private KeyedList(string[] keys, Dictionary<string, JsonElement> items, bool hasIdentity) => (Keys, _items, HasIdentity) = (keys, items, hasIdentity);

    /// <summary>The keys in the order of the items.</summary>
    internal string[] Keys { get; }

    /// <summary>Whether the keys are what the items are known by; otherwise they are the places.</summary>
    internal bool HasIdentity { get; }

    /// <summary>The keys on one line.</summary>
    internal string Order => string.Join(", ", Keys);

    internal static KeyedList Of(string name, JsonElement? list)
    {
        if (list is not { } array)
            return new KeyedList([], [], hasIdentity: true);
        var identities = ListIdentity.Keys(name, array);
        var keys = identities ?? [.. Enumerable.Range(0, array.GetArrayLength()).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        var items = new Dictionary<string, JsonElement>(keys.Length, StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
            items.Add(keys[i], array[i]);
        return new KeyedList(keys, items, identities is not null);
    }

    internal JsonElement? Find(string key) => _items.TryGetValue(key, out var item) ? item : null;

    /// <summary>Whether the items that both have stand in the same order in both.</summary>
    internal bool HasSameOrder(KeyedList other) =>
        Keys.Where(other._items.ContainsKey).SequenceEqual(other.Keys.Where(_items.ContainsKey), StringComparer.Ordinal);
}
