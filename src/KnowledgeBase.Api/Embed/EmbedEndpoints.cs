using System.Collections.Immutable;

namespace KnowledgeBase.Api.Embed;

/// <summary>
/// Serves the script for partner sites: the newest at <c>/embed/kb.js</c>, and every version at an address whose content never changes, which a page can hold
/// to its hash.
/// </summary>
internal static class EmbedEndpoints
{
    private const string Newest = "public, max-age=3600, stale-while-revalidate=86400";
    private const string Forever = "public, max-age=31536000, immutable";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    internal static void MapEmbed(this WebApplication application)
    {
        // Compressed for the first who asks, so that no start waits for it.
        var scripts = new Lazy<ImmutableArray<EmbedScript>>(EmbedScript.ReadAll);
        application.MapMethods("/embed/kb.js", Methods, context => Send(context, scripts.Value[0], Newest));
        application.MapMethods("/embed/kb-{version}.js", Methods, (HttpContext context, string version) =>
            scripts.Value.FirstOrDefault(script => script.Version == version) is { } script ? Send(context, script, Forever) : Unknown(context, scripts.Value));
    }

    private static Task Send(HttpContext context, EmbedScript script, string caching)
    {
        var headers = OpenToAll(context);
        headers.CacheControl = caching;
        headers.Vary = "Accept-Encoding";
        var form = script.FormFor(context.Request.GetTypedHeaders().AcceptEncoding);
        if (form.Encoding is not null)
            headers.ContentEncoding = form.Encoding;
        return Results.Bytes(form.Content, "text/javascript; charset=utf-8", entityTag: form.EntityTag).ExecuteAsync(context);
    }

    private static Task Unknown(HttpContext context, ImmutableArray<EmbedScript> scripts)
    {
        OpenToAll(context).CacheControl = "no-store";
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync($"There is no such version of kb.js. There are: {string.Join(", ", scripts.Select(static script => script.Version))}.\n", context.RequestAborted);
    }

    /// <summary>Any page may load it, also one that checks its hash (CORS) or keeps to resources that say so (Cross-Origin-Resource-Policy).</summary>
    private static IHeaderDictionary OpenToAll(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.XContentTypeOptions = "nosniff";
        return headers;
    }
}
