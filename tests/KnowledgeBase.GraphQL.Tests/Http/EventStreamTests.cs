using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using KnowledgeBase.GraphQL.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Sources = KnowledgeBase.GraphQL.Tests.Http.StreamHost.Sources;

namespace KnowledgeBase.GraphQL.Tests.Http;

/// <summary>Subscriptions as event streams, to the protocol of graphql-sse ("Distinct connections mode") on the real server.</summary>
public sealed class EventStreamTests
{
    private const string Complete = "event: complete\ndata:\n\n";
    private const string ThreeCounts = """
        event: next
        data: {"data":{"count":1}}

        event: next
        data: {"data":{"count":2}}

        event: next
        data: {"data":{"count":3}}


        """ + Complete;

    [Fact]
    public async Task A_subscription_by_POST_is_a_stream_of_its_results_and_their_end()
    {
        await using var host = await StreamHost.StartAsync();
        using var reader = await EventReader.PostAsync(host, "subscription { count(to: 3) }");

        Assert.Equal(ThreeCounts, await reader.ReadAllAsync());
        Assert.Equal(HttpStatusCode.OK, reader.Response.StatusCode);
        Assert.Equal("text/event-stream; charset=utf-8", reader.Response.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-store", reader.Response.Headers.CacheControl!.ToString());
        Assert.Equal(["no"], reader.Response.Headers.GetValues("X-Accel-Buffering"));
        Assert.Equal((1, 1), Tally(host));
    }

    [Fact]
    public async Task A_subscription_by_GET_is_the_same()
    {
        await using var host = await StreamHost.StartAsync();
        using var reader = await EventReader.GetAsync(host, "subscription { count(to: 3) }");

        Assert.Equal(ThreeCounts, await reader.ReadAllAsync());
    }

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("mutation { touch }", """{"data":{"touch":1}}""")]
    [InlineData("{ hello", """{"errors":[{"message":"Syntax error: Expected a name, found the end of the document.","locations":[{"line":1,"column":8}],"extensions":{"code":"SYNTAX_ERROR"}}]}""")]
    [InlineData("subscription { refused }", """{"errors":[{"message":"Not for you.","locations":[{"line":1,"column":16}],"path":["refused"],"extensions":{"code":"FORBIDDEN"}}]}""")]
    [InlineData("subscription($n: Int!) { count(to: $n) }", """{"errors":[{"message":"Variable \"$n\" of required type \"Int!\" was not provided.","locations":[{"line":1,"column":14}],"extensions":{"code":"BAD_VARIABLE"}}]}""")]
    public async Task Everything_else_is_one_result_and_the_end(string query, string result)
    {
        await using var host = await StreamHost.StartAsync();
        using var reader = await EventReader.PostAsync(host, query);

        Assert.Equal($"event: next\ndata: {result}\n\n{Complete}", await reader.ReadAllAsync());
        Assert.Equal(HttpStatusCode.OK, reader.Response.StatusCode);
    }

    [Fact]
    public async Task Without_the_header_a_subscription_is_refused_and_a_mutation_never_runs_by_GET()
    {
        await using var host = await StreamHost.StartAsync();
        const string refusal = """{"errors":[{"message":"Subscriptions are not served over this transport. Send them with \"Accept: text/event-stream\".","extensions":{"code":"BAD_REQUEST"}}]}""";

        Assert.Equal(refusal, (await host.PostAsync(new { query = "subscription { count(to: 1) }" })).Body);
        Assert.Equal(refusal, (await host.GetAsync("?query=subscription%7Bsilent%7D")).Body);
        Assert.Equal(refusal, (await host.GetAsync("?query=subscription%7Bsilent%7D", accept: "*/*")).Body);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.GetAsync("?query=mutation%7Btouch%7D", accept: "text/event-stream")).Status);
        Assert.Equal(HttpStatusCode.NotAcceptable, (await host.SendAsync(HttpMethod.Head, "/graphql?query=subscription%7Bsilent%7D", "text/event-stream")).Status);
        Assert.Equal((0, 0), Tally(host));
    }

    [Fact]
    public async Task A_client_that_takes_streams_beside_JSON_gets_each_where_it_fits()
    {
        await using var host = await StreamHost.StartAsync();
        const string accept = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed";
        using var query = await EventReader.PostAsync(host, "{ hello }", accept);
        using var subscription = await EventReader.PostAsync(host, "subscription { count(to: 3) }", accept);

        Assert.Equal("""{"data":{"hello":"world"}}""", await query.ReadAllAsync());
        Assert.Equal("application/graphql-response+json", query.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(ThreeCounts, await subscription.ReadAllAsync());
    }

    [Theory]
    [InlineData("no JSON", "application/json", 400)]
    [InlineData("""{"quary":"{ hello }"}""", "application/json", 400)]
    [InlineData("""{"query":"{ hello }"}""", "text/plain", 415)]
    public async Task What_is_no_request_keeps_its_status_and_tells_why_in_the_stream(string body, string contentType, int status)
    {
        await using var host = await StreamHost.StartAsync();

        var answer = await host.PostAsync(System.Text.Encoding.UTF8.GetBytes(body), "text/event-stream", contentType);

        Assert.Equal(status, (int)answer.Status);
        if (status == 415)
            Assert.Equal("", answer.Body);
        else
            Assert.Matches("^event: next\ndata: \\{\"errors\":\\[\\{\"message\":\"[^\n]+\"code\":\"BAD_REQUEST\"\\}\\}\\]\\}\n\nevent: complete\ndata:\n\n$", answer.Body);
    }

    [Fact] // mercurius CVE-2026-30241: its limit of depth held for queries only
    public async Task The_limits_of_queries_are_those_of_subscriptions()
    {
        await using var host = await StreamHost.StartAsync();
        using var deep = await EventReader.PostAsync(host, "subscription {" + string.Concat(Enumerable.Repeat("self {", 16)) + "hello" + new string('}', 17));
        using var dear = await EventReader.PostAsync(host, "subscription { self {" + string.Concat(Enumerable.Range(0, 31).Select(static i => FormattableString.Invariant($"a{i}:hello "))) + "} }");

        Assert.Contains("\"limit\":\"maxDepth\"", await deep.ReadAllAsync(), StringComparison.Ordinal);
        Assert.Contains("\"limit\":\"maxAliases\"", await dear.ReadAllAsync(), StringComparison.Ordinal);
        Assert.Equal((0, 0), Tally(host));
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_stream_with_its_error_masked()
    {
        await using var host = await StreamHost.StartAsync();
        using var reader = await EventReader.PostAsync(host, "subscription { fails(after: 1) }");

        var text = await reader.ReadAllAsync();

        Assert.StartsWith("event: next\ndata: {\"data\":{\"fails\":0}}\n\nevent: next\ndata: {\"errors\":[{\"message\":\"Something unexpected", text, StringComparison.Ordinal);
        Assert.EndsWith("}}]}\n\n" + Complete, text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Equal((1, 1), Tally(host));
    }

    [Fact]
    public async Task Line_breaks_in_a_hosts_JSON_do_not_break_the_event()
    {
        await using var host = await StreamHost.StartAsync();
        using var reader = await EventReader.PostAsync(host, "subscription { shaped }");

        var lines = (await reader.ReadAllAsync()).Split('\n');
        var data = string.Join('\n', lines.TakeWhile(static line => line.Length > 0).Skip(1).Select(static line => line["data: ".Length..]));

        Assert.Equal("""{"data":{"shaped":{"a":[1,2],"b":"\n"}}}""", JsonSerializer.Serialize(JsonElement.Parse(data)));
        Assert.Equal(["", "event: complete", "data:", "", ""], lines.SkipWhile(static line => line.Length > 0));
    }

    [Fact]
    public async Task A_silent_stream_says_that_it_lives()
    {
        await using var host = await StreamHost.StartAsync(static options => options.StreamHeartbeat = TimeSpan.FromMilliseconds(40));
        using var reader = await EventReader.PostAsync(host, "subscription { silent }");

        Assert.StartsWith(":\n\n:\n\n:\n\n", await reader.ReadUntilAsync(":\n\n:\n\n:\n\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("subscription { silent }")]
    [InlineData("subscription { endless }")]
    [InlineData("subscription { endless(bytes: 1000000) }")]
    public async Task A_source_is_disposed_within_a_second_when_its_client_goes(string query)
    {
        await using var host = await StreamHost.StartAsync();
        var reader = await EventReader.PostAsync(host, query);
        await Sources.UntilAsync(() => SourcesOf(host).Opened == 1);
        reader.Dispose();

        Assert.InRange(await Sources.UntilAsync(() => SourcesOf(host).Disposed == 1), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        await Sources.UntilAsync(() => PipelineOf(host).OpenStreams == 0);
    }

    [Fact]
    public async Task A_source_that_does_not_look_at_its_token_holds_up_nobody_and_is_disposed_when_it_moves()
    {
        await using var host = await StreamHost.StartAsync();
        var reader = await EventReader.PostAsync(host, "subscription { stubborn }");
        await Sources.UntilAsync(() => SourcesOf(host).Opened == 1);
        reader.Dispose();

        await Sources.UntilAsync(() => PipelineOf(host).OpenStreams == 0);
        Assert.Equal((1, 0), Tally(host));
        SourcesOf(host).Stubborn.SetResult(1);
        await Sources.UntilAsync(() => SourcesOf(host).Disposed == 1);
    }

    [Fact]
    public async Task A_slow_reader_holds_up_its_source_and_fills_no_memory()
    {
        await using var host = await StreamHost.StartAsync();
        using var handler = new SocketsHttpHandler { ConnectCallback = ConnectWithSmallBufferAsync };
        using var client = new HttpClient(handler) { BaseAddress = host.Client.BaseAddress };
        using var reader = await EventReader.PostAsync(host, "subscription { endless(bytes: 100000) }", client: client);

        // What the kernel's buffers take is taken; then nothing moves until the client does.
        var made = await SettledAsync();
        Assert.InRange(made, 1, 200);
        const int taken = 100;
        await reader.SkipAsync(taken * 100_000);
        Assert.InRange(await SettledAsync(), taken, taken + 200);

        // A buffer whose size is set does not grow by itself.
        static async ValueTask<Stream> ConnectWithSmallBufferAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 64 * 1024, NoDelay = true };
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }

        async Task<int> SettledAsync()
        {
            for (var before = -1; ;)
            {
                await Task.Delay(300, TestContext.Current.CancellationToken);
                if (SourcesOf(host).Made == before && before > 0)
                    return before;
                before = SourcesOf(host).Made;
            }
        }
    }

    [Fact]
    public async Task A_reader_that_takes_nothing_for_the_time_limit_is_cut_off()
    {
        await using var host = await StreamHost.StartAsync(static options => options.TimeLimit = TimeSpan.FromMilliseconds(500));
        using var reader = await EventReader.PostAsync(host, "subscription { endless(bytes: 100000) }");

        await Sources.UntilAsync(() => SourcesOf(host).Disposed == 1);
        await Sources.UntilAsync(() => PipelineOf(host).OpenStreams == 0);
        await Assert.ThrowsAnyAsync<Exception>(reader.ReadAllAsync); // not the end of a stream, which a client could take for all
    }

    [Fact]
    public async Task The_time_limit_is_that_of_each_event()
    {
        await using var host = await StreamHost.StartAsync(static options => options.TimeLimit = TimeSpan.FromMilliseconds(300));
        using var slow = await EventReader.PostAsync(host, "subscription { slowly { wait(milliseconds: 60000) } }");
        using var longer = await EventReader.PostAsync(host, "subscription { silent }");

        Assert.Equal(
            "event: next\ndata: {\"errors\":[{\"message\":\"The operation took longer than the server allows. Ask for less, or in several requests.\",\"extensions\":{\"code\":\"TIMEOUT\",\"allowed\":0.3,\"limit\":\"timeLimit\"}}],\"data\":null}\n\n" + Complete,
            await slow.ReadAllAsync());
        Assert.Equal(1, PipelineOf(host).OpenStreams);
    }

    [Fact]
    public async Task A_stream_ends_at_its_own_time_limit_and_says_so()
    {
        await using var host = await StreamHost.StartAsync(static options => options.SubscriptionTimeLimit = TimeSpan.FromMilliseconds(200));
        using var reader = await EventReader.PostAsync(host, "subscription { silent }");

        Assert.Equal(
            "event: next\ndata: {\"errors\":[{\"message\":\"The subscription was open for 0.2 seconds, which is the longest. Subscribe again.\",\"extensions\":{\"code\":\"TIMEOUT\",\"allowed\":0.2,\"limit\":\"subscriptionTimeLimit\"}}]}\n\n" + Complete,
            await reader.ReadAllAsync());
        await Sources.UntilAsync(() => Tally(host) == (1, 1) && PipelineOf(host).OpenStreams == 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_more_subscriptions_are_open_than_the_limit_and_a_place_that_is_left_is_free(int limit)
    {
        await using var host = await StreamHost.StartAsync(options => options.MaxSubscriptions = limit);
        var open = new List<EventReader>();
        for (var i = 0; i < limit; i++)
            open.Add(await EventReader.PostAsync(host, "subscription { silent }"));
        Assert.All(open, static reader => Assert.Equal(HttpStatusCode.OK, reader.Response.StatusCode));

        using var refused = await EventReader.PostAsync(host, "subscription { silent }");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Response.StatusCode);
        Assert.Equal(
            $"event: next\ndata: {{\"errors\":[{{\"message\":\"The server has {limit} subscriptions open, which is all it takes. Try again later.\",\"extensions\":{{\"code\":\"LIMIT_EXCEEDED\",\"allowed\":{limit},\"limit\":\"maxSubscriptions\"}}}}]}}\n\n{Complete}",
            await refused.ReadAllAsync());
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(new { query = "{ hello }" })).Status);

        if (limit == 0)
            return;
        open[0].Dispose();
        await Sources.UntilAsync(() => PipelineOf(host).OpenStreams == limit - 1);
        using var again = await EventReader.PostAsync(host, "subscription { silent }");
        Assert.Equal(HttpStatusCode.OK, again.Response.StatusCode);
        open.ForEach(static reader => reader.Dispose());
    }

    [Fact]
    public async Task A_server_that_stops_breaks_streams_off_so_that_clients_come_again()
    {
        var host = await StreamHost.StartAsync();
        using var reader = await EventReader.PostAsync(host, "subscription { silent }");
        var reading = reader.ReadAllAsync();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await host.StopAsync();

        Assert.Equal("", await reading);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await host.DisposeAsync();
    }

    private static (int Opened, int Disposed) Tally(SampleHost host) => (SourcesOf(host).Opened, SourcesOf(host).Disposed);

    private static Sources SourcesOf(SampleHost host) => host.Services.GetRequiredService<Sources>();

    private static RequestPipeline PipelineOf(SampleHost host) =>
        host.Services.GetRequiredKeyedService<RequestPipeline>(GraphQLServiceCollectionExtensions.DefaultName);
}
