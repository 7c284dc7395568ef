using System.Net;
using KnowledgeBase.GraphQL.Http;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Http;

public sealed class GraphiQLPageTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task A_browser_gets_a_page_that_may_load_only_from_this_server()
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.GetAsync("?query=%7Bhello%7D", Browser);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("text/html; charset=utf-8", answer.Header("Content-Type"));
        Assert.Matches(
            "^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[0-9a-f]{32}'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$",
            answer.Header("Content-Security-Policy"));
        Assert.DoesNotContain("hello", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_can_be_switched_off()
    {
        await using var host = await SampleHost.StartAsync(schema => schema.Configure(options => options.GraphiQL = false));

        Assert.Equal("""{"data":{"hello":"world"}}""", (await host.GetAsync("?query=%7Bhello%7D", Browser)).Body);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, "/graphql/explorer/graphiql.js")).Status);
    }

    [Theory]
    [InlineData("/graphql/explorer/none.js")]
    [InlineData("/graphql/explorer/..%2Fgraphiql.js")]
    public async Task What_is_no_asset_is_404(string path)
    {
        await using var host = await SampleHost.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Get, path)).Status);
    }

    [Fact]
    public async Task Where_it_was_not_built_the_page_says_so_and_how_to_build_it()
    {
        var page = await WriteAsync(new GraphiQLPage(new Dictionary<string, byte[]>(StringComparer.Ordinal)), "/graphql");

        Assert.Contains("The explorer was not built into this server", page, StringComparison.Ordinal);
        Assert.Contains("node make.mjs", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hosts_first_document_is_told_to_the_explorer_and_is_never_markup()
    {
        var assets = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["graphiql.js"] = [1] };

        Assert.Contains(" data-document=\"{ a(b: &quot;&lt;/main&gt;&quot;) }\">", await WriteAsync(new GraphiQLPage(assets, "{ a(b: \"</main>\") }"), "/graphql"), StringComparison.Ordinal);
        Assert.DoesNotContain("data-document", await WriteAsync(new GraphiQLPage(assets), "/graphql"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "graphiql.js", null, "plain")]
    [InlineData("", "graphiql.js", null, "plain")]
    [InlineData("identity", "graphiql.js", null, "plain")]
    [InlineData("gzip", "graphiql.js", "gzip", "zipped")]
    [InlineData("gzip, deflate, br, zstd", "graphiql.js", "br", "brotli")]
    [InlineData("GZIP;q=0.5, br;q=0", "graphiql.js", "gzip", "zipped")]
    [InlineData("br", "graphiql.css", null, "style")]
    public async Task An_asset_comes_as_the_build_compressed_it_where_the_browser_takes_that(string? accepted, string name, string? encoding, string expected)
    {
        var page = new GraphiQLPage(new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["graphiql.js"] = "plain"u8.ToArray(),
            ["graphiql.js.br"] = "brotli"u8.ToArray(),
            ["graphiql.js.gz"] = "zipped"u8.ToArray(),
            ["graphiql.css"] = "style"u8.ToArray(),
        });
        var http = new DefaultHttpContext();
        if (accepted is not null)
            http.Request.Headers.AcceptEncoding = accepted;
        using var body = new MemoryStream();
        http.Response.Body = body;

        await page.WriteAssetAsync(http, name);

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(body.ToArray()));
        Assert.Equal((encoding, (long?)expected.Length), (http.Response.Headers.ContentEncoding.FirstOrDefault(), http.Response.ContentLength));
        Assert.Equal("Accept-Encoding", http.Response.Headers.Vary);
    }

    [Fact]
    public async Task What_is_compressed_is_no_asset_of_its_own()
    {
        var http = new DefaultHttpContext();
        await new GraphiQLPage(new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["graphiql.js.br"] = [1] }).WriteAssetAsync(http, "graphiql.js.br");

        Assert.Equal(404, http.Response.StatusCode);
    }

    [Fact]
    public async Task A_path_is_never_markup()
    {
        var page = await WriteAsync(new GraphiQLPage(new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["graphiql.js"] = [1] }), "/\"><script>");

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    private static async Task<string> WriteAsync(GraphiQLPage page, string path)
    {
        var http = new DefaultHttpContext { Request = { Path = path } };
        using var body = new MemoryStream();
        http.Response.Body = body;
        await page.WriteAsync(http);
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }
}
