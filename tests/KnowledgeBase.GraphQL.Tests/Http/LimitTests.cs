using System.Net;
using System.Text;
using KnowledgeBase.GraphQL.Hosting;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Http;

public sealed class LimitTests
{
    private const string Request = """{"query":"{ hello }"}""";

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(int.MinValue, false)]
    [InlineData(GraphQLOptions.GreatestBodyBytes + 1, false)]
    [InlineData(int.MaxValue, false)]
    [InlineData(1, true)]
    [InlineData(GraphQLOptions.GreatestBodyBytes, true)]
    public void The_body_limit_is_from_one_byte_to_64_MiB(int bytes, bool fits) =>
        Assert.Equal(fits, new GraphQLOptions { MaxBodyBytes = bytes }.Problems().Count == 0);

    [Fact]
    public async Task A_host_with_settings_that_cannot_be_does_not_start_and_lists_them_all()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => SampleHost.StartAsync(schema => schema.Configure(options =>
        {
            options.MaxBodyBytes = -1;
            options.MaxJsonDepth = 257;
            options.DocumentCacheSize = 0;
            options.TimeLimit = TimeSpan.Zero;
            options.OnlyPersistedDocuments = true;
            options.StatusByErrorCode["X"] = 200;
        })));

        Assert.Equal(
            string.Join(
                Environment.NewLine,
                "The settings of the GraphQL schema 'default' are not usable:",
                "- MaxBodyBytes is -1; it must be from 1 to 67108864",
                "- MaxJsonDepth is 257; it must be from 2 to 256",
                "- DocumentCacheSize is 0; it must be from 2 to 2147483647",
                "- TimeLimit is 00:00:00; it must be more than zero and at most a day",
                "- OnlyPersistedDocuments is set, but no document is in PersistedDocuments or NamedDocuments",
                "- StatusByErrorCode[X] is 200; it must be from 400 to 599"),
            exception.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_the_limit_is_read_and_one_byte_more_is_413(bool chunked)
    {
        const int limit = 1000;
        await using var host = await SampleHost.StartAsync(onKestrel: true, schema => schema.Configure(options => options.MaxBodyBytes = limit));

        var full = await Send(limit);
        var over = await Send(limit + 1);

        Assert.Equal(HttpStatusCode.OK, full.Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, over.Status);
        Assert.Equal("application/json; charset=utf-8", over.Header("Content-Type"));
        Assert.Equal("LIMIT_EXCEEDED", over.Code);
        Assert.Equal(
            """{"errors":[{"message":"The request body is larger than 1000 bytes. Send a smaller document or fewer variables.","extensions":{"code":"LIMIT_EXCEEDED","allowed":1000,"limit":"maxBodyBytes"}}]}""",
            over.Body);

        async Task<Answer> Send(int bytes)
        {
            using HttpContent content = chunked ? new Chunked(Encoding.UTF8.GetBytes(Request.PadRight(bytes))) : new ByteArrayContent(Encoding.UTF8.GetBytes(Request.PadRight(bytes)));
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            return await host.SendAsync(HttpMethod.Post, "/graphql", "application/json", content);
        }
    }

    private sealed class Chunked(byte[] bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(bytes).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    [Fact]
    public async Task The_smallest_limit_refuses_every_request_in_words()
    {
        await using var host = await SampleHost.StartAsync(schema => schema.Configure(options => options.MaxBodyBytes = 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.PostAsync(Encoding.UTF8.GetBytes(Request))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync("1"u8.ToArray())).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync([])).Status);
    }

    [Fact]
    public async Task A_query_string_beyond_the_limit_is_414()
    {
        await using var host = await SampleHost.StartAsync(schema => schema.Configure(options => options.MaxBodyBytes = 100));
        var filled = "?query=%7Bhello%7D&x=".PadRight(100, 'x');

        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(filled)).Status);
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await host.GetAsync(filled + "x")).Status);
    }

    [Theory]
    [InlineData(2, 1, 200)]
    [InlineData(2, 2, 400)]
    [InlineData(64, 63, 200)]
    [InlineData(64, 64, 400)]
    [InlineData(256, 255, 200)]
    [InlineData(256, 256, 400)]
    [InlineData(256, 40_000, 400)]
    public async Task JSON_nests_as_deep_as_the_limit(int limit, int levelsBelowTheRequest, int status)
    {
        await using var host = await SampleHost.StartAsync(schema => schema.Configure(options => options.MaxJsonDepth = limit));
        var nested = string.Concat(Enumerable.Repeat("[", levelsBelowTheRequest)) + string.Concat(Enumerable.Repeat("]", levelsBelowTheRequest));

        var answer = await host.PostAsync(Encoding.UTF8.GetBytes($$"""{"query":"{ hello }","ignored":{{nested}}}"""));

        Assert.Equal(status, (int)answer.Status);
    }

    [Fact]
    public async Task JSON_that_nests_too_deep_is_told_the_limit_and_broken_JSON_is_not()
    {
        await using var host = await SampleHost.StartAsync(schema => schema.Configure(options => options.MaxJsonDepth = 3));

        Assert.Equal(
            """{"errors":[{"message":"The request body nests more than 3 levels deep; see line 1, byte 14; send a flatter value.","extensions":{"code":"LIMIT_EXCEEDED","allowed":3,"limit":"maxJsonDepth"}}]}""",
            (await host.PostAsync("""{"ignored":[[[]]]}"""u8.ToArray())).Body);
        Assert.Equal("LIMIT_EXCEEDED", (await host.PostAsync("""{"ignored":[[[oops"""u8.ToArray())).Code);
        Assert.Equal("BAD_REQUEST", (await host.PostAsync("""{"ignored":[[oops[[[["""u8.ToArray())).Code);
        Assert.Equal("LIMIT_EXCEEDED", (await host.GetAsync("?query=%7Bhello%7D&variables=%7B%22a%22%3A%5B%5B%5B%5D%5D%5D%7D")).Code);
    }

    [Fact]
    public async Task Brackets_by_the_thousand_end_no_process()
    {
        await using var host = await SampleHost.StartAsync();
        foreach (var attack in new[]
        {
            new string('{', 40_000), string.Concat(Enumerable.Repeat("{a", 20_000)), "{a(b:" + new string('[', 40_000), "query($a:" + new string('[', 40_000),
            "{" + string.Concat(Enumerable.Repeat(" ...{", 10_000)), string.Concat(Enumerable.Repeat("fragment a on Query{...a}", 1_000)),
        })
        {
            var answer = await host.PostAsync(new { query = attack });

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(answer.Code, (string[])["LIMIT_EXCEEDED", "SYNTAX_ERROR", "VALIDATION_FAILED"]);
        }

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(new { query = "{ hello }" })).Status);
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_stopped_and_told_so()
    {
        await using var host = await SampleHost.StartAsync(schema => schema.Configure(options => options.TimeLimit = TimeSpan.FromMilliseconds(200)));

        var quick = await host.PostAsync(new { query = "{ wait(milliseconds: 1) }" });
        var slow = await host.PostAsync(new { query = "{ wait(milliseconds: 60000) }" });

        Assert.Equal("""{"data":{"wait":1}}""", quick.Body);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, slow.Status);
        Assert.Equal("""{"errors":[{"message":"The request took longer than 0.2 seconds. Ask for less at once.","extensions":{"code":"TIMEOUT","allowed":0.2,"limit":"timeLimit"}}]}""", slow.Body);
    }
}
