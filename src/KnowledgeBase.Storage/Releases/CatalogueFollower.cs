using Microsoft.Extensions.Logging;
using Npgsql;

namespace KnowledgeBase.Storage.Releases;

/// <summary>
/// Follows the database: swaps in each release as it is published. It listens first and then looks, after every connect, so that no
/// announcement is lost between the two; a poll is the net below, and a keep-alive finds lines that died without a word.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="loader">Loads what is new.</param>
/// <param name="store">Told what is wrong.</param>
/// <param name="poll">How long to wait for an announcement before looking.</param>
/// <param name="logger">The operator's log.</param>
public sealed partial class CatalogueFollower(
    NpgsqlDataSource source, CatalogueLoader loader, CatalogueStore store, TimeSpan poll, ILogger<CatalogueFollower> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Follows until cancelled. Nothing that the database does ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        string? told = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                await using (var listen = new NpgsqlCommand($"LISTEN {ReleasePublisher.Channel}", connection))
                    await listen.ExecuteNonQueryAsync(cancellationToken);
                while (true)
                {
                    if (await loader.RefreshAsync(cancellationToken))
                        LogSwapped(store.Current!.Release.Version, store.Current.Release.Sequence);
                    (pause, told) = (FirstPause, null);
                    await connection.WaitAsync(poll, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            // Everything: rows that were written by hand can be wrong in ways that nobody foresees, and readers go on all the same.
            catch (Exception error)
            {
                // EF Core wraps what the driver says in its own advice.
                var cause = error.InnerException is NpgsqlException inner ? inner : error;
                var problem = cause is NpgsqlException or IOException or TimeoutException
                    ? $"The database cannot be reached: {cause.Message}"
                    : $"The newest release cannot be read: {cause.Message}";
                store.Report(problem);
                if (problem != told)
                    LogLost(problem, store.Current?.Release.Version ?? "none");
                told = problem;
            }

            await Task.Delay(pause, cancellationToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    [LoggerMessage(LogLevel.Information, "Release {Version} (number {Sequence}) is now what readers see.")]
    private partial void LogSwapped(string version, int sequence);

    [LoggerMessage(LogLevel.Warning, "Following the database was interrupted. {Reason} Readers go on with release {Version}; trying again.")]
    private partial void LogLost(string reason, string version);
}
