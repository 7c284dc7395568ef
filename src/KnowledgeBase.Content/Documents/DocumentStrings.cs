using System.Globalization;
using System.Text.Json;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>Every string of an entry's canonical document, with its path.</summary>
internal static class DocumentStrings
{
    internal static List<(string Path, string Text)> Of(Entry entry)
    {
        using var document = JsonDocument.Parse(CanonicalJson.Serialize(entry));
        var strings = new List<(string, string)>();
        Collect(document.RootElement, "", strings);
        return strings;
    }

    /// <summary>Recurses as deep as records nest, at most seven levels.</summary>
    private static void Collect(JsonElement value, string path, List<(string Path, string Text)> strings)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                strings.Add((path, value.GetString()!));
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    Collect(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", strings);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                    Collect(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), strings);
                break;
        }
    }
}
