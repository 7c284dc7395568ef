using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Seeds;
using Npgsql;

namespace KnowledgeBase.Api.Hosting;

/// <summary>
/// What the service does beside answering: bring the database up to date, follow it for as long as the service runs, load the seed files, and say where to
/// look. A database that is away is waited for; seed files with problems are reported, and what is published already goes on being served.
/// </summary>
/// <param name="settings">The settings.</param>
/// <param name="source">The database.</param>
/// <param name="store">Holds the catalogues.</param>
/// <param name="loader">Loads them.</param>
/// <param name="address">Where the service listens.</param>
/// <param name="terminal">Where the operator is told.</param>
/// <param name="logger">The operator's log.</param>
public sealed class ServiceStart(
    Settings settings,
    NpgsqlDataSource source,
    CatalogueStore store,
    CatalogueLoader loader,
    ListeningAddress address,
    Terminal terminal,
    ILogger<CatalogueFollower> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await WithDatabaseAsync(MigrateAsync, stoppingToken))
            return;
        var following = new CatalogueFollower(source, loader, store, TimeSpan.FromSeconds(settings.Options.PollSeconds), logger).RunAsync(stoppingToken);
        if (settings.Options.LoadSeedOnStart && Directory.Exists(settings.Options.SeedDirectory))
            await WithDatabaseAsync(LoadSeedAsync, stoppingToken);
        while (store.Current is null && !stoppingToken.IsCancellationRequested)
            await Task.Delay(Look, stoppingToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (store.Current?.Release is { } release)
        {
            terminal.Say($"Ready: release {release.Version} with {release.Counts.Values.Sum()} entries.");
            terminal.Say($"  explorer  {address.First}/graphql  (open it in a browser)");
            terminal.Say($"  health    {address.First}/health/ready");
        }

        await following;
    }

    /// <summary>Does something with the database, again and again while it is away; false when the service stops.</summary>
    /// <exception cref="DatabaseNewerException">A newer version of the program has used the database. That ends the service: waiting would not help.</exception>
    private async Task<bool> WithDatabaseAsync(Func<CancellationToken, Task> work, CancellationToken stoppingToken)
    {
        string? told = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await work(stoppingToken);
                return true;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception error) when (DatabaseFailure.Explain(error, settings) is { } message)
            {
                if (stoppingToken.IsCancellationRequested)
                    return false;
                if (message != told)
                    terminal.Fail($"{message} Waiting for it.");
                told = message;
            }

            await Task.Delay(Pause, stoppingToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        return false;
    }

    private async Task MigrateAsync(CancellationToken stoppingToken)
    {
        var applied = await DatabaseMigrator.MigrateAsync(source, stoppingToken);
        if (applied.Count > 0)
            terminal.Say($"Database brought up to date ({applied.Count} migrations).");
    }

    private async Task LoadSeedAsync(CancellationToken stoppingToken)
    {
        try
        {
            var outcome = await new SeedLoader(source, TimeProvider.System)
                .LoadAsync(settings.Options.SeedDirectory, ConflictPreference.Refuse, dryRun: false, progress: null, stoppingToken);
            SeedReport.Tell(outcome, terminal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Fail($"The seed files cannot be read: {error.Message}");
        }
        catch (CatalogueException error)
        {
            terminal.Fail($"The seed files were not loaded, because the newest release cannot be read: {error.Message} Put a backup in its place.");
        }
    }
}
