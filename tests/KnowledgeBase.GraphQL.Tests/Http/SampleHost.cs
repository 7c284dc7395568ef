using System.Net;
using System.Text;
using System.Text.Json;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.GraphQL.Tests.Http;

/// <summary>A small host with a GraphQL endpoint, in memory or on a loopback port of the real server.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    public const string Sdl = """
        type Query {
          hello: String!
          echo(text: String!): String!
          fails: String
          refuses: String
          wait(milliseconds: Int!): Int
        }
        type Mutation { touch: Int! }
        type Subscription { ticks: Int! }
        """;

    private readonly WebApplication _app;

    private SampleHost(WebApplication app, HttpClient client)
    {
        _app = app;
        Client = client;
    }

    public HttpClient Client { get; }

    public Uri Endpoint => new(Client.BaseAddress!, "/graphql");

    public IServiceProvider Services => _app.Services;

    public static Task<SampleHost> StartAsync(Action<GraphQLBuilder>? configure = null, Action<WebApplicationBuilder>? host = null) =>
        StartAsync(onKestrel: false, configure, host);

    public static async Task<SampleHost> StartAsync(bool onKestrel, Action<GraphQLBuilder>? configure = null, Action<WebApplicationBuilder>? host = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (onKestrel)
            builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        else
            builder.WebHost.UseTestServer();
        var graphql = builder.Services.AddGraphQL().AddSchemaText(Sdl).AddResolvers(typeof(Fields));
        configure?.Invoke(graphql);
        host?.Invoke(builder);
        var app = builder.Build();
        app.MapGraphQL("/graphql");
        await app.StartAsync();
        var client = onKestrel
            ? new HttpClient(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero, MaxResponseDrainSize = 0 }) { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) }
            : app.GetTestClient();
        return new SampleHost(app, client);
    }

    public Task<Answer> PostAsync(object body, string? accept = "application/graphql-response+json") =>
        PostAsync(JsonSerializer.SerializeToUtf8Bytes(body), accept);

    public async Task<Answer> PostAsync(byte[] body, string? accept = "application/graphql-response+json", string contentType = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await SendAsync(HttpMethod.Post, "/graphql", accept, content);
    }

    public Task<Answer> GetAsync(string query, string? accept = "application/graphql-response+json", string? ifNoneMatch = null) =>
        SendAsync(HttpMethod.Get, "/graphql" + query, accept, null, ifNoneMatch);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? accept = null, HttpContent? content = null, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        using var response = await Client.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(pair => pair.Key, pair => string.Join(", ", pair.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    /// <summary>Stops the server as a signal would.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static class Fields
    {
        [Field("Query.hello")]
        public static string Hello() => "world";

        [Field("Query.echo")]
        public static string Echo(string text) => text;

        [Field("Query.fails")]
        public static string? Fails() => throw new InvalidOperationException("a secret of ours");

        [Field("Query.refuses")]
        public static string? Refuses() => throw new GraphQLException(new GraphQLError("Not today.", "REFUSED"));

        [Field("Query.wait")]
        public static async Task<int?> WaitAsync(int milliseconds, CancellationToken cancellationToken)
        {
            await Task.Delay(milliseconds, cancellationToken);
            return milliseconds;
        }

        [Field("Mutation.touch")]
        public static int Touch() => 1;

        [Field("Subscription.ticks")]
        public static async IAsyncEnumerable<int> Ticks()
        {
            await Task.Yield();
            yield return 1;
        }
    }
}

/// <summary>An HTTP answer, whole.</summary>
internal sealed record Answer(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public JsonElement Json => JsonElement.Parse(Encoding.UTF8.GetBytes(Body));

    public string? Code => Json.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}
