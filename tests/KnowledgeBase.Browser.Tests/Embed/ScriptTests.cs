using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.Api.Embed;
using KnowledgeBase.Browser.Tests.Chrome;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Browser.Tests.Embed;

/// <summary>How the script is served: small, to everybody, kept by caches, and the same for ever under the address that names its version.</summary>
public sealed class ScriptTests(PostgresFixture postgres, BrowserFixture browser)
{
    private const int SixKilobytes = 6 * 1024;

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    [InlineData("", null)]
    public async Task It_is_sent_in_the_smallest_form_that_the_client_takes_and_compressed_it_has_less_than_6_kilobytes(string accepted, string? expected)
    {
        using var response = await GetAsync("/embed/kb.js", ("Accept-Encoding", accepted));
        var sent = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(await File.ReadAllBytesAsync(Source, TestContext.Current.CancellationToken), Decoded(sent, expected));
        Assert.Equal(sent.Length, response.Content.Headers.ContentLength);
        if (expected is not null)
            Assert.InRange(sent.Length, 1, SixKilobytes - 1);
    }

    [Theory]
    [InlineData("/embed/kb.js", "public, max-age=3600, stale-while-revalidate=86400")]
    [InlineData("/embed/kb-1.0.0.js", "public, max-age=31536000, immutable")]
    public async Task Any_page_may_load_it_and_caches_keep_it(string address, string caching)
    {
        using var response = await GetAsync(address);

        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["cross-origin"], response.Headers.GetValues("Cross-Origin-Resource-Policy"));
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(caching.Split(", ").Order(), string.Join(",", response.Headers.GetValues("Cache-Control")).Split(',').Select(static part => part.Trim()).Order());
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task Each_form_has_an_entity_tag_of_its_own_and_who_has_it_is_not_sent_it_again(string encoding)
    {
        using var first = await GetAsync("/embed/kb.js", ("Accept-Encoding", encoding));
        var tag = first.Headers.ETag!;
        using var again = await GetAsync("/embed/kb.js", ("Accept-Encoding", encoding), ("If-None-Match", tag.ToString()));
        using var otherForm = await GetAsync("/embed/kb.js", ("Accept-Encoding", encoding == "br" ? "gzip" : "br"), ("If-None-Match", tag.ToString()));

        Assert.False(tag.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, otherForm.StatusCode);
    }

    [Fact]
    public async Task HEAD_tells_the_same_without_the_script()
    {
        var client = (await browser.ServiceAsync(postgres)).Client;
        using var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/embed/kb.js"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(new FileInfo(Source).Length, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/embed/kb-0.0.1.js")]
    [InlineData("/embed/kb-x.js")]
    public async Task A_version_that_there_is_not_is_said_so(string address)
    {
        using var response = await GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("There is no such version of kb.js. There are: 1.0.0.\n", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_address_of_the_newest_version_and_its_hash_are_those_in_the_documentation()
    {
        var newest = EmbedScript.ReadAll()[0];
        var page = await File.ReadAllTextAsync(Path.Combine(Home, "docs", "for-partners.md"), TestContext.Current.CancellationToken);

        Assert.Equal("sha384-" + Convert.ToBase64String(SHA384.HashData(await File.ReadAllBytesAsync(Source, TestContext.Current.CancellationToken))), newest.Integrity);
        Assert.True(
            page.Contains($"/embed/kb-{newest.Version}.js", StringComparison.Ordinal) && page.Contains(newest.Integrity, StringComparison.Ordinal),
            $"""
             docs/for-partners.md must name kb-{newest.Version}.js with integrity="{newest.Integrity}".
             Once a version is released its address never changes its content: keep the file as Embed/kb-{newest.Version}.js and give kb.js the next version.
             """);
    }

    [Fact]
    public void A_script_without_a_version_is_refused()
    {
        var error = Assert.Throws<FormatException>(() => new EmbedScript(Encoding.UTF8.GetBytes("alert(1)\n")));

        Assert.Equal("The script's first line names no version: alert(1)", error.Message);
    }

    private static string Home => Path.GetDirectoryName(CatalogueService.RealSeed)!;

    private static string Source => Path.Combine(Home, "src", "KnowledgeBase.Api", "Embed", "kb.js");

    private async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await (await browser.ServiceAsync(postgres)).Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static byte[] Decoded(byte[] sent, string? encoding)
    {
        using var source = new MemoryStream(sent);
        using Stream stream = encoding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var target = new MemoryStream();
        stream.CopyTo(target);
        return target.ToArray();
    }
}
