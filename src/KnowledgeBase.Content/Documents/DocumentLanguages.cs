using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>Finds what of a document is written in one language.</summary>
internal static class DocumentLanguages
{
    /// <summary>
    /// The entry without what is written in these languages: sheet texts, translations of short texts, labels. It is for comparing, not for publishing:
    /// a text may be left in no language at all.
    /// </summary>
    internal static Entry Without(Entry entry, ImmutableArray<string> languages)
    {
        var root = JsonNode.Parse(CanonicalJson.Serialize(entry))!;
        Strip(root, entry.GetType(), languages);
        return CanonicalJson.Deserialize(entry.Kind, JsonSerializer.SerializeToUtf8Bytes(root));
    }

    /// <summary>Recurses as deep as records nest, at most seven levels.</summary>
    private static void Strip(JsonNode node, Type type, ImmutableArray<string> languages)
    {
        foreach (var property in DocumentContract.Options.GetTypeInfo(type).Properties)
        {
            if (node[property.Name] is not { } value)
                continue;
            var of = property.PropertyType;
            if (of == typeof(LocalizedText) || of == typeof(ImmutableSortedDictionary<string, SheetText>))
            {
                foreach (var language in languages)
                    ((JsonObject)value).Remove(language);
            }
            else if (value is JsonArray list)
            {
                var item = of.GetGenericArguments()[0];
                if (item == typeof(Label))
                    list.RemoveAll(label => languages.Contains((string)label!["language"]!, StringComparer.Ordinal));
                foreach (var record in list.OfType<JsonObject>())
                    Strip(record, item, languages);
            }
            else if (value is JsonObject)
            {
                Strip(value, of, languages);
            }
        }
    }
}
