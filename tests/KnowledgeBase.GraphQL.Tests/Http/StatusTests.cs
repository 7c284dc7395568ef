using System.Net;
using System.Text;
using KnowledgeBase.GraphQL.Hosting;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Http;

public sealed class StatusTests
{
    private const string Response = "application/graphql-response+json";
    private const string Json = "application/json";

    [Theory]
    [InlineData(Response)]
    [InlineData(Json)]
    public async Task An_answer_with_data_is_200_in_the_media_type_asked_for(string accept)
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.PostAsync(new { query = "{ hello }" }, accept);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Body);
        Assert.Equal($"{accept}; charset=utf-8", answer.Header("Content-Type"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    // GraphQL over HTTP, "Status Codes": the drafts of 2025 and 2026, for both media types.
    [Theory]
    [InlineData("{ hello", 400, 200, 400, 400, "SYNTAX_ERROR")]
    [InlineData("{ nope }", 400, 200, 422, 422, "VALIDATION_FAILED")]
    [InlineData("query A { hello } query B { hello }", 400, 200, 422, 422, "OPERATION_NOT_FOUND")]
    [InlineData("query($t: String!) { echo(text: $t) }", 400, 200, 422, 422, "BAD_VARIABLE")]
    [InlineData("subscription { ticks }", 400, 200, 422, 422, "BAD_REQUEST")]
    public async Task A_request_error_has_the_status_of_its_draft_and_media_type(string query, int response2025, int json2025, int response2026, int json2026, string code)
    {
        await using var host2025 = await SampleHost.StartAsync();
        await using var host2026 = await SampleHost.StartAsync(schema => schema.Configure(options => options.StatusProfile = HttpStatusProfile.Draft2026));

        var answers = new[]
        {
            await host2025.PostAsync(new { query }, Response),
            await host2025.PostAsync(new { query }, Json),
            await host2026.PostAsync(new { query }, Response),
            await host2026.PostAsync(new { query }, Json),
        };

        Assert.Equal([response2025, json2025, response2026, json2026], answers.Select(answer => (int)answer.Status));
        Assert.All(answers, answer => Assert.Equal(code, answer.Code));
        Assert.All(answers, answer => Assert.False(answer.Json.TryGetProperty("data", out _)));
        Assert.All(answers, answer => Assert.Equal("no-store", answer.Header("Cache-Control")));
    }

    [Fact]
    public async Task Data_with_errors_is_200_or_294_and_a_field_error_shows_what_the_resolver_meant_to_say()
    {
        await using var host2025 = await SampleHost.StartAsync();
        await using var host2026 = await SampleHost.StartAsync(schema => schema.Configure(options => options.StatusProfile = HttpStatusProfile.Draft2026));

        var answer2025 = await host2025.PostAsync(new { query = "{ refuses hello }" });
        var answer2026 = await host2026.PostAsync(new { query = "{ refuses hello }" });

        Assert.Equal(
            """{"errors":[{"message":"Not today.","locations":[{"line":1,"column":3}],"path":["refuses"],"extensions":{"code":"REFUSED"}}],"data":{"refuses":null,"hello":"world"}}""",
            answer2025.Body);
        Assert.Equal(answer2025.Body, answer2026.Body);
        Assert.Equal(200, (int)answer2025.Status);
        Assert.Equal(294, (int)answer2026.Status);
        Assert.Equal("no-store", answer2025.Header("Cache-Control"));
    }

    [Fact]
    public async Task An_unexpected_error_is_masked()
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.PostAsync(new { query = "{ fails }" });

        Assert.Equal(200, (int)answer.Status);
        Assert.Equal("INTERNAL", answer.Code);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":"{ hello }","variables":null,"operationName":null,"extensions":null}""")]
    [InlineData("""{"query":"{ hello }","id":"x","whatever":[1]}""")]
    [InlineData("\uFEFF{\"query\":\"{ hello }\"}")]
    public async Task Nulls_unknown_properties_and_a_byte_order_mark_are_fine(string body)
    {
        await using var host = await SampleHost.StartAsync();

        Assert.Equal("""{"data":{"hello":"world"}}""", (await host.PostAsync(Encoding.UTF8.GetBytes(body))).Body);
    }

    public static TheoryData<string, string> NotRequests => new()
    {
        { "", "The request body is not JSON with each property once; see line 1, byte 1." },
        { "{ broken", "The request body is not JSON with each property once; see line 1, byte 3." },
        { """{"query":"{ hello }","query":"{ hello }"}""", "The request body is not JSON with each property once." },
        { """{"query":"a\u0000b"}""", "The request body has the character U+0000 in a string; remove it." },
        { """{"query":"{ hello }","variables":{"a":["\ud83c"]}}""", "The request body has half a character (a lone surrogate) in a string." },
        { """{"query":"{ hello }","variables":{"\udfc3":1}}""", "The request body has half a character (a lone surrogate) in a string." },
        { """{"query":"\ud83c\ud83c\udfc3"}""", "The request body has half a character (a lone surrogate) in a string." },
        { "[]", "Batches are not offered. Send one request object for each HTTP request." },
        { """[{"query":"{ hello }"},{"query":"{ hello }"}]""", "Batches are not offered. Send one request object for each HTTP request." },
        { "null", "The request body is no JSON object. Send an object with a string \"query\"." },
        { "7", "The request body is no JSON object. Send an object with a string \"query\"." },
        { "{}", "The request has no \"query\": a string with a GraphQL document." },
        { """{"query":7}""", "\"query\" is no string." },
        { """{"query":"{ hello }","operationName":false}""", "\"operationName\" is no string." },
        { """{"query":"{ hello }","variables":[]}""", "\"variables\" is no JSON object." },
        { """{"query":"{ hello }","variables":"{}"}""", "\"variables\" is no JSON object." },
        { """{"query":"{ hello }","extensions":1}""", "\"extensions\" is no JSON object." },
        { """{"extensions":{"persistedQuery":{"version":1}}}""", "\"extensions.persistedQuery\" needs version 1 and a \"sha256Hash\" of 64 hexadecimal digits." },
        { """{"extensions":{"persistedQuery":{"version":2,"sha256Hash":"00"}}}""", "\"extensions.persistedQuery\" needs version 1 and a \"sha256Hash\" of 64 hexadecimal digits." },
        { """{"extensions":{"persistedQuery":[]}}""", "\"extensions.persistedQuery\" needs version 1 and a \"sha256Hash\" of 64 hexadecimal digits." },
    };

    [Theory]
    [MemberData(nameof(NotRequests))]
    public async Task What_is_no_request_is_400_and_says_why(string body, string message)
    {
        await using var host = await SampleHost.StartAsync();

        foreach (var accept in new[] { Response, Json })
        {
            var answer = await host.PostAsync(Encoding.UTF8.GetBytes(body), accept);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal("BAD_REQUEST", answer.Code);
            Assert.Equal(message, answer.Json.GetProperty("errors")[0].GetProperty("message").GetString());
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    public async Task Bytes_that_are_not_UTF_8_are_400(byte[] bytes)
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.PostAsync([.. "{\"query\":\"{ hello } # "u8, .. bytes, .. "\"}"u8]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("The request body is not UTF-8.", answer.Json.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task Astral_characters_arrive_whole_raw_and_escaped()
    {
        await using var host = await SampleHost.StartAsync();

        var raw = await host.PostAsync("""{"query":"query($t: String!) { echo(text: $t) }","variables":{"t":"🏃"}}"""u8.ToArray());
        var escaped = await host.PostAsync("""{"query":"query($t: String!) { echo(text: $t) }","variables":{"t":"\ud83c\uDFC3\\ud83c"}}"""u8.ToArray());

        Assert.Equal("🏃", raw.Json.GetProperty("data").GetProperty("echo").GetString());
        Assert.Equal("🏃\\ud83c", escaped.Json.GetProperty("data").GetProperty("echo").GetString());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/graphql")]
    [InlineData("application/json+x")]
    [InlineData("")]
    [InlineData("nonsense")]
    public async Task A_body_of_another_type_is_415_without_a_body(string contentType)
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.PostAsync("""{"query":"{ hello }"}"""u8.ToArray(), Response, contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("", answer.Body);
    }

    [Theory]
    [InlineData("application/json;charset=UTF-8")]
    [InlineData("Application/JSON; charset=\"utf-8\"")]
    public async Task UTF_8_may_be_said_in_any_case(string contentType)
    {
        await using var host = await SampleHost.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("""{"query":"{ hello }"}"""u8.ToArray(), Response, contentType)).Status);
    }

    [Fact]
    public async Task A_compressed_body_is_415()
    {
        await using var host = await SampleHost.StartAsync();
        using var content = new ByteArrayContent("""{"query":"{ hello }"}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", Json);
        content.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.SendAsync(HttpMethod.Post, "/graphql", null, content)).Status);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    [InlineData("QUERY")]
    public async Task Other_methods_are_405_with_Allow_and_without_a_body(string method)
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.SendAsync(new HttpMethod(method), "/graphql");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("GET, HEAD, POST, OPTIONS", answer.Header("Allow"));
        Assert.Equal("", answer.Body);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_of_ours_gets_406_without_a_body()
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.PostAsync(new { query = "{ hello }" }, "image/png");

        Assert.Equal(HttpStatusCode.NotAcceptable, answer.Status);
        Assert.Equal("", answer.Body);
    }

    [Fact]
    public async Task A_host_may_give_its_codes_a_status()
    {
        await using var host = await SampleHost.StartAsync(schema => schema
            .UseRequestInitializer<NobodyEnters>()
            .Configure(options => options.StatusByErrorCode["UNAUTHENTICATED"] = 401));

        foreach (var accept in new[] { Response, Json })
        {
            var answer = await host.PostAsync(new { query = "{ hello }" }, accept);

            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal("""{"errors":[{"message":"Who are you?","extensions":{"code":"UNAUTHENTICATED"}}]}""", answer.Body);
        }
    }

    private sealed class NobodyEnters : IRequestInitializer
    {
        public ValueTask<GraphQLError?> InitializeAsync(RequestInitialization init, CancellationToken cancellationToken) =>
            ValueTask.FromResult<GraphQLError?>(new GraphQLError("Who are you?", "UNAUTHENTICATED"));
    }

    [Fact]
    public async Task An_initializer_that_fails_is_a_masked_500()
    {
        await using var host = await SampleHost.StartAsync(schema => schema.UseRequestInitializer<Breaks>());

        var answer = await host.PostAsync(new { query = "{ hello }" });

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("INTERNAL", answer.Code);
        Assert.Equal(32, answer.Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("correlationId").GetString()!.Length);
        Assert.DoesNotContain("secret", answer.Body, StringComparison.Ordinal);
    }

    private sealed class Breaks : IRequestInitializer
    {
        public ValueTask<GraphQLError?> InitializeAsync(RequestInitialization init, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("a secret of ours");
    }
}
