using System.Net;
using System.Text;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Http;

/// <summary>What caches between us and the client are told, and what comes of it (RFC 9110 sections 8.8 and 13, RFC 9111, RFC 5861, RFC 8246).</summary>
public sealed class CachingTests
{
    private const string AnyVary = "Accept, Accept-Language, Accept-Encoding";

    private sealed class Content
    {
        public ResponseCacheKey? Key { get; set; } = new("1") { MaxAge = TimeSpan.FromSeconds(60), StaleWhileRevalidate = TimeSpan.FromSeconds(300) };

        public bool? SelectsChanging { get; set; }

        public int Executions { get; set; }
    }

    private sealed class KeyOfContent(Content content) : IResponseCacheKey
    {
        public ResponseCacheKey? KeyOf(RequestContext context, bool selectsChanging)
        {
            content.SelectsChanging = selectsChanging;
            return content.Key;
        }
    }

    private static class Fields
    {
        [Field("Query.long")]
        public static string Long(int times, Content content)
        {
            content.Executions++;
            return string.Concat(Enumerable.Repeat("say again ", times));
        }

        [Field("Query.news")]
        public static string News() => "now";
    }

    private static Task<SampleHost> StartAsync(bool onKestrel = false, Action<GraphQLOptions>? configure = null) => SampleHost.StartAsync(
        onKestrel,
        schema => schema.AddSchemaText("extend type Query { long(times: Int!): String! news: String! }").AddResolvers(typeof(Fields)).UseResponseCacheKey<KeyOfContent>()
            .Configure(options => options.ChangingFields.Add("news")).Configure(configure ?? (static _ => { })),
        builder => builder.Services.AddSingleton<Content>());

    private static Content ContentOf(SampleHost host) => host.Services.GetRequiredService<Content>();

    [Theory]
    [InlineData(60, 300, false, "public, max-age=60, stale-while-revalidate=300")]
    [InlineData(60, 0, false, "public, max-age=60")]
    [InlineData(0, 300, false, "public, no-cache")]
    [InlineData(31_536_000, 0, true, "public, max-age=31536000, immutable")]
    public async Task An_answer_by_GET_says_for_how_long_it_holds_and_304_says_so_again(int maxAge, int stale, bool isImmutable, string expected)
    {
        await using var host = await StartAsync();
        ContentOf(host).Key = new("1") { MaxAge = TimeSpan.FromSeconds(maxAge), StaleWhileRevalidate = TimeSpan.FromSeconds(stale), IsImmutable = isImmutable, VariesByLanguage = !isImmutable };

        var answer = await host.GetAsync("?query=%7Bhello%7D");
        var again = await host.GetAsync("?query=%7Bhello%7D", ifNoneMatch: answer.Header("ETag"));

        var vary = isImmutable ? "Accept, Accept-Encoding" : AnyVary;
        Assert.Equal((HttpStatusCode.OK, expected, vary), (answer.Status, answer.Header("Cache-Control"), answer.Header("Vary")));
        Assert.Equal((HttpStatusCode.NotModified, expected, vary), (again.Status, again.Header("Cache-Control"), again.Header("Vary")));
        Assert.Equal((answer.Header("ETag"), ""), (again.Header("ETag"), again.Body));
    }

    // ChilliCream/graphql-platform 7208: a CDN kept "persisted query not found" and gave it to everybody.
    [Theory]
    [InlineData("GET", "?query=%7Brefuses%20hello%7D", null)] // some data, some errors
    [InlineData("GET", "?query=%7Bfails%7D", null)]
    [InlineData("GET", "?query=%7Bnope%7D", null)]
    [InlineData("GET", "?query=%7B", null)]
    [InlineData("GET", "", null)]
    [InlineData("GET", "?query=%7Bhello%7D&variables=%5B%5D", null)]
    [InlineData("GET", "?query=mutation%7Btouch%7D", null)]
    [InlineData("GET", "?extensions=%7B%22persistedQuery%22%3A%7B%22version%22%3A1%2C%22sha256Hash%22%3A%22ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38%22%7D%7D", null)]
    [InlineData("POST", "", "{}")]
    [InlineData("POST", "", "[]")]
    [InlineData("POST", "", """{"query":"{ hello }"}""")]
    [InlineData("POST", "", """{"query":"mutation { touch }"}""")]
    [InlineData("PUT", "", "{}")]
    [InlineData("OPTIONS", "", null)]
    public async Task What_may_not_be_kept_says_so_in_every_media_type(string method, string query, string? body)
    {
        await using var host = await StartAsync();
        foreach (var accept in new[] { "application/graphql-response+json", "application/json", "*/*", "image/png", "text/event-stream" })
        {
            using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            var answer = await host.SendAsync(new HttpMethod(method), "/graphql" + query, accept, content);

            Assert.Equal("no-store", answer.Header("Cache-Control"));
            Assert.Null(answer.Header("ETag"));
        }
    }

    [Fact]
    public async Task Without_a_key_nothing_is_kept()
    {
        await using var host = await StartAsync();
        ContentOf(host).Key = null;

        var answer = await host.GetAsync("?query=%7Bhello%7D");

        Assert.Equal((HttpStatusCode.OK, "no-store", null), (answer.Status, answer.Header("Cache-Control"), answer.Header("ETag")));
    }

    [Fact]
    public async Task An_answer_that_the_client_has_is_304_without_an_execution()
    {
        await using var host = await StartAsync(configure: static options => options.ResponseCacheBytes = 0);
        const string Query = "?query=%7Blong(times:3)%7D";
        var first = await host.GetAsync(Query);
        var again = await host.GetAsync(Query, ifNoneMatch: $"\"other\", W/{first.Header("ETag")}");
        using var same = new StringContent("""{"query":"{long(times:3)}"}""", Encoding.UTF8, "application/json");
        var byPost = await host.SendAsync(HttpMethod.Post, "/graphql", null, same, first.Header("ETag"));
        var other = await host.GetAsync("?query=%7Bx:hello%7D", ifNoneMatch: first.Header("ETag"));

        Assert.Matches("^\"[0-9a-f]{32}\"$", first.Header("ETag"));
        Assert.Equal((HttpStatusCode.NotModified, "", first.Header("ETag")), (again.Status, again.Body, again.Header("ETag")));
        Assert.Equal((HttpStatusCode.OK, null), (byPost.Status, byPost.Header("ETag"))); // a POST is no request for a stored answer (RFC 9110, 13.1.2)
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.NotEqual(first.Header("ETag"), other.Header("ETag"));
        Assert.Equal(2, ContentOf(host).Executions);
    }

    [Theory]
    [InlineData("TAG", true)]
    [InlineData("W/TAG", true)]
    [InlineData("\"a, b\" , TAG", true)]
    [InlineData("\"\",W/\"x\",TAG,\"y\"", true)]
    [InlineData("nonsense TAG", true)] // read kindly: the tag is there
    [InlineData("\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("*", false)] // only an execution could tell whether there is an answer
    [InlineData("", false)]
    public async Task If_None_Match_is_a_list_of_tags(string header, bool isNotModified)
    {
        await using var host = await StartAsync();
        var tag = (await host.GetAsync("?query=%7Bhello%7D")).Header("ETag");

        var answer = await host.GetAsync("?query=%7Bhello%7D", ifNoneMatch: header.Replace("TAG", tag, StringComparison.Ordinal));

        Assert.Equal(isNotModified ? HttpStatusCode.NotModified : HttpStatusCode.OK, answer.Status);
        Assert.Equal(tag, answer.Header("ETag"));
    }

    // open-metadata/OpenMetadata 30497: the tag was made of less than the answer was, and clients kept stale answers.
    [Fact]
    public async Task Answers_that_differ_have_tags_that_differ()
    {
        await using var host = await StartAsync();
        string[] requests =
        [
            "?query=%7Bhello%7D", "?query=%7Bhello%20%7D", "?query=%7Blong(times:1)%7D", "?query=query%20a%7Bhello%7Dquery%20b%7Bx:hello%7D&operationName=a",
            "?query=query%20a%7Bhello%7Dquery%20b%7Bx:hello%7D&operationName=b", "?query=query($n:Int!)%7Blong(times:$n)%7D&variables=%7B%22n%22:1%7D",
            "?query=query($n:Int!)%7Blong(times:$n)%7D&variables=%7B%22n%22:2%7D",
        ];
        var tags = new HashSet<string?>();
        foreach (var key in new[] { "1", "2" })
        {
            ContentOf(host).Key = new(key);
            foreach (var request in requests)
            {
                foreach (var accept in new[] { "application/json", "application/graphql-response+json" })
                    tags.Add((await host.GetAsync(request, accept)).Header("ETag"));
            }
        }

        Assert.Equal(2 * requests.Length * 2, tags.Count);
        Assert.DoesNotContain(null, tags);
    }

    [Theory]
    [InlineData("{ hello }", false)]
    [InlineData("{ news }", true)]
    [InlineData("{ hello: news }", true)]
    [InlineData("{ news: hello }", false)]
    [InlineData("query a { ...f } fragment f on Query { ... { news } }", true)]
    public async Task The_host_hears_whether_a_document_asks_for_what_changes(string query, bool expected)
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 2; i++)
        {
            await host.PostAsync(new { query });

            Assert.Equal(expected, ContentOf(host).SelectsChanging);
        }
    }

    [Fact]
    public async Task A_changing_field_that_is_none_keeps_the_host_from_starting()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(configure: static options => options.ChangingFields.Add("newz")));

        Assert.Equal("ChangingFields of the GraphQL schema 'default' names 'newz', which is no field of any type.", exception.Message);
    }

    [Fact]
    public async Task HEAD_has_the_headers_of_GET()
    {
        await using var host = await StartAsync(onKestrel: true);
        var get = await host.GetAsync("?query=%7Blong(times:300)%7D");
        var head = await host.SendAsync(HttpMethod.Head, "/graphql?query=%7Blong(times:300)%7D", "application/graphql-response+json");

        foreach (var header in new[] { "Cache-Control", "ETag", "Vary", "Content-Type", "Content-Length" })
            Assert.Equal(get.Header(header), head.Header(header));
        Assert.Equal((HttpStatusCode.OK, ""), (head.Status, head.Body));
    }
}
