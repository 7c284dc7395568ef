using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.Browser.Tests.Embed;

/// <summary>A partner's web site: pages on another port than the service's, and so of another origin.</summary>
internal sealed class PartnerSite : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, (string Html, string? Policy)> _pages = new(StringComparer.Ordinal);
    private int _count;

    private PartnerSite(WebApplication application) => _application = application;

    /// <summary>Where it is, without a slash at the end.</summary>
    internal string Address => _application.Urls.First();

    internal static async Task<PartnerSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var application = builder.Build();
        var site = new PartnerSite(application);
        application.MapGet("/favicon.ico", static () => Results.NoContent());
        application.MapGet("/{page}", site.SendAsync);
        await application.StartAsync();
        return site;
    }

    /// <summary>Puts a page on the site.</summary>
    /// <param name="html">The page.</param>
    /// <param name="policy">Its content security policy.</param>
    /// <returns>Its address.</returns>
    internal string Add(string html, string? policy = null)
    {
        var name = $"page-{Interlocked.Increment(ref _count)}";
        _pages[name] = (html, policy);
        return $"{Address}/{name}";
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private Task SendAsync(HttpContext context, string page)
    {
        if (!_pages.TryGetValue(page, out var found))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        if (found.Policy is not null)
            context.Response.Headers.ContentSecurityPolicy = found.Policy;
        return context.Response.WriteAsync(found.Html, context.RequestAborted);
    }
}
