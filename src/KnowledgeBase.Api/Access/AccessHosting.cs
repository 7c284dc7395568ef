using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Storage.Access;
using Microsoft.AspNetCore.HttpOverrides;

namespace KnowledgeBase.Api.Access;

/// <summary>Wires who may ask, and how often, into the host.</summary>
internal static class AccessHosting
{
    internal static void AddAccess(this IServiceCollection services, KnowledgeBaseOptions options)
    {
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton(provider => new Authenticator(provider.GetRequiredService<ApiKeyStore>(), provider.GetService<TokenValidator>()));
        services.AddSingleton<RecentKeys>();
        services.AddSingleton(provider => new AccessMiddleware(
            provider.GetRequiredService<Authenticator>(), provider.GetRequiredService<RecentKeys>(), options.RateLimits, provider.GetRequiredService<TimeProvider>()));
        if (!options.OpenId.IsOn)
            return;
        services.AddSingleton(provider => new IssuerKeys(
            options.OpenId.Authority, IssuerKeys.Client(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<IssuerKeys>>()));
        services.AddSingleton(provider => new TokenValidator(options.OpenId, provider.GetRequiredService<IssuerKeys>(), provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Stands before every endpoint.</summary>
    internal static void UseAccess(this WebApplication application, RateLimits limits)
    {
        var proxies = limits.Proxies.ToArray();
        if (proxies.Length > 0)
        {
            // From the right, as far as proxies are believed: what a client itself wrote into the header is never its address.
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
                forwarded.KnownIPNetworks.Add(proxy);
            application.UseForwardedHeaders(forwarded);
        }

        var access = application.Services.GetRequiredService<AccessMiddleware>();
        application.Use(next => context => access.InvokeAsync(context, next));
    }
}
