using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Webhooks;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeBase.Api.Webhooks;

/// <summary>Tells webhooks of releases, for as long as the service runs: at once when a release is swapped in, and every few seconds what is due.</summary>
/// <param name="queue">What has to be sent.</param>
/// <param name="sender">Sends it.</param>
/// <param name="store">Says when a release has come.</param>
/// <param name="poll">How often to look for what is due.</param>
/// <param name="time">Measures.</param>
/// <param name="logger">The operator's log.</param>
public sealed partial class WebhookWorker(
    DeliveryQueue queue, WebhookSender sender, CatalogueStore store, TimeSpan poll, TimeProvider time, ILogger<WebhookWorker> logger) : BackgroundService
{
    /// <summary>Sends everything that is due now.</summary>
    internal async Task WorkAsync(CancellationToken cancellationToken)
    {
        await queue.FillAsync(cancellationToken);
        while (await queue.BorrowAsync(cancellationToken) is { } delivery)
        {
            if (await sender.SendAsync(delivery, cancellationToken) is not { } error)
                await queue.DoneAsync(delivery, cancellationToken);
            else if (!await queue.FailedAsync(delivery, error, cancellationToken))
                LogDead(delivery.WebhookId, delivery.Version, delivery.Attempts, error);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = store.Changed;
            try
            {
                // Before the first release there is nothing to tell, and perhaps no table yet.
                if (store.Current is not null)
                    await WorkAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or TimeoutException or IOException or DbUpdateException or InvalidOperationException)
            {
                LogAway(error.Message);
            }

            await Task.WhenAny(changed, Task.Delay(poll, time, stoppingToken));
        }
    }

    [LoggerMessage(LogLevel.Warning, "Webhook {Webhook} was not told of release {Version}: given up after {Attempts} tries. {Reason} 'kb webhook dead' lists it, 'kb webhook replay' sends it again.")]
    private partial void LogDead(string webhook, string version, int attempts, string reason);

    [LoggerMessage(LogLevel.Warning, "Webhooks could not be told of releases just now: {Reason}")]
    private partial void LogAway(string reason);
}
