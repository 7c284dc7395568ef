using System.IO.Compression;
using System.Net;
using System.Text;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Http;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Http;

/// <summary>Bodies come in a coding that the client takes (RFC 9110, section 12.5.3), and each coding has an entity tag of its own (section 8.8.3.3).</summary>
public sealed class CompressionTests
{
    private const string Long = "?query=%7Blong(times:300)%7D";
    private static readonly string LongBody = $$$"""{"data":{"long":"{{{string.Concat(Enumerable.Repeat("say again ", 300))}}}"}}""";

    private sealed class OneRelease : IResponseCacheKey
    {
        public ResponseCacheKey? KeyOf(RequestContext context, bool selectsChanging) => new("1") { MaxAge = TimeSpan.FromSeconds(60) };
    }

    private static class Fields
    {
        [Field("Query.long")]
        public static string Long(int times) => string.Concat(Enumerable.Repeat("say again ", times));

        [Field("Query.exactly")]
        public static string Exactly(int bytes) => new('x', bytes - """{"exactly":""}""".Length);

        [Field("Query.bad")]
        public static string? Bad() => throw new GraphQLException(new GraphQLError(string.Concat(Enumerable.Repeat("no ", 1_000)), "NO"));
    }

    private static Task<SampleHost> StartAsync(Action<GraphQLOptions>? configure = null, bool onKestrel = false) => SampleHost.StartAsync(
        onKestrel,
        schema => schema.AddSchemaText("extend type Query { long(times: Int!): String! exactly(bytes: Int!): String! bad: String }").AddResolvers(typeof(Fields))
            .UseResponseCacheKey<OneRelease>().Configure(configure ?? (static _ => { })));

    private sealed record Raw(HttpStatusCode Status, string? Coding, string? Tag, byte[] Bytes)
    {
        public string Text => Encoding.UTF8.GetString(Coding switch { "br" => Unpack(new BrotliStream(new MemoryStream(Bytes), CompressionMode.Decompress)), "gzip" => Unpack(new GZipStream(new MemoryStream(Bytes), CompressionMode.Decompress)), _ => Bytes });

        private static byte[] Unpack(Stream stream)
        {
            using (stream)
            {
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return copy.ToArray();
            }
        }
    }

    private static async Task<Raw> GetAsync(SampleHost host, string query, string? acceptEncoding, string? ifNoneMatch = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + query);
        request.Headers.TryAddWithoutValidation("Accept", accept ?? "application/graphql-response+json");
        if (acceptEncoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        if (response.Content.Headers.ContentLength is { } length)
            Assert.Equal(bytes.Length, length);
        return new(response.StatusCode, response.Content.Headers.ContentEncoding.SingleOrDefault(), response.Headers.ETag?.ToString(), bytes);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("x-gzip", "gzip")] // RFC 9110, 8.4.1.3
    [InlineData("deflate, zstd", null)]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("gzip;q=0.5, br;q=0.500", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("identity, br;q=0.5", null)]
    [InlineData("identity;q=0.5, gzip;q=0.8", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0.1, gzip;q=0.2", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("br;q=2, gzip;q=x, , ;q=1", null)] // no item of it can be read
    public async Task The_coding_is_the_one_that_the_client_likes_best(string? acceptEncoding, string? coding)
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 2; i++) // fresh, and from memory
        {
            var answer = await GetAsync(host, Long, acceptEncoding);

            Assert.Equal((HttpStatusCode.OK, coding, LongBody), (answer.Status, answer.Coding, answer.Text));
        }
    }

    [Theory]
    [InlineData("identity;q=0", HttpStatusCode.NotAcceptable)]
    [InlineData("*;q=0", HttpStatusCode.NotAcceptable)]
    [InlineData("*;q=0, identity", HttpStatusCode.OK)]
    [InlineData("identity;q=0, br", HttpStatusCode.OK)]
    public async Task Who_takes_nothing_that_there_is_gets_406(string acceptEncoding, HttpStatusCode status)
    {
        await using var host = await StartAsync();

        Assert.Equal(status, (await GetAsync(host, Long, acceptEncoding)).Status);
    }

    [Theory]
    [InlineData(1_023, "br", null)]
    [InlineData(1_024, "br", "br")]
    [InlineData(1_023, "br, identity;q=0", "br")]
    public async Task Small_bodies_stay_as_they_are_where_the_client_takes_that(int bytes, string acceptEncoding, string? coding)
    {
        await using var host = await StartAsync();

        Assert.Equal(coding, (await GetAsync(host, $"?query=%7Bexactly(bytes:{bytes})%7D", acceptEncoding)).Coding);
    }

    [Fact]
    public async Task Each_representation_has_a_strong_tag_of_its_own_and_the_same_bytes_whether_kept_or_not()
    {
        await using var keeps = await StartAsync();
        await using var keepsNothing = await StartAsync(static options => options.ResponseCacheBytes = 0);
        var tags = new HashSet<string?>();
        foreach (var coding in new[] { "identity", "br", "gzip" })
        {
            foreach (var accept in new[] { "application/json", "application/graphql-response+json" })
            {
                var first = await GetAsync(keeps, Long, coding, accept: accept);
                var again = await GetAsync(keeps, Long, coding, accept: accept);
                var fresh = await GetAsync(keepsNothing, Long, coding, accept: accept);
                tags.Add(first.Tag);

                Assert.Equal((first.Tag, first.Tag), (again.Tag, fresh.Tag));
                Assert.Equal(first.Bytes, again.Bytes);
                Assert.Equal(first.Bytes, fresh.Bytes);
            }
        }

        Assert.Equal(6, tags.Count);
        Assert.All(tags, tag => Assert.Matches("^\"[0-9a-f]{32}(-json)?(-br|-gzip)?\"$", tag));
    }

    [Theory]
    [InlineData("br", "br", true)]
    [InlineData("br", "gzip, br", true)]
    [InlineData("br", "gzip", false)] // the client could not read what it has
    [InlineData("br", null, false)]
    [InlineData("gzip", "gzip;q=0.1, br", true)]
    [InlineData(null, "gzip, br", true)]
    [InlineData(null, "br, identity;q=0", false)]
    public async Task What_the_client_has_in_a_coding_that_it_takes_is_304(string? had, string? takes, bool isNotModified)
    {
        await using var host = await StartAsync();
        var first = await GetAsync(host, Long, had);
        var second = await GetAsync(host, Long, takes, first.Tag);
        var otherType = await GetAsync(host, Long, takes, first.Tag, "application/json");

        Assert.Equal(isNotModified ? HttpStatusCode.NotModified : HttpStatusCode.OK, second.Status);
        Assert.Equal(isNotModified, second.Tag == first.Tag);
        Assert.Equal(isNotModified ? "" : LongBody, second.Text);
        Assert.Equal((HttpStatusCode.OK, LongBody), (otherType.Status, otherType.Text));
    }

    [Fact]
    public async Task Errors_are_compressed_too_and_a_host_may_forbid_it()
    {
        await using var host = await StartAsync();
        await using var plain = await StartAsync(static options => options.Compression = false);
        var bad = await GetAsync(host, "?query=%7Bbad%20long(times:300)%7D", "gzip");
        var forbidden = await GetAsync(plain, Long, "gzip, identity;q=0");

        Assert.Equal(("gzip", null), (bad.Coding, bad.Tag));
        Assert.StartsWith("""{"errors":[{"message":"no no """, bad.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, null, LongBody), (forbidden.Status, forbidden.Coding, forbidden.Text));
    }

    [Fact]
    public async Task Event_streams_are_never_compressed()
    {
        await using var host = await StartAsync(onKestrel: true);

        var answer = await GetAsync(host, Long, "gzip, br", accept: "text/event-stream");

        Assert.Equal((HttpStatusCode.OK, null, null), (answer.Status, answer.Coding, answer.Tag));
        Assert.StartsWith("event: next\ndata: {\"data\":", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    public void Any_length_comes_back_whole(int length)
    {
        var body = new byte[length];
        new Random(7).NextBytes(body);
        foreach (var coding in new[] { ContentCoding.Brotli, ContentCoding.Gzip })
        {
            var packed = new Raw(HttpStatusCode.OK, AnswerCompression.NameOf(coding), null, AnswerCompression.Compress(body, coding));
            using Stream stream = coding == ContentCoding.Brotli
                ? new BrotliStream(new MemoryStream(packed.Bytes), CompressionMode.Decompress)
                : new GZipStream(new MemoryStream(packed.Bytes), CompressionMode.Decompress);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);

            Assert.True(copy.ToArray().AsSpan().SequenceEqual(body));
        }
    }
}
