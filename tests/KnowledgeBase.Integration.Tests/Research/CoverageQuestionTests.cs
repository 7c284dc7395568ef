using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Research;

/// <summary>What a researcher asks of the matrix: every filter, both clocks, down to the provision, and back up to the technologies.</summary>
public sealed class CoverageQuestionTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    [Theory]
    // The law's clock: the African Charter entered into force in 1999, the OPSC on 18 January 2002, Budapest on 1 July 2004, Lanzarote on 1 July 2010, the Directive on 17 December 2011, Malabo on 8 June 2023.
    [InlineData("asOf: \"1999-11-28\"", "")]
    [InlineData("asOf: \"1999-11-29\"", "african-childrens-charter")]
    [InlineData("asOf: \"2002-01-17\"", "african-childrens-charter")]
    [InlineData("asOf: \"2002-01-18\"", "opsc african-childrens-charter")]
    [InlineData("asOf: \"2010-07-01\"", "opsc budapest-convention lanzarote-convention african-childrens-charter")]
    [InlineData("asOf: \"2023-06-07\"", "opsc budapest-convention lanzarote-convention eu-directive-2011-93 african-childrens-charter")]
    [InlineData("asOf: \"2023-06-08\"", "opsc budapest-convention lanzarote-convention eu-directive-2011-93 african-childrens-charter malabo-convention")]
    [InlineData("frameworks: [\"lanzarote-convention\", \"opsc\"]", "opsc lanzarote-convention")]
    [InlineData("instruments: [\"malabo-convention\"]", "malabo-convention")]
    [InlineData("instruments: [\"malabo-convention\"], asOf: \"2020-01-01\"", "")]
    [InlineData("country: \"DNK\"", "opsc budapest-convention lanzarote-convention")]
    public async Task A_filter_leaves_the_instruments_that_count(string filter, string expected)
    {
        var data = await AskAsync($"{{ coverageMatrix(filter: {{ {filter} }}, columns: INSTRUMENTS) {{ columns {{ ... on Instrument {{ slug }} }} }} }}");
        Assert.Equal(expected, Slugs(data["coverageMatrix"]!["columns"]!));
    }

    [Fact]
    public async Task On_a_day_that_no_record_reaches_the_matrix_of_a_country_says_of_what_it_cannot_tell()
    {
        // Croatia ratified the OPSC in 2002 and the Budapest Convention in 2002 (in force there 2004); of the Lanzarote Convention and the Directive the records know only that
        // they bind it in 2022 and in 2026.
        var data = await AskAsync("""
            {
              country(code: "HRV") {
                past: coverageMatrix(asOf: "2012-01-01") { columns { ... on Instrument { slug } } undetermined { slug } }
                before: coverageMatrix(asOf: "2001-01-01") { columns { ... on Instrument { slug } } undetermined { slug } }
                today: coverageMatrix { columns { ... on Instrument { slug } } undetermined { slug } }
              }
              same: coverageMatrix(filter: { country: "HRV", asOf: "2012-01-01" }, columns: INSTRUMENTS) { columns { ... on Instrument { slug } } undetermined { slug } }
            }
            """);
        var country = data["country"]!;
        Assert.Equal("opsc budapest-convention", Slugs(country["past"]!["columns"]!));
        Assert.Equal("lanzarote-convention eu-directive-2011-93", Slugs(country["past"]!["undetermined"]!));
        Assert.Equal(country["past"]!.ToJsonString(), data["same"]!.ToJsonString());
        Assert.Equal(("", ""), (Slugs(country["before"]!["columns"]!), Slugs(country["before"]!["undetermined"]!)));
        Assert.Equal("opsc budapest-convention lanzarote-convention eu-directive-2011-93", Slugs(country["today"]!["columns"]!));
        Assert.Equal("malabo-convention", Slugs(country["today"]!["undetermined"]!));
    }

    [Fact]
    public async Task A_cell_leads_down_to_the_provision_its_reason_and_its_sources()
    {
        var data = await AskAsync("""
            {
              coverageMatrix(filter: { manifestations: ["online-grooming"], instruments: ["lanzarote-convention"], conducts: [SOLICIT], minimumLevel: EXPLICIT }, columns: CONDUCTS) {
                rows { slug }
                columns { ... on ConductColumn { conduct } }
                cells { level rationale coverage { level conducts rationale confidence citations { source { slug } } provision { article summary instrument { slug } } } }
              }
            }
            """);
        var matrix = data["coverageMatrix"]!;
        Assert.Equal("online-grooming", Slugs(matrix["rows"]!));
        Assert.Equal("""[{"conduct":"SOLICIT"}]""", matrix["columns"]!.ToJsonString());
        var statement = Assert.Single(Assert.Single(Assert.Single(matrix["cells"]!.AsArray())!.AsArray())!["coverage"]!.AsArray())!;
        Assert.Equal(("23", "lanzarote-convention"), ((string)statement["provision"]!["article"]!, (string)statement["provision"]!["instrument"]!["slug"]!));
        Assert.NotEqual("", (string)statement["rationale"]!);
        Assert.NotEmpty(statement["citations"]!.AsArray());
    }

    [Fact]
    public async Task One_query_goes_from_a_provision_to_the_forms_and_to_their_technologies_and_back()
    {
        var data = await AskAsync("""
            { provision(instrument: "lanzarote-convention", article: "23") { coverage { manifestation { slug technologies { role technology { slug manifestations { manifestation { slug } } } } } } } }
            """);
        var form = Assert.Single(data["provision"]!["coverage"]!.AsArray())!["manifestation"]!;
        Assert.Equal("online-grooming", (string)form["slug"]!);
        Assert.NotEmpty(form["technologies"]!.AsArray());
        foreach (var use in form["technologies"]!.AsArray())
            Assert.Contains(use!["technology"]!["manifestations"]!.AsArray(), back => (string)back!["manifestation"]!["slug"]! == "online-grooming");
    }

    [Theory]
    [InlineData("manifestations: [\"online-groming\"]", "`filter.manifestations` names the manifestation \"online-groming\", of which release")]
    [InlineData("manifestations: [\"tor\"]", "`filter.manifestations` names the manifestation \"tor\", of which release")]
    [InlineData("frameworks: [\"unknown\"]", "`filter.frameworks` names the legal framework \"unknown\", of which release")]
    [InlineData("instruments: [\"unknown\"]", "`filter.instruments` names the instrument \"unknown\", of which release")]
    [InlineData("country: \"ZZZ\"", "`filter.country` names the country \"ZZZ\", of which release")]
    public async Task A_name_that_the_release_does_not_have_is_an_error_and_not_an_empty_answer(string filter, string message)
    {
        var answer = await (await catalogue.ServiceAsync(postgres)).AskAsync($"{{ coverageMatrix(filter: {{ {filter} }}) {{ rows {{ slug }} }} }}");
        Assert.StartsWith(message, (string)Assert.Single(answer["errors"]!.AsArray())!["message"]!, StringComparison.Ordinal);
    }

    private async Task<JsonNode> AskAsync(string query) => await (await catalogue.ServiceAsync(postgres)).DataAsync(query);

    private static string Slugs(JsonNode list) => string.Join(' ', list.AsArray().Select(item => (string)item!["slug"]!));
}
