using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Access;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>
/// The real service over a database of its own with the small seed, and some people with API keys: Ada edits, Ben reviews (and edits), Chloé translates into
/// Spanish, Pat is a partner, Root administers.
/// </summary>
/// <param name="postgres">The server.</param>
public sealed class EditorialService(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);
    private WebApplication? _application;

    /// <summary>The service's routes.</summary>
    public IEnumerable<RouteEndpoint> Routes => ((IEndpointRouteBuilder)_application!).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    /// <summary>A schema of the service: the public one, or that of editors.</summary>
    public Schema SchemaOf(string name) => Services.GetRequiredKeyedService<RequestPipeline>(name).Schema.Schema;

    /// <summary>Talks to the service as nobody.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The service's own services.</summary>
    public IServiceProvider Services => _application!.Services;

    /// <summary>The database.</summary>
    public NpgsqlDataSource Source { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Source = DataSources.Create(await postgres.CreateDatabaseAsync());
        await CatalogueService.LoadAsync(Source, SmallSeed.Original);
        var options = new KnowledgeBaseOptions { LoadSeedOnStart = false, PublicUrl = "https://kb.example", PollSeconds = 1 };
        options.Limits.TimeoutSeconds = 120;
        options.Limits.MaxCost = 5_000_000;
        options.RateLimits.RequestsPerMinute = 0;
        options.RateLimits.RequestsPerMinutePerKey = 0;
        options.RateLimits.FailuresPerMinute = 10_000;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _application = Service.Build(builder, new Settings(options, ConnectionString: null), Source, new Terminal(TextWriter.Null, TextWriter.Null));
        await _application.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_application.Urls.First()), Timeout = TimeSpan.FromMinutes(3) };
        await Patience.UntilAsync("the first release", TimeSpan.FromSeconds(60), () => Services.GetRequiredService<CatalogueStore>().Current is not null);
        await AddAsync("ada", Role.Editor);
        await AddAsync("ben", Role.Editor, Role.Reviewer);
        await AddAsync("chloé", Role.Translator);
        await AddAsync("pat", Role.Partner);
        await AddAsync("root", Role.Admin);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_application is not null)
            await _application.DisposeAsync();
        await Source.DisposeAsync();
    }

    /// <summary>Sends a request to the editorial endpoint; <paramref name="who"/> null for somebody without a key.</summary>
    public async Task<HttpResponseMessage> SendAsync(string? who, HttpMethod method, string pathAndQuery, HttpContent? content = null, Action<HttpRequestHeaders>? headers = null)
    {
        using var request = new HttpRequestMessage(method, pathAndQuery) { Content = content };
        if (who is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _keys[who]);
        headers?.Invoke(request.Headers);
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks, and gives the whole answer.</summary>
    public async Task<JsonNode> AskAsync(string who, string query, object? variables = null)
    {
        using var response = await SendAsync(who, HttpMethod.Post, "/editorial/graphql", JsonContent.Create(new { query, variables }));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Asks, and gives the data; fails when there are errors.</summary>
    public async Task<JsonNode> DataAsync(string who, string query, object? variables = null)
    {
        var answer = await AskAsync(who, query, variables);
        return answer["errors"] is null ? answer["data"]! : throw new InvalidOperationException($"{query}\n{answer.ToJsonString()}");
    }

    /// <summary>Runs a mutation, and gives its payload; fails when it has user errors.</summary>
    public async Task<JsonNode> DoAsync(string who, string mutation, object input, string select = "")
    {
        var payload = await TryAsync(who, mutation, input, select);
        return payload["userErrors"]!.AsArray().Count == 0 ? payload : throw new InvalidOperationException($"{mutation}: {payload.ToJsonString()}");
    }

    /// <summary>Runs a mutation, and gives its payload, with user errors or without.</summary>
    public async Task<JsonNode> TryAsync(string who, string mutation, object input, string select = "")
    {
        const string Errors =
            """
            userErrors {
              __typename code message field seedPath
              ... on ValidationError { rule }
              ... on ConflictError { actualRevision conflicts { slug path base theirs yours } }
              ... on StateError { state }
              ... on ForbiddenError { requires }
            }
            """;
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        var data = await DataAsync(who, $"mutation($input: {type}Input!) {{ {mutation}(input: $input) {{ {select} {Errors} }} }}", new { input });
        return data[mutation]!;
    }

    /// <summary>Opens a changeset, and gives its identifier.</summary>
    public async Task<string> OpenAsync(string title, string who = "ada") =>
        (await DoAsync(who, "openChangeset", new { title }, "changeset { id }"))["changeset"]!["id"]!.GetValue<string>();

    /// <summary>What readers get.</summary>
    public async Task<string> PublicAsync(string query)
    {
        using var response = await Client.PostAsJsonAsync("/graphql", new { query }, TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Every row of every table but those that note that a key was used: what changed between two calls was written between them.</summary>
    public async Task<string> EverythingAsync()
    {
        var tables = await RowsAsync("SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('api_keys', '__EFMigrationsHistory') ORDER BY 1");
        var all = new StringBuilder();
        foreach (var table in tables)
        {
            foreach (var row in await RowsAsync($"SELECT t::text FROM {table} AS t ORDER BY t::text COLLATE \"C\""))
                all.Append(table).Append(' ').AppendLine(row);
        }

        return all.ToString();
    }

    private async Task<List<string>> RowsAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            rows.Add(reader.GetString(0));
        return rows;
    }

    private async Task AddAsync(string name, params Role[] roles)
    {
        var wish = new NewApiKey(name, [.. roles], roles.Contains(Role.Translator) ? ["es"] : [], DateTimeOffset.UtcNow.AddDays(1));
        var made = await Services.GetRequiredService<ApiKeyStore>().CreateAsync(wish, "tests", TestContext.Current.CancellationToken);
        _keys[name] = Assert.IsType<ApiKeyCreation.Done>(made).Key;
    }
}
