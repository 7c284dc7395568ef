using System.Net;
using System.Net.Http.Json;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>What caches of partners may do with the answers of the real service, and what browsers of other sites may read.</summary>
public sealed class HttpCachingTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    private const string Newest = "public, max-age=60, stale-while-revalidate=300";
    private const string Pinned = "public, max-age=31536000, immutable";
    private const string VaryByLanguage = "Accept, Accept-Language, Accept-Encoding";
    private const string VaryWithoutLanguage = "Accept, Accept-Encoding";

    private sealed record Told(HttpStatusCode Status, string? CacheControl, string? Tag, string Vary, string Body)
    {
        public static async Task<Told> OfAsync(HttpClient client, HttpMethod method, string query, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, method == HttpMethod.Get ? "/graphql?query=" + Uri.EscapeDataString(query) : "/graphql");
            if (method == HttpMethod.Post)
                request.Content = JsonContent.Create(new { query });
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value);
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            return new(
                response.StatusCode, response.Headers.NonValidated.TryGetValues("Cache-Control", out var values) ? values.ToString() : null, response.Headers.ETag?.ToString(),
                string.Join(", ", response.Headers.Vary), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    private async Task<HttpClient> ClientAsync() => (await catalogue.ServiceAsync(postgres)).Client;

    [Theory]
    [InlineData("{ factsheet(slug: \"sexting\") { title } }", Newest, VaryByLanguage)]
    [InlineData("query @inContext(languages: [\"fr\"]) { factsheet(slug: \"sexting\") { title } }", Newest, VaryWithoutLanguage)]
    [InlineData("query @inContext(release: \"VERSION\") { factsheet(slug: \"sexting\") { title } }", Pinned, VaryByLanguage)]
    [InlineData("query @inContext(release: \"VERSION\", languages: [\"fr\"]) { factsheet(slug: \"sexting\") { title } }", Pinned, VaryWithoutLanguage)]
    [InlineData("query @inContext(release: \"VERSION\", languages: [\"fr\"]) { releases(first: 1) { nodes { version } } }", Newest, VaryWithoutLanguage)] // the list grows
    [InlineData("query @inContext(release: \"1999.1.0\") { factsheet(slug: \"sexting\") { title } }", "no-store", VaryByLanguage)]
    [InlineData("{ nope }", "no-store", VaryByLanguage)]
    public async Task GET_says_how_long_and_by_what_an_answer_holds_and_POST_that_none_is_to_be_kept(string query, string cacheControl, string vary)
    {
        var service = await catalogue.ServiceAsync(postgres);
        var version = (string)(await service.DataAsync("{ release { version } }"))["release"]!["version"]!;
        query = query.Replace("VERSION", version, StringComparison.Ordinal);

        var get = await Told.OfAsync(service.Client, HttpMethod.Get, query);
        var post = await Told.OfAsync(service.Client, HttpMethod.Post, query);

        Assert.Equal((cacheControl, vary), (get.CacheControl, get.Vary));
        Assert.Equal(cacheControl == "no-store", get.Tag is null);
        Assert.Equal(("no-store", null, get.Body), (post.CacheControl, post.Tag, post.Body));
        if (get.Tag is not null)
        {
            var again = await Told.OfAsync(service.Client, HttpMethod.Get, query, ("If-None-Match", get.Tag));
            Assert.Equal(get with { Status = HttpStatusCode.NotModified, Body = "" }, again);
        }
    }

    // OrchardCMS/OrchardCore 17041: what the first visitor's language gave was kept and given to all.
    [Fact]
    public async Task Visitors_of_two_languages_get_their_own_answers_and_one_schema()
    {
        var client = await ClientAsync();
        const string Title = "{ factsheet(slug: \"sexting\") { language } }";
        const string Schema = "{ __type(name: \"Query\") { description fields { description } } }";
        for (var i = 0; i < 2; i++) // the second time from memory
        {
            var french = await Told.OfAsync(client, HttpMethod.Get, Title, ("Accept-Language", "fr"));
            var spanish = await Told.OfAsync(client, HttpMethod.Get, Title, ("Accept-Language", "es"));
            var crossed = await Told.OfAsync(client, HttpMethod.Get, Title, ("Accept-Language", "es"), ("If-None-Match", french.Tag!));

            Assert.Contains("\"language\":\"fr\"", french.Body, StringComparison.Ordinal);
            Assert.Contains("\"language\":\"es\"", spanish.Body, StringComparison.Ordinal);
            Assert.Equal(spanish, crossed);
        }

        var frenchSchema = await Told.OfAsync(client, HttpMethod.Get, Schema, ("Accept-Language", "fr"));
        Assert.Equal((await Told.OfAsync(client, HttpMethod.Get, Schema, ("Accept-Language", "es"))).Body, frenchSchema.Body);
    }

    // open-metadata/OpenMetadata 30497: a tag that did not follow the content gave stale answers.
    [Fact]
    public async Task A_new_release_gives_the_newest_another_tag_and_leaves_the_pinned_one_alone()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        const string Query = "{ factsheet(slug: \"online-grooming\") { title } }";
        const string Releases = "query @inContext(release: \"2026.1.0\") { releases { totalCount } }";
        var pinned = "query @inContext(release: \"2026.1.0\") " + Query;
        string[] queries = [Query, pinned, Releases];
        var before = new List<Told>();
        foreach (var query in queries)
            before.Add(await Told.OfAsync(service.Client, HttpMethod.Get, query));

        seed.Replace("manifestations/online-grooming.en.md", "title: Online grooming", "title: Grooming of children online");
        seed.Version("2027.1.0");
        await service.PublishAsync(seed.Path);
        var after = new List<Told>();
        foreach (var (query, first) in queries.Zip(before))
            after.Add(await Told.OfAsync(service.Client, HttpMethod.Get, query, ("If-None-Match", first.Tag!)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK], after.Select(told => told.Status));
        Assert.Contains("Grooming of children online", after[0].Body, StringComparison.Ordinal);
        Assert.Contains("\"totalCount\":2", after[2].Body, StringComparison.Ordinal);
        Assert.Equal(before[1].Body, (await Told.OfAsync(service.Client, HttpMethod.Get, pinned)).Body);
    }

    [Fact]
    public async Task Scripts_of_any_site_may_read_and_send_no_credentials()
    {
        var client = await ClientAsync();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        preflight.Headers.Add("Origin", "https://partner.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "content-type,if-none-match");
        using var allowed = await client.SendAsync(preflight, TestContext.Current.CancellationToken);
        using var read = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Brelease%7Bversion%7D%7D");
        read.Headers.Add("Origin", "https://partner.example");
        using var answer = await client.SendAsync(read, TestContext.Current.CancellationToken);
        using var wrong = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7Bnope%7D");
        wrong.Headers.Add("Origin", "null");
        using var refused = await client.SendAsync(wrong, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal(
            ["Access-Control-Allow-Headers: content-type,if-none-match", "Access-Control-Allow-Methods: GET,HEAD,POST,OPTIONS", "Access-Control-Allow-Origin: *", "Access-Control-Max-Age: 7200"],
            Cors(allowed));
        Assert.Equal(["Access-Control-Allow-Origin: *", "Access-Control-Expose-Headers: ETag,Retry-After"], Cors(answer));
        Assert.Equal(["Access-Control-Allow-Origin: *", "Access-Control-Expose-Headers: ETag,Retry-After"], Cors(refused)); // or scripts could not read why
        Assert.DoesNotContain("Origin", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/health/ready")]
    [InlineData("/favicon.ico")]
    public async Task Other_endpoints_are_closed_to_scripts_of_other_sites(string path)
    {
        var client = await ClientAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "https://partner.example");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Empty(Cors(response));
    }

    private static string[] Cors(HttpResponseMessage response) =>
        [.. response.Headers.NonValidated.Where(header => header.Key.StartsWith("Access-Control-", StringComparison.Ordinal)).Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.Ordinal)];
}
