using System.Collections.Immutable;
using System.Text.Json;
using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Search;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeBase.Benchmarks;

/// <summary>The catalogue's schema over the real seed files, in memory: no database, no HTTP.</summary>
public sealed class CatalogueHost : IDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Reads the seed files and binds the schema.</summary>
    /// <param name="keepsAnswers">Whether answers are given again from memory.</param>
    public CatalogueHost(bool keepsAnswers = false)
    {
        var seed = SeedReader.Read(Path.Combine(Home(), "seed-data"));
        var release = new ReleaseInfo(
            seed.Release!.Version, 1, DateTimeOffset.UnixEpoch, seed.Release.Notes, seed.Release.Languages, seed.Release.Fallback, new string('0', 64),
            ImmutableDictionary<EntryKind, int>.Empty);
        Items = [.. seed.Entries.Select(entry => new CatalogueItem(entry, [new RevisionInfo(1, release, null, ContentHash.Of(entry))]))];
        Release = release;
        var store = new CatalogueStore(olderReleases: 0);
        store.Swap(CatalogueBuilder.Build(release, Items), [release]);

        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(store);
        services.AddSingleton(NpgsqlDataSource.Create("Host=127.0.0.1")); // never connected to: all that is read is in memory
        services.AddSingleton<CatalogueLoader>();
        services.AddSingleton<ReleaseSearch>();
        services.AddSingleton(new Settings(new KnowledgeBaseOptions(), ConnectionString: null));
        services.AddSingleton(new PublicAddress("https://kb.example", static () => ""));
        var schema = services.AddGraphQL().AddCatalogueSchema().Configure(static engine => engine.OperationLimits = engine.OperationLimits with { MaxCost = new RequestLimits().MaxCost });
        if (keepsAnswers)
            schema.UseResponseCacheKey<ReleaseCacheKey>();
        _services = services.BuildServiceProvider();
        Pipeline = _services.GetRequiredKeyedService<RequestPipeline>(GraphQLServiceCollectionExtensions.DefaultName);
    }

    /// <summary>The way of every request.</summary>
    public RequestPipeline Pipeline { get; }

    /// <summary>The release read.</summary>
    public ReleaseInfo Release { get; }

    /// <summary>Its entries.</summary>
    public IReadOnlyCollection<CatalogueItem> Items { get; }

    /// <summary>Answers a query and gives the size of the answer's data in bytes; fails when there are errors.</summary>
    public async Task<int> AnswerAsync(string query)
    {
        using var outcome = await Pipeline.ExecuteAsync(new GraphQLRequest { Query = query, Variables = default(JsonElement) }, _services, null, CancellationToken.None);
        return outcome.Result is { Errors.IsEmpty: true } result ? result.Data.Length : throw new InvalidOperationException($"The query failed: {outcome.Result?.Errors[0].Message}");
    }

    /// <inheritdoc/>
    public void Dispose() => _services.Dispose();

    private static string Home()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KnowledgeBase.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The benchmarks run outside of the project's folder: no KnowledgeBase.sln above them.");
        return folder;
    }
}
