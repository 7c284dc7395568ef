using KnowledgeBase.Content.Catalogues;
using Microsoft.EntityFrameworkCore;
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
                    pause = FirstPause;
                    await connection.WaitAsync(poll, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or IOException or TimeoutException or InvalidOperationException or DbUpdateException
                or CatalogueException or System.Text.Json.JsonException)
            {
                store.Report(error is CatalogueException or System.Text.Json.JsonException
                    ? $"The newest release cannot be read: {error.Message}"
                    : $"The database cannot be reached: {error.Message}");
                LogLost(error.Message, store.Current?.Release.Version ?? "none");
            }

            await Task.Delay(pause, cancellationToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    [LoggerMessage(LogLevel.Information, "Release {Version} (number {Sequence}) is now what readers see.")]
    private partial void LogSwapped(string version, int sequence);

    [LoggerMessage(LogLevel.Warning, "Following the database was interrupted: {Reason} Readers go on with release {Version}; trying again.")]
    private partial void LogLost(string reason, string version);
}
