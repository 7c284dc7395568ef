using KnowledgeBase.Storage.Editing;
using KnowledgeBase.Storage.Webhooks;

namespace KnowledgeBase.Api.Webhooks;

/// <summary>Listens for changes of changesets for as long as the service runs.</summary>
/// <param name="announcements">Hears them.</param>
public sealed class AnnouncementListener(Announcements announcements) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => announcements.RunAsync(ChangesetStore.Channel, stoppingToken);
}
