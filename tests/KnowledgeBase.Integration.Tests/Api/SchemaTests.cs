using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>The schema explains itself.</summary>
public sealed class SchemaTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    [Fact]
    public async Task Every_type_field_argument_and_enum_value_has_a_description()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var data = await service.DataAsync(
            """
            { __schema { types { name description fields(includeDeprecated: true) { name description args { name description } }
              inputFields { name description } enumValues(includeDeprecated: true) { name description } }
              directives { name description args { name description } } } }
            """);

        var silent = new List<string>();
        foreach (var type in data["__schema"]!["types"]!.AsArray().Concat(data["__schema"]!["directives"]!.AsArray()))
        {
            var name = (string)type!["name"]!;
            if (!name.StartsWith("__", StringComparison.Ordinal))
                Visit(type, name, silent);
        }

        Assert.Empty(silent);
    }

    [Fact]
    public async Task Every_identifier_leads_back_to_its_thing()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var data = await service.DataAsync(
            """
            { factsheets(first: 100) { nodes { id } } sources(first: 100) { nodes { id } }
              legalFrameworks { nodes { instruments { id provisions { id } } } } country(code: "FRA") { id } }
            """);
        var ids = Ids(data).Distinct(StringComparer.Ordinal).ToList();

        foreach (var chunk in ids.Chunk(100))
        {
            var found = await service.DataAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = chunk });
            Assert.Equal(chunk, found["nodes"]!.AsArray().Select(node => (string?)node?["id"]));
        }

        Assert.True(ids.Count > 350, $"only {ids.Count} identifiers were tried");
    }

    /// <summary>Identifiers are for ever: these were given out by the first release.</summary>
    [Theory]
    [InlineData("TWFuaWZlc3RhdGlvbjpvbmxpbmUtZ3Jvb21pbmc", "Manifestation")]
    [InlineData("SW5zdHJ1bWVudDpsYW56YXJvdGUtY29udmVudGlvbg", "Instrument")]
    [InlineData("UHJvdmlzaW9uOmxhbnphcm90ZS1jb252ZW50aW9uLzIz", "Provision")]
    [InlineData("Q291bnRyeTpGUkE", "Country")]
    public async Task An_identifier_once_given_stays_good(string id, string type)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync("query($id: ID!) { node(id: $id) { __typename id } }", new { id });

        Assert.Equal($$$"""{"node":{"__typename":"{{{type}}}","id":"{{{id}}}"}}""", data.ToJsonString());
    }

    private static void Visit(JsonNode member, string coordinate, List<string> silent)
    {
        if (string.IsNullOrWhiteSpace((string?)member["description"]))
            silent.Add(coordinate);
        foreach (var list in new[] { "fields", "args", "inputFields", "enumValues" })
        {
            if (member[list] is JsonArray members)
            {
                foreach (var inner in members)
                    Visit(inner!, $"{coordinate}.{(string)inner!["name"]!}", silent);
            }
        }
    }

    private static IEnumerable<string> Ids(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair.Key == "id" ? [(string)pair.Value!] : Ids(pair.Value)),
        JsonArray list => list.SelectMany(Ids),
        _ => [],
    };
}
