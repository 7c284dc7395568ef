namespace KnowledgeBase.Api.Access;

/// <summary>Finds out who asks before a request of the editorial endpoint is answered, and refuses keys and tokens that are not right.</summary>
internal static class AccessMiddleware
{
    /// <summary>Where editors ask.</summary>
    internal const string EditorialPath = "/editorial";

    internal static void UseAccess(this WebApplication application)
    {
        var authenticator = application.Services.GetRequiredService<Authenticator>();
        application.Use(async (context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(EditorialPath, StringComparison.OrdinalIgnoreCase))
            {
                await next(context);
                return;
            }

            // What a caller may see must not stay anywhere on the way.
            context.Response.Headers.CacheControl = "no-store";
            switch (await authenticator.AuthenticateAsync(context.Request, context.RequestAborted))
            {
                case Authentication.Known known:
                    context.Features.Set(new CallerFeature(known.Caller, known.KeyId));
                    await next(context);
                    return;
                case Authentication.Refused refused:
                    await Refusal.UnauthenticatedAsync(context, refused.Message);
                    return;
                case Authentication.Unavailable unavailable:
                    await Refusal.UnavailableAsync(context, unavailable.Message);
                    return;
                default:
                    await next(context);
                    return;
            }
        });
    }
}
