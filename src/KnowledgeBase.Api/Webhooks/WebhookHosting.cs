using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Webhooks;

namespace KnowledgeBase.Api.Webhooks;

/// <summary>Wires what is told as it happens into the host: subscriptions and webhooks.</summary>
internal static class WebhookHosting
{
    internal static void AddWebhooks(this IServiceCollection services, KnowledgeBaseOptions options)
    {
        services.AddSingleton<Announcements>();
        services.AddHostedService<AnnouncementListener>();
        if (options.Webhooks.SigningKey.Length == 0)
            return;
        services.AddSingleton<DeliveryQueue>();
        services.AddSingleton(provider => new WebhookSender(options.Webhooks, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHostedService>(provider => new WebhookWorker(
            provider.GetRequiredService<DeliveryQueue>(),
            provider.GetRequiredService<WebhookSender>(),
            provider.GetRequiredService<CatalogueStore>(),
            TimeSpan.FromSeconds(options.PollSeconds),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WebhookWorker>>()));
    }
}
