using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Seeds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>The real service on a loopback port over a database of its own, with a seed folder loaded.</summary>
public sealed class CatalogueService : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly NpgsqlDataSource _source;

    private CatalogueService(WebApplication application, NpgsqlDataSource source, HttpClient client)
    {
        _application = application;
        _source = source;
        Client = client;
    }

    /// <summary>Talks to the service.</summary>
    public HttpClient Client { get; }

    /// <summary>The database.</summary>
    internal NpgsqlDataSource Source => _source;

    /// <summary>The service's parts.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>The real seed files of the project.</summary>
    public static string RealSeed => Path.Combine(Home(), "seed-data");

    /// <summary>Starts the service. Persistent addresses start with https://kb.example.</summary>
    public static async Task<CatalogueService> StartAsync(PostgresFixture postgres, string seedFolder, Action<KnowledgeBaseOptions>? configure = null, Action<ILoggingBuilder>? logging = null)
    {
        var source = DataSources.Create(await postgres.CreateDatabaseAsync());
        await LoadAsync(source, seedFolder);
        var options = new KnowledgeBaseOptions { LoadSeedOnStart = false, PublicUrl = "https://kb.example", PollSeconds = 1 };
        configure?.Invoke(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        logging?.Invoke(builder.Logging);
        var application = Service.Build(builder, new Settings(options, ConnectionString: null), source, new Terminal(TextWriter.Null, TextWriter.Null));
        await application.StartAsync();
        var client = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
        var service = new CatalogueService(application, source, client);
        await service.UntilAsync(store => store.Current is not null, "the first release");
        return service;
    }

    /// <summary>Loads a seed folder as the next release.</summary>
    public static async Task LoadAsync(NpgsqlDataSource source, string folder)
    {
        var outcome = await new SeedLoader(source, TimeProvider.System)
            .LoadAsync(folder, ConflictPreference.Refuse, dryRun: false, progress: null, CancellationToken.None);
        if (outcome is not SeedLoadOutcome.Done { Outcome: PublishOutcome.Published })
            throw new InvalidOperationException($"The seed folder did not load: {outcome}");
    }

    /// <summary>Loads another state of the seed and waits until readers see it.</summary>
    public async Task PublishAsync(string folder)
    {
        var before = _application.Services.GetRequiredService<CatalogueStore>().Current!.Release.Sequence;
        await LoadAsync(_source, folder);
        await UntilAsync(store => store.Current!.Release.Sequence > before, "the next release");
    }

    /// <summary>Asks, and gives the whole answer.</summary>
    public async Task<JsonNode> AskAsync(string query, object? variables = null, string? acceptLanguage = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (acceptLanguage is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", acceptLanguage);
        using var response = await Client.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>Asks, and gives the data; fails when there are errors.</summary>
    public async Task<JsonNode> DataAsync(string query, object? variables = null, string? acceptLanguage = null)
    {
        var answer = await AskAsync(query, variables, acceptLanguage);
        return answer["errors"] is null ? answer["data"]! : throw new InvalidOperationException(answer.ToJsonString());
    }

    /// <summary>Does something to the database, as a person at a console would.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var command = _source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A connection to the service's database.</summary>
    public async Task<NpgsqlConnection> OpenAsync() => await _source.OpenConnectionAsync();

    /// <summary>Lets nobody connect to the service's database any more, and ends the connections there are: to the service it is away.</summary>
    public async Task StopDatabaseAsync()
    {
        var name = new NpgsqlConnectionStringBuilder(_source.ConnectionString).Database;
        var elsewhere = new NpgsqlConnectionStringBuilder(_source.ConnectionString) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"ALTER DATABASE {name} ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
        await _source.DisposeAsync();
    }

    private async Task UntilAsync(Func<CatalogueStore, bool> condition, string what)
    {
        var store = _application.Services.GetRequiredService<CatalogueStore>();
        for (var waited = 0; !condition(store); waited++)
        {
            if (waited > 1_000)
                throw new TimeoutException($"Waited 10 seconds for {what}. {store.Problem}");
            await Task.Delay(10);
        }
    }

    private static string Home()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KnowledgeBase.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of the project's folder: no KnowledgeBase.sln above them.");
        return folder;
    }
}
