namespace KnowledgeBase.Api.Hosting;

/// <summary>Headers that every answer carries.</summary>
internal static class SecurityHeaders
{
    internal static void UseSecurityHeaders(this WebApplication application) => application.Use(static (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XFrameOptions = "DENY";
        return next(context);
    });
}
