using System.Globalization;
using System.Text.Json;

namespace KnowledgeBase.Content.Documents;

/// <summary>
/// What an item of a list is known by, so that two states of a list can be compared item by item wherever the items stand: a label by its language and
/// text, a provision by its article, a plain value by itself. A list without such identities is known by its places.
/// </summary>
internal static class ListIdentity
{
    /// <summary>
    /// The key of each item, all different: items that would have the same key are told apart by <c>#2</c>, <c>#3</c> and so on. Null for a list whose items
    /// have no identity.
    /// </summary>
    /// <param name="list">The name of the property that holds the list.</param>
    /// <param name="items">The list.</param>
    internal static string[]? Keys(string list, JsonElement items)
    {
        // The order of authors is part of what is said, and two of them may have one name.
        if (list == "authors")
            return null;
        var keys = new string[items.GetArrayLength()];
        var seen = new HashSet<string>(keys.Length, StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++)
        {
            if (Key(list, items[i]) is not { } key)
                return null;
            var unique = key;
            for (var n = 2; !seen.Add(unique); n++)
                unique = string.Create(CultureInfo.InvariantCulture, $"{key}#{n}");
            keys[i] = unique;
        }

        return keys;
    }

    private static string? Key(string list, JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.String => item.GetString(),
        JsonValueKind.Number => item.GetRawText(),
        JsonValueKind.Object => list switch
        {
            "labels" => $"{Text(item, "language")}:{Text(item, "text")}",
            "relations" => $"{Text(item, "kind")}:{Text(item, "target")}",
            "citations" or "definitionCitations" => Text(item, "locator") is { } locator ? $"{Text(item, "source")}, {locator}" : Text(item, "source"),
            "manifestations" or "coverage" or "assessments" => Text(item, "manifestation"),
            "instruments" => Text(item, "slug"),
            "provisions" => Text(item, "article"),
            "treatyRecords" => Text(item, "instrument"),
            "developments" => Text(item, "when") ?? (item.TryGetProperty("title", out var title) ? Text(title, "en") : null),
            "sections" => Text(item, "kind"),
            _ => null,
        },
        _ => null,
    };

    private static string? Text(JsonElement item, string property) => item.TryGetProperty(property, out var value) ? value.GetString() : null;
}
