using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Editing;

/// <summary>What a new slug of an entry means for the entry, for the old slug, and for every entry that names it.</summary>
public static class Renaming
{
    /// <summary>What an entry is as a former name; null for what cannot be renamed or retired: a country goes by its code, and a former name is one already.</summary>
    public static FormerKind? KindOf(Entry entry) => entry switch
    {
        ManifestationEntry => FormerKind.Manifestation,
        LegalFrameworkEntry => FormerKind.LegalFramework,
        TechnologyTermEntry => FormerKind.TechnologyTerm,
        SourceEntry => FormerKind.Source,
        HelpResourceEntry => FormerKind.HelpResource,
        _ => null,
    };

    /// <summary>The entry under its new slug; an instrument with the sheet's own slug gets the new one with it.</summary>
    public static Entry Renamed(Entry entry, string newSlug)
    {
        var renamed = WithLinks(entry, entry.Slug, newSlug, HasInstrument(entry));
        return renamed is LegalFrameworkEntry framework
            ? framework with
            {
                Slug = newSlug,
                Instruments = [.. framework.Instruments.Select(instrument => instrument.Slug == entry.Slug ? instrument with { Slug = newSlug } : instrument)],
            }
            : renamed with { Slug = newSlug };
    }

    /// <summary>Whether an instrument goes by the slug of this sheet, so that it is renamed with it.</summary>
    public static bool HasInstrument(Entry entry) =>
        entry is LegalFrameworkEntry framework && framework.Instruments.Any(instrument => instrument.Slug == entry.Slug);

    /// <summary>
    /// An entry with its links to one slug led to another; the entry itself where it has none. Former names are left as they are: that one leads to the next is
    /// what identifiers are made from.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="from">The old slug.</param>
    /// <param name="to">The new slug.</param>
    /// <param name="isInstrument">Whether an instrument is renamed, too.</param>
    public static Entry WithLinks(Entry entry, string from, string to, bool isInstrument)
    {
        if (entry is FormerNameEntry)
            return entry;
        var root = JsonNode.Parse(CanonicalJson.Serialize(entry))!;
        return Lead(root, from, to, isInstrument) ? CanonicalJson.Deserialize(entry.Kind, JsonSerializer.SerializeToUtf8Bytes(root)) : entry;
    }

    /// <summary>Recurses as deep as records nest, at most seven levels. Returns whether there was such a link.</summary>
    private static bool Lead(JsonNode node, string from, string to, bool isInstrument)
    {
        var isFound = false;
        if (node is JsonArray list)
        {
            foreach (var item in list)
                isFound |= item is JsonObject or JsonArray && Lead(item, from, to, isInstrument);
        }
        else if (node is JsonObject record)
        {
            foreach (var (name, value) in record.ToArray())
            {
                var isLink = name is "target" or "insteadIn" or "manifestation" or "source" or "touches" || (isInstrument && name is "instrument" or "standsIn");
                if (isLink && value is JsonArray slugs)
                {
                    for (var i = 0; i < slugs.Count; i++)
                    {
                        if (!Is(slugs[i], from))
                            continue;
                        slugs[i] = to;
                        isFound = true;
                    }
                }
                else if (isLink && Is(value, from))
                {
                    record[name] = to;
                    isFound = true;
                }
                else if (value is JsonObject or JsonArray)
                {
                    isFound |= Lead(value, from, to, isInstrument);
                }
            }
        }

        return isFound;
    }

    private static bool Is(JsonNode? value, string slug) => value is JsonValue && value.GetValueKind() == JsonValueKind.String && (string)value! == slug;
}
