using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Tests.Seed;

/// <summary>
/// The JSON Schemas beside the seed files. That they accept every real file and refuse broken ones is tested with another implementation of JSON
/// Schema (tests/clients/seed-schemas.mjs).
/// </summary>
public sealed class SeedSchemasTests
{
    [Fact]
    public void The_schemas_beside_the_seed_files_are_current()
    {
        var folder = RepositorySeed.Folder();
        var made = SeedSchemas.Make();

        Assert.Equal(
            made.Select(file => file.Path).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(folder, "schema")).Select(path => $"schema/{Path.GetFileName(path)}").Order(StringComparer.Ordinal));
        foreach (var file in made)
        {
            Assert.True(
                File.ReadAllBytes(Path.Combine(folder, file.Path)).AsSpan().SequenceEqual(file.Content.Span),
                $"seed-data/{file.Path} is not current. Write it with './kb seed schema' and commit it.");
        }
    }

    [Theory]
    [InlineData("manifestation", "slug position origin confidence", "as-of actors labels relations citations scope")]
    [InlineData("technology-term", "slug position origin confidence category", "as-of actors labels relations citations manifestations")]
    [InlineData("legal-framework", "slug position origin confidence", "as-of actors labels relations citations instruments")]
    [InlineData("source", "slug title", "authors publisher place issued-on resource-type document-type exploitation-types languages actors url accessed-on read note")]
    [InlineData("help-resource", "slug name description url resource-kind", "countries audiences languages allows-reporting citations retired")]
    [InlineData("country", "slug code names", "regions treaty-records")]
    [InlineData("former-name", "slug was outcome since", "to reason")]
    [InlineData("release", "version date languages fallback", "notes")]
    [InlineData("front-matter", "title summary plain-language-summary definition", "translation definition-citations")]
    public void A_schema_has_the_keys_that_the_description_of_the_seed_files_names(string name, string required, string optional)
    {
        var schema = JsonNode.Parse(Encoding.UTF8.GetString(SeedSchemas.Make().Single(file => file.Path == $"schema/{name}.schema.json").Content.Span))!;

        Assert.Equal(required.Split(' ').Order(), schema["required"]!.AsArray().Select(key => (string)key!).Order());
        Assert.Equal(required.Split(' ').Concat(optional.Split(' ')).Order(), schema["properties"]!.AsObject().Select(pair => pair.Key).Order());
        Assert.False((bool)schema["additionalProperties"]!);
    }
}
