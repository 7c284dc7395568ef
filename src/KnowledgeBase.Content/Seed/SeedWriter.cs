using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Seed;

/// <summary>
/// Writes entries as seed files. An entry has exactly one such form: written twice it gives the same bytes, and read back it gives the
/// same entry.
/// </summary>
public static class SeedWriter
{
    /// <summary>The entry's files: its structure, then its text in each language in ordinal order.</summary>
    public static ImmutableArray<SeedFile> Write(Entry entry)
    {
        using var document = JsonDocument.Parse(CanonicalJson.Serialize(entry));
        var root = document.RootElement;
        var path = $"{SeedLayout.FolderOf(entry.Kind)}/{SeedLayout.StemOf(entry.Kind, entry.Slug, (entry as CountryEntry)?.Code)}";
        var structure = Map(root, DocumentShape.OfEntry(entry.Kind));
        if (entry.Kind == EntryKind.Country)
            MoveToFront(structure, "code");
        var files = ImmutableArray.CreateBuilder<SeedFile>();
        files.Add(FileOf($"{path}.yaml", Yaml(structure)));
        if (entry is FactsheetEntry sheet)
        {
            foreach (var (language, text) in sheet.Texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                files.Add(FileOf($"{path}.{language}.md", Text(root, language, text)));
        }

        return files.DrainToImmutable();
    }

    /// <summary>The file of a release.</summary>
    public static SeedFile Write(SeedRelease release)
    {
        var document = JsonSerializer.SerializeToElement(release, DocumentContract.Options);
        return FileOf(SeedLayout.ReleaseFile, Yaml(Map(document, DocumentShape.OfRelease)));
    }

    private static string Text(JsonElement root, string language, SheetText text)
    {
        var front = Map(root.GetProperty("texts").GetProperty(language), DocumentShape.OfFrontMatter);
        if (string.Equals(language, LocalizedText.SourceLanguage, StringComparison.Ordinal)
            && root.TryGetProperty("definitionCitations", out var citations))
            front.Pairs.Add(new("definition-citations", Value(citations, DocumentShape.OfCitations)!));
        var markdown = new StringBuilder("---\n").Append(Yaml(front)).Append("---\n");
        foreach (var section in text.Sections)
            markdown.Append("\n## ").Append(SectionHeadings.Of(section.Kind, language)).Append("\n\n").Append(section.Body).Append('\n');
        return markdown.ToString();
    }

    private static SeedMap Map(JsonElement record, DocumentShape.Record shape)
    {
        var pairs = new List<KeyValuePair<string, SeedValue>>();
        foreach (var property in shape.Properties)
        {
            if (record.TryGetProperty(property.Name, out var value))
                pairs.Add(new(property.SeedKey, Value(value, property.Shape)));
        }

        return new SeedMap(pairs, shape.FitsOneLine);
    }

    private static SeedValue Value(JsonElement value, DocumentShape shape) => shape switch
    {
        DocumentShape.Record record => Map(value, record),
        DocumentShape.List list => new SeedList([.. value.EnumerateArray().Select(item => Value(item, list.Item))]),
        DocumentShape.Localized => Localized(value),
        DocumentShape.Text or DocumentShape.PartialDate => new SeedText(value.GetString()!),
        DocumentShape.Choice or DocumentShape.Date => new SeedLiteral(value.GetString()!),
        _ => new SeedLiteral(value.GetRawText()),
    };

    private static SeedMap Localized(JsonElement value)
    {
        var pairs = new List<KeyValuePair<string, SeedValue>>();
        foreach (var text in value.EnumerateObject())
            pairs.Add(new(text.Name, new SeedText(text.Value.GetString()!)));
        return new SeedMap(pairs, FitsOneLine: pairs.Count == 1);
    }

    private static string Yaml(SeedMap map)
    {
        var writer = new YamlWriter();
        writer.Mapping(map, indent: 0);
        return writer.ToString();
    }

    private static void MoveToFront(SeedMap map, string key)
    {
        var index = map.Pairs.FindIndex(pair => string.Equals(pair.Key, key, StringComparison.Ordinal));
        var pair = map.Pairs[index];
        map.Pairs.RemoveAt(index);
        map.Pairs.Insert(0, pair);
    }

    private static SeedFile FileOf(string path, string content) => new(path, Encoding.UTF8.GetBytes(content));
}
