namespace KnowledgeBase.Api.Hosting;

/// <summary>
/// Lets scripts of any website read the public endpoint (Fetch, "CORS protocol"). Nothing there depends on who asks, so any origin is right, and no answer is
/// ever meant for a request with cookies. The policy is per endpoint: one that does not ask for it is closed to other sites.
/// </summary>
internal static class PublicAccess
{
    private const string Policy = "public-reads";

    // Browsers keep the answer to a preflight no longer than two hours, whatever is said.
    private static readonly TimeSpan PreflightAge = TimeSpan.FromHours(2);

    internal static void AddPublicAccess(this IServiceCollection services) => services.AddCors(static cors => cors.AddPolicy(Policy, static policy => policy
        .AllowAnyOrigin()
        .DisallowCredentials()
        .WithMethods("GET", "HEAD", "POST", "OPTIONS")
        .AllowAnyHeader()
        .WithExposedHeaders("ETag", "Retry-After")
        .SetPreflightMaxAge(PreflightAge)));

    /// <summary>Opens an endpoint to scripts of any website.</summary>
    internal static TBuilder AllowPublicAccess<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireCors(Policy);
}
