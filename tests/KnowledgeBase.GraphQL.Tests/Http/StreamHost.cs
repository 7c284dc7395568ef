using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.TypeSystem;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Http;

/// <summary>A host on the real server whose subscriptions tell how their sources fare.</summary>
internal static class StreamHost
{
    private const string Extension = """
        scalar Anything
        extend type Query { self: Query! }
        extend type Subscription {
          count(to: Int!): Int!
          endless(bytes: Int! = 10): String!
          silent: Int
          stubborn: Int
          fails(after: Int!): Int
          slowly: Query!
          shaped: Anything
          refused: Int
          self: Query!
        }
        """;

    public static Task<SampleHost> StartAsync(Action<GraphQLOptions>? configure = null) => SampleHost.StartAsync(onKestrel: true, schema => schema
        .AddSchemaText(Extension).AddResolvers(typeof(Fields)).AddScalar<object>("Anything", new AnyCoercion()).BindType<Root>("Query").Configure(configure ?? (static _ => { })),
        builder => builder.Services.AddSingleton<Sources>());

    /// <summary>How many sources were opened and disposed, and how many events they made.</summary>
    internal sealed class Sources
    {
        private int _opened;
        private int _disposed;
        private int _made;

        public int Opened => Volatile.Read(ref _opened);

        public int Disposed => Volatile.Read(ref _disposed);

        public int Made => Volatile.Read(ref _made);

        /// <summary>Ends what <c>stubborn</c> waits for.</summary>
        public TaskCompletionSource<int?> Stubborn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async IAsyncEnumerable<T> Of<T>(Func<CancellationToken, IAsyncEnumerable<T>> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _opened);
            try
            {
                await foreach (var one in events(cancellationToken))
                {
                    Interlocked.Increment(ref _made);
                    yield return one;
                }
            }
            finally
            {
                Interlocked.Increment(ref _disposed);
            }
        }

        /// <summary>Waits until something holds, ten seconds at most, and says how long it took.</summary>
        public static async Task<TimeSpan> UntilAsync(Func<bool> holds)
        {
            var clock = Stopwatch.StartNew();
            while (!holds())
            {
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), "It did not come to that in ten seconds.");
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            return clock.Elapsed;
        }
    }

    private sealed record Root;

    private static class Fields
    {
        [Field("Query.self")]
        public static Root Self() => new();

        [Field("Subscription.count")]
        public static IAsyncEnumerable<int> Count(int to, Sources sources) => sources.Of(_ => Numbers(to));

        [Field("Subscription.endless")]
        public static IAsyncEnumerable<string> Endless(int bytes, Sources sources) => sources.Of(_ => Texts(new string('x', bytes)));

        [Field("Subscription.silent")]
        public static IAsyncEnumerable<int?> Silent(Sources sources) => sources.Of(Never);

        [Field("Subscription.stubborn")]
        public static IAsyncEnumerable<int?> Stubborn(Sources sources) => sources.Of(_ => One(sources.Stubborn.Task));

        [Field("Subscription.fails")]
        public static IAsyncEnumerable<int?> Fails(int after, Sources sources) => sources.Of(_ => FailAfter(after));

        [Field("Subscription.slowly")]
        public static IAsyncEnumerable<Root> Slowly(Sources sources) => sources.Of(_ => One(Task.FromResult(new Root())));

        [Field("Subscription.shaped")]
        public static IAsyncEnumerable<object?> Shaped(Sources sources) => sources.Of(_ => One(Task.FromResult<object?>(JsonElement.Parse("{\n\"a\":\r\n[1,\r2],\"b\":\"\\n\"}"u8))));

        [Field("Subscription.refused")]
        public static IAsyncEnumerable<int?> Refused() => throw new GraphQLException(new GraphQLError("Not for you.", "FORBIDDEN"));

        [Field("Subscription.self")]
        public static IAsyncEnumerable<Root> Selves(Sources sources) => sources.Of(_ => One(Task.FromResult(new Root())));

        private static async IAsyncEnumerable<int> Numbers(int to)
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }

        private static async IAsyncEnumerable<string> Texts(string text)
        {
            while (true)
            {
                await Task.Yield();
                yield return text;
            }
        }

        private static async IAsyncEnumerable<int?> Never([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            yield return 1;
        }

        private static async IAsyncEnumerable<T> One<T>(Task<T> value)
        {
            yield return await value;
        }

        private static async IAsyncEnumerable<int?> FailAfter(int after)
        {
            for (var i = 0; i < after; i++)
                yield return i;
            await Task.Yield();
            throw new InvalidOperationException("a secret of ours");
        }
    }
}

/// <summary>A client of an event stream that takes as much as it is told to.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly Stream _stream;
    private readonly StringBuilder _text = new();

    private EventReader(HttpResponseMessage response, Stream stream)
    {
        _response = response;
        _stream = stream;
    }

    public HttpResponseMessage Response => _response;

    /// <summary>All that came so far.</summary>
    public string Text => _text.ToString();

    public static async Task<EventReader> PostAsync(SampleHost host, string query, string accept = "text/event-stream", HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Content.Headers.ContentType = new("application/json");
        return await OpenAsync(client ?? host.Client, request, accept);
    }

    public static async Task<EventReader> GetAsync(SampleHost host, string query, string accept = "text/event-stream")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(query));
        return await OpenAsync(host.Client, request, accept);
    }

    /// <summary>Reads what comes until the text ends so, or the stream does.</summary>
    public async Task<string> ReadUntilAsync(string end)
    {
        var buffer = new byte[16 * 1024];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!Text.EndsWith(end, StringComparison.Ordinal) && await _stream.ReadAsync(buffer, patience.Token) is > 0 and var read)
            _text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        return Text;
    }

    /// <summary>Reads some bytes and forgets them.</summary>
    public async Task SkipAsync(int bytes)
    {
        var buffer = new byte[16 * 1024];
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (bytes > 0)
            bytes -= await _stream.ReadAtLeastAsync(buffer.AsMemory(0, Math.Min(bytes, buffer.Length)), 1, cancellationToken: patience.Token);
    }

    /// <summary>Reads to the end of the stream.</summary>
    public Task<string> ReadAllAsync() => ReadUntilAsync("\0");

    public void Dispose()
    {
        _stream.Dispose();
        _response.Dispose();
    }

    private static async Task<EventReader> OpenAsync(HttpClient client, HttpRequestMessage request, string accept)
    {
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new EventReader(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }
}
