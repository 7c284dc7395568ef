using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>Whatever comes in gets a clear answer.</summary>
public sealed class BadRequestTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    [Theory]
    [InlineData("factsheet(slug: \"no-such-sheet\") { title }", "factsheet")]
    [InlineData("manifestation(slug: \"tor\") { title }", "manifestation")]
    [InlineData("instrument(slug: \"no-such-treaty\") { slug }", "instrument")]
    [InlineData("provision(instrument: \"lanzarote-convention\", article: \"999\") { article }", "provision")]
    [InlineData("provision(instrument: \"no-such-treaty\", article: \"23\") { article }", "provision")]
    [InlineData("source(slug: \"no-such-source\") { title }", "source")]
    [InlineData("country(code: \"ZZZ\") { name }", "country")]
    [InlineData("node(id: \"no-such-id\") { id }", "node")]
    [InlineData("node(id: \"\") { id }", "node")]
    public async Task What_does_not_exist_is_null_without_an_error(string field, string name)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync($"{{ {field} }}");

        Assert.Null(answer["errors"]);
        Assert.Equal($$"""{"{{name}}":null}""", answer["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("factsheet(slug: \"Not A Slug\") { title }", "\"Not A Slug\" is no Slug; it must be a string such as \"online-grooming\".")]
    [InlineData("factsheet(slug: 7) { title }", "this literal is no Slug; it must be a string such as \"online-grooming\".")]
    [InlineData("country(code: \"France\") { name }", "\"France\" is no CountryCode; it must be a string such as \"FRA\".")]
    [InlineData("coverageMatrix(filter: { asOf: \"2010-02-30\" }) { rows { slug } }", "\"2010-02-30\" is no Date; it must be a string such as \"2010-07-01\".")]
    public async Task A_value_of_the_wrong_form_is_refused_with_one_that_fits(string field, string message)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync($"{{ {field} }}");

        Assert.Contains(message, (string)Assert.Single(answer["errors"]!.AsArray())!["message"]!, StringComparison.Ordinal);
        Assert.Null(answer["data"]);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("""{"query": 7}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"query": "{"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"query": "{ nothing }"}""", HttpStatusCode.BadRequest)]
    public async Task A_malformed_body_gets_one_well_formed_error(string body, HttpStatusCode status)
    {
        var service = await catalogue.ServiceAsync(postgres);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");

        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("errors", Assert.Single(answer.AsObject()).Key);
        Assert.NotEqual("", (string)answer["errors"]![0]!["message"]!);
    }

    [Fact]
    public async Task A_query_that_nests_too_deep_is_refused_by_the_name_of_the_limit()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var deep = string.Concat(Enumerable.Repeat("related { target { ", 12)) + "slug" + string.Concat(Enumerable.Repeat(" } }", 12));

        var answer = await service.AskAsync($"{{ factsheet(slug: \"tor\") {{ {deep} }} }}");

        var error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal("LIMIT_EXCEEDED", (string)error["extensions"]!["code"]!);
        Assert.Equal("maxDepth", (string)error["extensions"]!["limit"]!);
    }

    [Fact]
    public async Task An_unknown_release_names_the_ones_that_there_are()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync("query @inContext(release: \"1999.1.0\") { release { version } }");

        Assert.Equal(
            """{"errors":[{"message":"There is no release \u00221999.1.0\u0022. The newest are: 2026.1.1.","extensions":{"code":"RELEASE_NOT_FOUND","releases":["2026.1.1"]}}]}""",
            answer.ToJsonString());
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task Nodes_takes_at_most_a_hundred_identifiers(int count, bool isAnswered)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = Enumerable.Repeat("x", count) });

        Assert.Equal(isAnswered, answer["errors"] is null);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public async Task Lookup_takes_at_most_two_hundred_characters(int length, bool isAnswered)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync("query($label: String!) { lookup(label: $label) { matches { matched { label } } } }", new { label = new string('x', length) });

        Assert.Equal(isAnswered, answer["errors"] is null);
    }

    [Fact]
    public async Task Lookup_of_nothing_finds_nothing()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync("{ lookup(label: \"\") { matches { matched { label } } suggestions { label } } }");

        Assert.Equal("""{"lookup":{"matches":[],"suggestions":[]}}""", data.ToJsonString());
    }
}
