using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Api.Identifiers;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Api.Feeds;

/// <summary>Where feed readers ask.</summary>
internal static class FeedEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    internal static void MapFeeds(this WebApplication application)
    {
        application.MapMethods("/releases/feed.atom", Methods, static (HttpContext http, CatalogueStore store, PublicAddress address, Settings settings) =>
            AnswerAsync(http, store, address, settings, ReleaseFeed.Atom, ReleaseFeed.AtomType)).AllowPublicAccess();
        application.MapMethods("/releases/feed.json", Methods, static (HttpContext http, CatalogueStore store, PublicAddress address, Settings settings) =>
            AnswerAsync(http, store, address, settings, ReleaseFeed.JsonFeed, ReleaseFeed.JsonType)).AllowPublicAccess();
    }

    private static Task AnswerAsync(
        HttpContext http, CatalogueStore store, PublicAddress address, Settings settings, Func<IReadOnlyList<ReleaseInfo>, string, byte[]> write, string mediaType)
    {
        var releases = store.Releases;
        if (!releases.IsEmpty)
            return CachedAnswer.WriteAsync(http, write(releases, address.Value), mediaType, settings.Options.Cache, isPinned: false);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("The service is starting and has no release yet. Try again in a moment.\n", http.RequestAborted);
    }
}
