using System.Diagnostics.Metrics;
using System.Text;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Hosting;

/// <summary>Answers that are kept: given again where all they depend on is the same, and never elsewhere.</summary>
public sealed class ResponseCacheTests
{
    private const string Extension = "extend type Query { counted(by: Int): Int! broken: Int noted: Int! secret(text: String): Int! @confidential } directive @confidential on FIELD_DEFINITION";

    private sealed class Host
    {
        public string? Key { get; set; } = "release 1";

        public int Executions { get; set; }
    }

    private sealed class KeyOfHost(Host host) : IResponseCacheKey
    {
        public ResponseCacheKey? KeyOf(RequestContext context, bool selectsChanging) => host.Key is { } key ? new(key) : null;
    }

    private sealed class Stamp : IRequestInitializer
    {
        public ValueTask<GraphQLError?> InitializeAsync(RequestInitialization init, CancellationToken cancellationToken)
        {
            init.Context.Extensions["of"] = init.HttpContext!.Request.Headers["X-Reader"].ToString();
            return default;
        }
    }

    private static class Fields
    {
        [Field("Query.counted")]
        public static int Counted(int? by, Host host) => host.Executions += by ?? 1;

        [Field("Query.broken")]
        public static int? Broken(Host host)
        {
            host.Executions++;
            throw new GraphQLException(new GraphQLError("No.", "NO"));
        }

        [Field("Query.secret")]
        public static int Secret(string? text, Host host) => ++host.Executions + (text?.Length ?? 0);

        [Field("Query.noted")]
        public static int Noted(Host host, RequestContext context)
        {
            context.Extensions["note"] = "of this execution";
            return ++host.Executions;
        }
    }

    private static Task<SampleHost> StartAsync(Action<GraphQLOptions>? configure = null) => SampleHost.StartAsync(
        schema => schema.AddSchemaText(Extension).AddResolvers(typeof(Fields)).UseResponseCacheKey<KeyOfHost>().UseRequestInitializer<Stamp>().Configure(configure ?? (static _ => { })),
        builder => builder.Services.AddSingleton<Host>());

    [Fact]
    public async Task An_answer_is_given_again_by_GET_and_POST()
    {
        await using var host = await StartAsync();
        var first = await host.PostAsync(new { query = "{ counted }" });
        var second = await host.PostAsync(new { query = "{ counted }" });
        var third = await host.GetAsync("?query=%7B%20counted%20%7D");

        Assert.Equal("""{"data":{"counted":1},"extensions":{"of":""}}""", first.Body);
        Assert.Equal((first.Body, first.Body), (second.Body, third.Body));
        Assert.Equal(1, StateOf(host).Executions);
    }

    [Fact]
    public async Task Extensions_that_differ_make_another_answer_with_another_tag()
    {
        await using var host = await StartAsync();
        var first = await host.GetAsync("?query=%7B%20counted%20%7D");
        host.Client.DefaultRequestHeaders.Add("X-Reader", "another");
        var second = await host.GetAsync("?query=%7B%20counted%20%7D", ifNoneMatch: first.Header("ETag"));

        Assert.Equal("""{"data":{"counted":2},"extensions":{"of":"another"}}""", second.Body);
        Assert.NotEqual(first.Header("ETag"), second.Header("ETag"));
    }

    // What the cache gives is what the writer of fresh answers would write, byte for byte.
    [Theory]
    [InlineData("{}", 0)]
    [InlineData("""{"a":"é🏃","b":[1,2]}""", 0)]
    [InlineData("null", 2)]
    [InlineData("""{"a":1}""", 2)]
    public void A_kept_body_has_the_bytes_of_a_fresh_one(string data, int entries)
    {
        var extensions = Enumerable.Range(0, entries).ToDictionary(i => $"e{i}", i => (object?)$"é{i}", StringComparer.Ordinal);
        using var json = new Utf8JsonBuffer();
        if (entries > 0)
            JsonValueWriter.Write(json, extensions);
        using var result = new ExecutionResult(Encoding.UTF8.GetBytes(data), extensions, 7);
        var fresh = new System.Buffers.ArrayBufferWriter<byte>();
        ResponseWriter.Write(fresh, result);

        var kept = CachedAnswer.Of(default, result, json.Written);

        Assert.Equal(Encoding.UTF8.GetString(fresh.WrittenSpan), Encoding.UTF8.GetString(kept.Body));
        Assert.Equal((kept.Body.Length, data, 7), (CachedAnswer.SizeOf(data.Length == 0 ? 0 : result.Data.Length, json.Length), Encoding.UTF8.GetString(kept.Result.Data.Span), kept.Result.Cost));
    }

    [Fact]
    public async Task Many_clients_at_once_get_whole_answers_of_their_own_question()
    {
        await using var host = await StartAsync(options => options.ResponseCacheBytes = 40_000); // so small that answers are dropped all the time
        await Parallel.ForEachAsync(Enumerable.Range(0, 4_000), TestContext.Current.CancellationToken, async (i, _) =>
        {
            var text = new string((char)('a' + (i % 20)), 100 * (i % 20));
            var answer = await host.PostAsync(new { query = "query ($t: String!) { echo(text: $t) }", variables = new { t = text } });

            Assert.Equal($$$"""{"data":{"echo":"{{{text}}}"},"extensions":{"of":""}}""", answer.Body);
        });
    }

    [Fact]
    public async Task Another_document_operation_variable_or_key_is_another_answer()
    {
        await using var host = await StartAsync();
        var requests = new object[]
        {
            new { query = "{ counted }" }, new { query = "{ counted }#" }, new { query = "query a { counted } query b { counted }", operationName = "a" },
            new { query = "query a { counted } query b { counted }", operationName = "b" }, new { query = "query ($n: Int) { counted(by: $n) }", variables = new { n = 1 } },
            new { query = "query ($n: Int) { counted(by: $n) }", variables = new { n = 1, m = 1 } },
        };
        foreach (var key in new[] { "release 1", "release 2" })
        {
            StateOf(host).Key = key;
            foreach (var request in requests)
                await host.PostAsync(request);
        }

        Assert.Equal(2 * requests.Length, StateOf(host).Executions);
    }

    [Theory]
    [InlineData("{ broken }")]
    [InlineData("{ noted }")]
    [InlineData("mutation { touch }")]
    public async Task Errors_mutations_and_what_resolvers_say_beside_the_data_are_not_kept(string query)
    {
        await using var host = await StartAsync();
        using var metrics = new Metrics(host);
        var first = await host.PostAsync(new { query });
        var second = await host.PostAsync(new { query });

        Assert.Equal(first.Body.Replace("\"noted\":1", "\"noted\":2", StringComparison.Ordinal), second.Body);
        Assert.Equal(0, metrics.Bytes);
        if (!query.StartsWith("mutation", StringComparison.Ordinal))
            Assert.Equal(2, StateOf(host).Executions);
    }

    [Theory]
    [InlineData("{ secret(text: \"mine\") }", false)]
    [InlineData("{ counted ...deep } fragment deep on Query { ... { s: secret(text: \"\"\"mine\"\"\") } }", false)]
    [InlineData("query ($text: String = \"mine\") { secret(text: $text) }", false)]
    [InlineData("query ($text: String) { secret(text: $text) }", true)]
    [InlineData("{ secret }", true)]
    public async Task What_is_confidential_is_kept_nowhere(string query, bool isDocumentKept)
    {
        await using var host = await StartAsync();
        using var metrics = new Metrics(host);
        var request = new { query, variables = new { text = "mine" } };

        var first = await host.PostAsync(request);
        await host.PostAsync(request);
        var byHash = await host.PostAsync(new { extensions = new { persistedQuery = new { version = 1, sha256Hash = DocumentHash.Of(query).ToString() } } });

        Assert.True(StateOf(host).Executions >= 2);
        Assert.Equal(0, metrics.Bytes);
        Assert.Null(first.Header("ETag"));
        Assert.Equal(!isDocumentKept, byHash.Body.Contains("PERSISTED_DOCUMENT_NOT_FOUND", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, 1_000_000)]
    [InlineData("release 1", 0)]
    [InlineData("release 1", 4_000)] // a sixteenth of it is less than an answer
    public async Task Without_a_key_or_a_place_every_request_is_executed(string? key, int bytes)
    {
        await using var host = await StartAsync(options => options.ResponseCacheBytes = bytes);
        StateOf(host).Key = key;

        await host.PostAsync(new { query = "{ counted }" });
        await host.PostAsync(new { query = "{ counted }" });

        Assert.Equal(2, StateOf(host).Executions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10_000)]
    [InlineData(20_000)]
    [InlineData(1_000_000)]
    public void It_never_takes_more_than_it_may_and_keeps_what_is_used(int bytes)
    {
        using var telemetry = new RequestTelemetry(TimeProvider.System);
        var cache = new ResponseCache(bytes, telemetry);
        var favourite = new AnswerName(UInt128.MaxValue);
        for (var i = 0; i < 2_000; i++)
        {
            if (cache.Find(favourite) is null)
                Add(cache, favourite, 50);
            var added = Add(cache, new AnswerName((UInt128)i), i % 700);
            if (added is not null)
                cache.Add(new AnswerName((UInt128)i), added, ContentCoding.Gzip, new byte[i % 300]);

            Assert.InRange(cache.Bytes, 0, bytes);
            Assert.Equal(bytes >= 10_000, cache.Find(favourite) is not null);
        }
    }

    [Fact]
    public void A_coding_that_is_kept_weighs_and_comes_back()
    {
        using var telemetry = new RequestTelemetry(TimeProvider.System);
        var cache = new ResponseCache(100_000, telemetry);
        var name = new AnswerName(1);
        var answer = Add(cache, name, 1_000)!;
        var before = cache.Bytes;
        byte[] encoded = new byte[300], late = new byte[400];
        cache.Add(name, answer, ContentCoding.Brotli, encoded);
        cache.Add(name, answer, ContentCoding.Brotli, late);

        Assert.Equal(before + 300, cache.Bytes);
        Assert.Same(encoded, cache.Find(name)!.In(ContentCoding.Brotli));
        Assert.Null(cache.Find(name)!.In(ContentCoding.Gzip));
    }

    [Fact]
    public void Threads_at_once_leave_the_sum_right()
    {
        using var telemetry = new RequestTelemetry(TimeProvider.System);
        var cache = new ResponseCache(50_000, telemetry);
        Parallel.For(0, 20_000, i =>
        {
            var name = new AnswerName((UInt128)(i * 7 % 97));
            if ((cache.Find(name) ?? Add(cache, name, i * 7 % 97 * 10)) is { } answer)
            {
                Assert.Equal(i * 7 % 97 * 10, answer.Result.Data.Length);
                if (i % 3 == 0)
                    cache.Add(name, answer, ContentCoding.Gzip, new byte[100]);
            }

            Assert.InRange(cache.Bytes, 0, 50_000);
        });
        for (var i = 1_000; i < 1_200; i++)
            Add(cache, new AnswerName((UInt128)i), 1_000); // all else is dropped by now

        Assert.InRange(cache.Bytes, 25_000, 50_000);
    }

    private static CachedAnswer? Add(ResponseCache cache, AnswerName name, int bytes)
    {
        using var result = new ExecutionResult(new byte[bytes], null, 1);
        return cache.Add(name, result, []);
    }

    [Fact]
    public async Task Hits_misses_and_size_are_in_the_metrics()
    {
        await using var host = await StartAsync();
        using var metrics = new Metrics(host);
        for (var i = 0; i < 3; i++)
            await host.PostAsync(new { query = "{ counted }" });

        Assert.Equal((2, 1, 0), (metrics.Hits, metrics.Misses, metrics.Evictions));
        Assert.InRange(metrics.Bytes, 13, 1_000);
    }

    [Fact]
    public async Task What_is_dropped_is_in_the_metrics()
    {
        await using var host = await StartAsync(options => options.ResponseCacheBytes = 16_000);
        using var metrics = new Metrics(host);
        for (var i = 0; i < 100; i++)
            await host.PostAsync(new { query = $"{{ counted(by: {i}) }}" });

        Assert.InRange(metrics.Evictions, 50, 100);
        Assert.InRange(metrics.Bytes, 1, 16_000);
    }

    private static Host StateOf(SampleHost host) => host.Services.GetRequiredService<Host>();

    /// <summary>What one host tells of its response cache.</summary>
    private sealed class Metrics : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Metrics(SampleHost host)
        {
            var meter = host.Services.GetRequiredService<RequestTelemetry>().Meter;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == meter && instrument.Name.StartsWith("graphql.server.response_cache.", StringComparison.Ordinal))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            {
                if (instrument.Name.EndsWith(".size", StringComparison.Ordinal))
                    Bytes += value;
                else if (instrument.Name.EndsWith(".evictions", StringComparison.Ordinal))
                    Evictions += value;
                else if (tags[0].Value is "hit")
                    Hits += value;
                else
                    Misses += value;
            });
            _listener.Start();
        }

        public long Hits { get; private set; }

        public long Misses { get; private set; }

        public long Bytes { get; private set; }

        public long Evictions { get; private set; }

        public void Dispose() => _listener.Dispose();
    }
}
