using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>Where to report or get help, and which countries are bound.</summary>
public sealed class HelpResourceTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    [Fact]
    public async Task A_list_of_help_leads_nobody_to_what_is_out_of_service()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(
            "{ inService: helpResources(first: 100) { nodes { slug retirement { reason } } } all: helpResources(first: 100, includeRetired: true) { nodes { slug retirement { reason } } } }");

        var inService = data["inService"]!["nodes"]!.AsArray();
        Assert.All(inService, node => Assert.Null(node!["retirement"]));
        var retired = data["all"]!["nodes"]!.AsArray().Where(node => node!["retirement"] is not null).ToList();
        Assert.Equal(data["all"]!["nodes"]!.AsArray().Count, inService.Count + retired.Count);
        Assert.NotEmpty(retired);
        Assert.All(retired, node => Assert.NotEqual("", (string)node!["retirement"]!["reason"]!));
    }

    [Fact]
    public async Task Help_is_found_by_country_and_audience_and_comes_in_the_readers_language()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(
            "query @inContext(languages: [\"es\"]) { helpResources(country: \"GBR\", audience: YOUNG_PEOPLE, first: 100) { nodes { slug language kind allowsReporting countries { code } audiences } } }");

        var nodes = data["helpResources"]!["nodes"]!.AsArray();
        var slugs = nodes.Select(node => (string)node!["slug"]!).ToList();
        Assert.Contains("inhope", slugs);
        Assert.Contains("report-remove", slugs);
        Assert.DoesNotContain("ncmec-cybertipline", slugs);
        Assert.All(nodes, node => Assert.Equal("es", (string)node!["language"]!));
        Assert.All(nodes, node => Assert.Contains("YOUNG_PEOPLE", node!["audiences"]!.AsArray().Select(audience => (string)audience!)));
    }

    [Theory]
    [InlineData("boundBy: [\"lanzarote-convention\"]", 48)]
    [InlineData("boundBy: [\"malabo-convention\"]", 15)]
    [InlineData("boundBy: [\"eu-directive-2011-93\"]", 26)]
    [InlineData("region: \"EUROPEAN_UNION\"", 27)]
    [InlineData("region: \"EUROPEAN_UNION\", boundBy: [\"eu-directive-2011-93\", \"lanzarote-convention\"]", 26)]
    [InlineData("boundBy: [\"no-such-treaty\"]", 0)]
    [InlineData("region: \"ATLANTIS\"", 0)]
    public async Task Countries_are_found_by_what_binds_them(string arguments, int expected)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync($"{{ countries(first: 1, {arguments}) {{ totalCount }} }}");

        Assert.Equal(expected, (int)data["countries"]!["totalCount"]!);
    }
}
