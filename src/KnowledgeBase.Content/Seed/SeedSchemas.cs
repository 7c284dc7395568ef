using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Rules;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Seed;

/// <summary>
/// JSON Schemas (draft 7, which editors know best) of the seed files, made from the shapes that the reader follows. They say which keys there are,
/// which must be there and what form a value has; what the values mean together is judged by the rules (<c>kb seed check</c>).
/// </summary>
public static class SeedSchemas
{
    private const string Dialect = "http://json-schema.org/draft-07/schema#";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly ImmutableArray<(string Name, string Title, EntryKind Kind)> Entries =
    [
        ("manifestation", "A manifestation: manifestations/<slug>.yaml", EntryKind.Manifestation),
        ("legal-framework", "A legal framework: legal-frameworks/<slug>.yaml", EntryKind.LegalFramework),
        ("technology-term", "A technology term: technology/<slug>.yaml", EntryKind.TechnologyTerm),
        ("source", "A source: sources/<slug>.yaml", EntryKind.Source),
        ("help-resource", "A help resource: help-resources/<slug>.yaml", EntryKind.HelpResource),
        ("country", "A country: countries/<code>.yaml", EntryKind.Country),
        ("former-name", "A former name: former-names/<old-slug>.yaml", EntryKind.FormerName),
    ];

    /// <summary>The schema files, with their paths from the seed folder; the same bytes each time.</summary>
    public static ImmutableArray<SeedFile> Make() =>
    [
        .. Entries.Select(static entry => File(entry.Name, Schema(entry.Title, DocumentShape.OfEntry(entry.Kind)))),
        File("release", Schema("The release: release.yaml", DocumentShape.OfRelease)),
        File("front-matter", FrontMatter()),
    ];

    private static SeedFile File(string name, JsonObject schema) =>
        new($"schema/{name}.schema.json", System.Text.Encoding.UTF8.GetBytes(schema.ToJsonString(Written) + "\n"));

    private static JsonObject Schema(string title, DocumentShape.Record shape)
    {
        var schema = new JsonObject { ["$schema"] = Dialect, ["title"] = title };
        foreach (var (key, value) in Record(shape))
            schema[key] = value?.DeepClone();
        schema["definitions"] = Definitions();
        return schema;
    }

    /// <summary>The English file has the sources of the definition, and every other one the state of the translation: never both.</summary>
    private static JsonObject FrontMatter()
    {
        var schema = Schema("The front matter of a text: <slug>.<language>.md", DocumentShape.OfFrontMatter);
        schema["properties"]!["definition-citations"] = Of("definitionCitations", DocumentShape.OfCitations);
        schema["not"] = new JsonObject { ["required"] = new JsonArray("translation", "definition-citations") };
        return schema;
    }

    private static JsonObject Record(DocumentShape.Record shape)
    {
        var properties = new JsonObject();
        foreach (var property in shape.Properties)
            properties[property.SeedKey] = Of(property.Name, property.Shape);
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (shape.Properties.Any(static property => property.Required))
            schema["required"] = new JsonArray([.. shape.Properties.Where(static property => property.Required).Select(static property => (JsonNode)property.SeedKey)]);
        return schema;
    }

    private static JsonObject Of(string name, DocumentShape shape) => shape switch
    {
        DocumentShape.Record record => Record(record),
        DocumentShape.List list => new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Of(name, list.Item) },
        DocumentShape.Localized => Reference("localized"),
        DocumentShape.Choice choice => Choice(choice.Names),
        DocumentShape.Integer => new JsonObject { ["type"] = "integer" },
        DocumentShape.Truth => new JsonObject { ["type"] = "boolean" },
        DocumentShape.Date => Reference("date"),
        DocumentShape.PartialDate => Reference("partial-date"),
        _ when ClosedValueRule.ByProperty.TryGetValue(name, out var names) => Choice(names),
        _ when name is "slug" => Reference("slug"),
        _ => Reference("text"),
    };

    private static JsonObject Choice(IEnumerable<string> names) => new() { ["enum"] = new JsonArray([.. names.Select(static value => (JsonNode)value)]) };

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    private static JsonObject Definitions() => new()
    {
        ["text"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
        ["slug"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$", ["maxLength"] = SlugForm.MaxLength },
        ["date"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", ["description"] = "A day such as 2026-11-22." },
        ["partial-date"] = new JsonObject
        {
            ["type"] = "string",
            ["pattern"] = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
            ["description"] = "A day such as 2026-11-22, or only its month or year, in quotes: \"2026-11\", \"2026\".",
        },
        ["localized"] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "A text by language, such as {en: ..., es: ...}. English is the source of the others.",
            ["properties"] = new JsonObject { [LocalizedText.SourceLanguage] = Reference("text") },
            ["propertyNames"] = new JsonObject { ["pattern"] = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$" },
            ["additionalProperties"] = Reference("text"),
            ["required"] = new JsonArray(LocalizedText.SourceLanguage),
        },
    };
}
