using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>The editorial endpoint as HTTP: who comes in, what is kept, and which methods do what.</summary>
/// <param name="service">The service.</param>
public sealed class EndpointTests(EditorialService service) : IClassFixture<EditorialService>
{
    private const string Question = "{ factsheet(slug: \"online-grooming\") { title } }";
    private static readonly string ByGet = "/editorial/graphql?query=" + Uri.EscapeDataString(Question);

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Without_a_key_there_is_nothing_but_how_to_get_in(string method)
    {
        using var response = method == "GET"
            ? await service.SendAsync(null, HttpMethod.Get, ByGet)
            : await service.SendAsync(null, HttpMethod.Post, "/editorial/graphql", JsonContent.Create(new { query = "{ __schema { types { name } } }" }));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.StartsWith("Bearer", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("UNAUTHENTICATED", answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
        Assert.Null(answer["data"]);
    }

    [Fact]
    public async Task Answers_are_neither_kept_nor_open_to_pages_of_other_sites()
    {
        using var response = await service.SendAsync("ada", HttpMethod.Get, ByGet, headers: headers => headers.Add("Origin", "https://other.example"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Null(response.Headers.ETag);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Contains("Online grooming", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Browsers_are_not_told_that_other_sites_may_ask()
    {
        using var response = await service.SendAsync(null, HttpMethod.Options, "/editorial/graphql", headers: static headers =>
        {
            headers.Add("Origin", "https://other.example");
            headers.Add("Access-Control-Request-Method", "POST");
            headers.Add("Access-Control-Request-Headers", "authorization, content-type");
        });

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control-Allow", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_mutation_never_runs_by_GET()
    {
        var query = Uri.EscapeDataString("mutation { openChangeset(input: { title: \"By GET\" }) { changeset { id } userErrors { message } } }");
        using var response = await service.SendAsync("ada", HttpMethod.Get, "/editorial/graphql?query=" + query);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.DoesNotContain("By GET", await service.EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_explorer_opens_without_a_key_and_holds_no_content()
    {
        using var response = await service.SendAsync(null, HttpMethod.Get, "/editorial/graphql", headers: static headers => headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html")));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_public_endpoint_knows_no_mutation_and_no_changeset()
    {
        foreach (var query in new[] { "mutation { openChangeset(input: { title: \"x\" }) { userErrors { message } } }", "{ changesets { nodes { id } } }", "query @inContext(changeset: \"x\") { factsheets { totalCount } }" })
        {
            var answer = await service.PublicAsync(query);
            Assert.Contains("\"errors\"", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("\"data\"", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_partner_reads_what_readers_read_and_no_draft()
    {
        Assert.Equal("Online grooming", (await service.DataAsync("pat", Question))["factsheet"]!["title"]!.GetValue<string>());
        foreach (var query in new[] { "{ changesets { nodes { id } } }", "{ changeset(id: \"x\") { id } }", "query @inContext(changeset: \"x\") { factsheets { totalCount } }" })
        {
            var answer = await service.AskAsync("pat", query);
            Assert.Equal("FORBIDDEN", answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
        }
    }
}
