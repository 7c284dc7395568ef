using KnowledgeBase.Api.Access;

namespace KnowledgeBase.Api.Editing;

/// <summary>
/// The door of the editorial endpoint: nobody unknown gets further than the explorer's empty page, and nothing that it answers is kept on the way. It allows no
/// other origins, so that pages of other sites cannot read its answers.
/// </summary>
internal static class EditorialGate
{
    /// <summary>Where the endpoint is.</summary>
    internal const string Path = "/editorial/graphql";

    internal static void UseEditorialGate(this WebApplication application) => application.Use(static async (context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments(AccessMiddleware.EditorialPath, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        context.Response.OnStarting(
            static state =>
            {
                ((HttpContext)state).Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            },
            context);
        if (context.Features.Get<CallerFeature>() is not null || IsExplorer(context.Request) || HttpMethods.IsOptions(context.Request.Method))
            await next(context);
        else
            await Refusal.UnauthenticatedAsync(context, "This endpoint is for editors. Send an API key or an access token: \"Authorization: Bearer ...\". Readers use /graphql.");
    });

    /// <summary>The page that a browser shows, and its script: they hold nothing of the content, and ask for it with the key that the user gives.</summary>
    private static bool IsExplorer(HttpRequest request) => HttpMethods.IsGet(request.Method)
        && (request.Path.StartsWithSegments(Path + "/explorer", StringComparison.OrdinalIgnoreCase)
            || (!request.Query.ContainsKey("query") && !request.Query.ContainsKey("extensions")
                && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)));
}
