using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Tests.Http;
using KnowledgeBase.GraphQL.TypeSystem;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Hostile;

/// <summary>Tests that look at the clock or at the memory of the whole process: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}

/// <summary>
/// Two endpoints of the real server over a schema with what attacks need: one with all limits as they are by default, and one whose body limit is
/// as high as it can be set, so that what stops an attack there is the limit behind it.
/// </summary>
public sealed class HostileHost : IAsyncLifetime
{
    private const string Extension = """
        directive @listSize(assumedSize: Int, slicingArguments: [String!]) on FIELD_DEFINITION
        extend type Query {
          self: Query!
          node: Node
          things(first: Int = 10): [Query!]! @listSize(slicingArguments: ["first"])
          number(value: Int, real: Float, id: ID): Int
          find(filter: Filter, list: [[[Int]]]): Int
          anything(value: Anything): Anything
        }
        interface Node { id: ID node: Node }
        type One implements Node { id: ID node: Node size: Int }
        type Two implements Node { id: ID node: Node size: Int }
        input Filter { and: [Filter!] or: Filter name: String count: Int }
        scalar Anything
        extend type Subscription { self: Query! }
        """;

    private SampleHost? _default;
    private SampleHost? _open;

    internal SampleHost Default => _default!;

    internal SampleHost Open => _open!;

    public async ValueTask InitializeAsync()
    {
        _default = await StartAsync(static _ => { });
        _open = await StartAsync(static options => options.MaxBodyBytes = GraphQLOptions.GreatestBodyBytes);
    }

    public async ValueTask DisposeAsync()
    {
        await Default.DisposeAsync();
        await Open.DisposeAsync();
    }

    internal static Task<SampleHost> StartAsync(Action<GraphQLOptions> configure) => SampleHost.StartAsync(onKestrel: true, schema => schema
        .AddSchemaText(Extension).AddResolvers(typeof(Fields)).AddScalar<object>("Anything", new AnyCoercion()).BindType<Whole>("Query").BindType<One>("One").BindType<Two>("Two").Configure(configure));

    /// <summary>Posts bytes over a connection of its own and reads the answer while it still writes, as a client that does not care would.</summary>
    internal static async Task<RawAnswer> PostAsync(SampleHost host, byte[] body, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(host.Endpoint.Host, host.Endpoint.Port, cancellationToken);
        var stream = socket.GetStream();
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        var writing = WriteAsync();
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, cancellationToken);
        }
        catch (IOException)
        {
            // The server closed before it had read all; what it said before has come.
        }

        var took = clock.Elapsed;
        await writing;
        return RawAnswer.Read(answer.ToArray(), took);

        async Task WriteAsync()
        {
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head), cancellationToken);
                await stream.WriteAsync(body, cancellationToken);
            }
            catch (IOException)
            {
                // The same, seen from the other side.
            }
        }
    }

    private sealed record Whole;

    private sealed record One(string? Id, int? Size);

    private sealed record Two(string? Id, int? Size);

    private static class Fields
    {
        private static readonly Whole It = new();

        [Field("Query.self")]
        public static Whole Self() => It;

        [Field("Query.node")]
        public static object? Node() => new One("1", 1);

        [Field("One.node")]
        public static object? NodeOfOne() => new Two("2", 2);

        [Field("Two.node")]
        public static object? NodeOfTwo() => null;

        [Field("Query.things")]
        public static IReadOnlyList<Whole> Things(int? first) => Enumerable.Repeat(It, Math.Clamp(first ?? 0, 0, 100_000)).ToArray();

        [Field("Query.number")]
        public static int? Number(int? value, double? real, string? id) => value ?? (real is null ? id?.Length : 1);

        [Field("Query.find")]
        public static int? Find(Filter? filter, IReadOnlyList<IReadOnlyList<IReadOnlyList<int?>?>?>? list) => filter?.Count ?? list?.Count;

        [Field("Query.anything")]
        public static object? Anything(object? value) => value;

        [Field("Subscription.self")]
        public static async IAsyncEnumerable<Whole> Selves()
        {
            await Task.Yield();
            yield return It;
        }
    }

    private sealed record Filter(IReadOnlyList<Filter>? And, Filter? Or, string? Name, int? Count);
}

/// <summary>An HTTP answer as its bytes came.</summary>
internal sealed record RawAnswer(int Status, string ContentType, string Body, TimeSpan Took)
{
    public static RawAnswer Read(byte[] bytes, TimeSpan took)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"No answer came: {text}");
        var lines = text[..end].Split("\r\n");
        var headers = lines.Skip(1).Select(static line => line.Split(": ", 2)).ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var body = text[(end + 4)..];
        return new RawAnswer(
            int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers.GetValueOrDefault("Content-Type", ""),
            headers.GetValueOrDefault("Transfer-Encoding") == "chunked" ? Unchunked(body) : body,
            took);
    }

    // Counts characters where HTTP counts bytes: enough for answers in ASCII.
    private static string Unchunked(string body)
    {
        var text = new StringBuilder();
        for (var at = 0; ;)
        {
            var end = body.IndexOf("\r\n", at, StringComparison.Ordinal);
            var length = int.Parse(body.AsSpan(at, end - at), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (length == 0)
                return text.ToString();
            text.Append(body, end + 2, length);
            at = end + 2 + length + 2;
        }
    }
}
