using System.Diagnostics.Metrics;
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
    private const string Extension = "extend type Query { counted(by: Int): Int! broken: Int noted: Int! }";

    private sealed class Host
    {
        public string? Key { get; set; } = "release 1";

        public int Executions { get; set; }
    }

    private sealed class KeyOfHost(Host host) : IResponseCacheKey
    {
        public string? KeyOf(RequestContext context) => host.Key;
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
    public async Task An_answer_is_given_again_by_GET_and_POST_with_the_extensions_of_the_new_request()
    {
        await using var host = await StartAsync();
        var first = await host.PostAsync(new { query = "{ counted }" });
        host.Client.DefaultRequestHeaders.Add("X-Reader", "another");
        var second = await host.PostAsync(new { query = "{ counted }" });
        var third = await host.GetAsync("?query=%7B%20counted%20%7D");

        Assert.Equal("""{"data":{"counted":1},"extensions":{"of":""}}""", first.Body);
        Assert.Equal("""{"data":{"counted":1},"extensions":{"of":"another"}}""", second.Body);
        Assert.Equal((second.Body, first.Header("ETag")), (third.Body, third.Header("ETag")));
        Assert.Equal(1, StateOf(host).Executions);
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
    [InlineData(1_000_000)]
    public void It_never_takes_more_than_it_may_and_keeps_what_is_used(int bytes)
    {
        using var telemetry = new RequestTelemetry(TimeProvider.System);
        var cache = new ResponseCache(bytes, telemetry);
        for (var i = 0; i < 2_000; i++)
        {
            cache.Add("favourite", new byte[100], 1);
            cache.Add(FormattableString.Invariant($"t{i}"), new byte[i % 700], i);

            Assert.InRange(cache.Bytes, 0, bytes);
            Assert.Equal(bytes >= 10_000, cache.Find("favourite") is not null);
        }
    }

    [Fact]
    public async Task Hits_misses_and_size_are_in_the_metrics()
    {
        await using var host = await StartAsync();
        using var metrics = new Metrics(host);
        for (var i = 0; i < 3; i++)
            await host.PostAsync(new { query = "{ counted }" });

        Assert.Equal((2, 1), (metrics.Hits, metrics.Misses));
        Assert.InRange(metrics.Bytes, 13, 1_000);
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

        public void Dispose() => _listener.Dispose();
    }
}
