using System.Net;
using System.Text;
using System.Text.Json;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Hostile;

/// <summary>What took other engines down, against a real server with the real limits: each answer is quick, well-formed and says what is wrong.</summary>
[Collection(Alone.Name)]
public sealed class HostileRequestTests(HostileHost hosts) : IClassFixture<HostileHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Causes => [.. HostileShapes.All.Select(static shape => shape.Cause)];

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task An_attack_is_answered_in_less_than_a_second_by_name(string cause)
    {
        var shape = HostileShapes.All.Single(shape => shape.Cause == cause);

        await AnswersAsync(hosts.Default, shape, shape.Expected);
    }

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task An_attack_is_answered_as_well_where_the_body_limit_is_as_high_as_it_can_be(string cause)
    {
        var shape = HostileShapes.All.Single(shape => shape.Cause == cause);

        await AnswersAsync(hosts.Open, shape, shape.ExpectedWhenOpen);
    }

    [Fact]
    public async Task Memory_comes_back_after_a_storm_of_all_attacks()
    {
        await StormAsync(); // the pools of the server and the runtime grow to what they need, and stay so
        var before = Settled();

        await StormAsync();
        await StormAsync();

        Assert.InRange(Settled() - before, long.MinValue, 16 << 20);
        Assert.Equal("""{"data":{"hello":"world"}}""", (await hosts.Default.PostAsync(new { query = "{ hello }" })).Body);

        Task StormAsync() => Parallel.ForEachAsync(
            HostileShapes.All,
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (shape, _) => await SendAsync(hosts.Default, shape));
    }

    [Fact]
    public async Task Documents_that_are_valid_and_large_do_not_fill_the_memory()
    {
        await using var host = await HostileHost.StartAsync(static options => options.DocumentCacheBytes = 8 << 20);
        var pipeline = host.Services.GetRequiredKeyedService<RequestPipeline>(GraphQLServiceCollectionExtensions.DefaultName);
        var items = string.Concat(Enumerable.Repeat("1 ", 14_000));
        var fields = string.Concat(Enumerable.Repeat("self{hello ", 13)) + string.Concat(Enumerable.Repeat("node{id ...on One{size}}", 100)) + new string('}', 13);
        var operations = string.Concat(Enumerable.Range(0, 600).Select(static i => FormattableString.Invariant($"query q{i}{{...F}}")));
        await RunAsync("{ hello }");
        var before = Settled();

        for (var i = 0; i < 50; i++)
        {
            await RunAsync($"{{ find(list: [[[{items}]]]) }} # {i}");
            await RunAsync($"{{ {fields} }} # {i}");
            await RunAsync($"{{ echo(text: \"{new string('a', 90_000)}\") }} # {i}");
            await RunAsync($"{operations} fragment F on Query {{ self {{ hello number(value: 1) }} }}", $"q{i}");
        }

        Assert.InRange(Settled() - before, long.MinValue, 12 << 20);

        async Task RunAsync(string query, string? operationName = null)
        {
            using var outcome = await pipeline.ExecuteAsync(
                new GraphQLRequest { Query = query, OperationName = operationName }, host.Services, null, TestContext.Current.CancellationToken);
            Assert.Empty(outcome.Result!.Errors);
        }
    }

    [Theory]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/json; charset=cp437")]
    [InlineData("application/json; charset=\"\\u0075tf-8\"")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=a")]
    [InlineData("text/plain")]
    [InlineData("application/json-seq")]
    [InlineData("")]
    public async Task A_charset_or_type_of_another_kind_is_415_without_a_body_so_that_nothing_is_guessed(string contentType)
    {
        var answer = await hosts.Default.PostAsync("""{"query":"{hello}"}"""u8.ToArray(), contentType: contentType);

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, ""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task A_compressed_body_is_415_so_that_none_can_grow(string encoding)
    {
        using var content = new ByteArrayContent("""{"query":"{hello}"}"""u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await hosts.Default.SendAsync(HttpMethod.Post, "/graphql", null, content)).Status);
    }

    [Fact]
    public async Task No_other_origin_is_allowed_to_read_answers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent("""{"query":"{hello}"}"""u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        request.Headers.TryAddWithoutValidation("Origin", "https://evil.example");
        using var response = await hosts.Default.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(response.Headers, static header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact] // PostGraphile gave ten thousand, with the database's own words in each
    public async Task A_thousand_errors_are_told_masked_and_no_more()
    {
        var answer = await hosts.Default.PostAsync(new { query = "{ things(first: 5000) { fails refuses } }" });

        Assert.Equal(1_001, answer.Json.GetProperty("errors").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("data").ValueKind);
        Assert.DoesNotContain("a secret of ours", answer.Body, StringComparison.Ordinal);
    }

    private static async Task AnswersAsync(SampleHost host, HostileShape shape, string expected)
    {
        var answer = await SendAsync(host, shape);

        // A machine that does much else may have stopped once: what is slow by its nature is slow again.
        if (answer.Took >= Patience)
            answer = await SendAsync(host, shape);
        Assert.True(answer.Took < Patience, $"{shape.Cause}: took {answer.Took}");
        Assert.StartsWith("application/graphql-response+json", answer.ContentType, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(answer.Body);
        Assert.Equal(expected, Outcome(json.RootElement));
        if (expected == "data")
            return;
        var hasData = json.RootElement.TryGetProperty("data", out _);
        Assert.InRange(answer.Status, hasData ? 200 : 400, hasData ? 200 : 499);
        Assert.InRange(json.RootElement.GetProperty("errors").GetArrayLength(), 1, hasData ? 1_001 : 101);
        Assert.InRange(Encoding.UTF8.GetByteCount(answer.Body), 1, hasData ? 400_000 : 200_000);
        if (expected.Contains(':', StringComparison.Ordinal))
            Assert.Equal(JsonValueKind.Number, LastError(json.RootElement).GetProperty("allowed").ValueKind);
    }

    private static string Outcome(JsonElement answer)
    {
        if (answer.TryGetProperty("data", out _) && (!answer.TryGetProperty("errors", out _) || !LastError(answer).TryGetProperty("limit", out _)))
            return "data";
        var extensions = answer.TryGetProperty("data", out _) ? LastError(answer) : answer.GetProperty("errors")[0].GetProperty("extensions");
        return extensions.GetProperty("code").GetString() + (extensions.TryGetProperty("limit", out var limit) ? ":" + limit.GetString() : "");
    }

    private static JsonElement LastError(JsonElement answer) => answer.GetProperty("errors").EnumerateArray().Last().GetProperty("extensions");

    private static Task<RawAnswer> SendAsync(SampleHost host, HostileShape shape) => HostileHost.PostAsync(host, shape.Body, TestContext.Current.CancellationToken);

    internal static long Settled()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
