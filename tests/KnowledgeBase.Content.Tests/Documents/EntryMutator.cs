using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Tests.Documents;

/// <summary>Makes another state of an entry, as editors do: values taken from a second entry of its kind, items of lists dropped, added, changed, moved.</summary>
internal sealed class EntryMutator(int seed)
{
    private readonly Random _random = new(seed);

    internal Entry Change(Entry entry)
    {
        var donor = new EntryGenerator(_random.Next()).Entry(entry.Kind);
        var changed = Change(Json(entry), Json(donor));
        return CanonicalJson.Deserialize(entry.Kind, JsonSerializer.SerializeToUtf8Bytes(changed));
    }

    private static JsonNode Json(Entry entry) => JsonNode.Parse(CanonicalJson.Serialize(entry))!;

    /// <summary>A property is only dropped when the donor, of the same type, can do without it.</summary>
    private JsonNode Change(JsonNode value, JsonNode donor) => (value, donor) switch
    {
        (JsonObject a, JsonObject b) => new JsonObject(a.Select(pair => pair.Key).Union(b.Select(pair => pair.Key))
            .Select(name => KeyValuePair.Create(name, Pick(a[name], b[name])))
            .Where(pair => pair.Value is not null)),
        (JsonArray a, JsonArray b) => Change(a, b),
        _ => _random.Next(3) == 0 ? donor.DeepClone() : value.DeepClone(),
    };

    private JsonNode? Pick(JsonNode? mine, JsonNode? donor) => (mine, donor, _random.Next(4)) switch
    {
        ({ } a, { } b, 0 or 1) => Change(a, b),
        (_, _, 2) => donor?.DeepClone(),
        _ => mine?.DeepClone(),
    };

    private JsonArray Change(JsonArray mine, JsonArray donor)
    {
        var items = new List<JsonNode>();
        foreach (var item in mine)
        {
            if (_random.Next(5) > 0)
                items.Add(donor.Count > 0 && _random.Next(3) == 0 ? Change(item!, donor[_random.Next(donor.Count)]!) : item!.DeepClone());
        }

        foreach (var item in donor)
        {
            if (_random.Next(2) == 0)
                items.Insert(_random.Next(items.Count + 1), item!.DeepClone());
        }

        if (_random.Next(6) == 0)
            items.Reverse();
        return new JsonArray([.. items]);
    }
}
