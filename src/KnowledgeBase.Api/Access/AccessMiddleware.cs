using System.Globalization;
using KnowledgeBase.GraphQL;
using KnowledgeBase.Storage.Access;

namespace KnowledgeBase.Api.Access;

/// <summary>
/// Before a request is answered: how often its client may ask, and who asks. On the editorial endpoint a key or token that is not right is refused. The
/// public endpoint looks at API keys only, and only to count for the key: what it answers never depends on one.
/// </summary>
/// <param name="authenticator">Checks keys and tokens.</param>
/// <param name="recentKeys">Checks readers' keys.</param>
/// <param name="limits">How often.</param>
/// <param name="time">Measures.</param>
public sealed class AccessMiddleware(Authenticator authenticator, RecentKeys recentKeys, RateLimits limits, TimeProvider time)
{
    /// <summary>Where editors ask.</summary>
    internal const string EditorialPath = "/editorial";

    private const string HealthPath = "/health";
    private const string KeyStart = "Bearer " + ApiKeyText.Prefix;
    private const int Clients = 131_072;
    private const int FailingClients = 16_384;

    private readonly RateLimiter? _addresses = Limiter(limits.RequestsPerMinute, Clients, time);
    private readonly RateLimiter? _keys = Limiter(limits.RequestsPerMinutePerKey, FailingClients, time);
    private readonly RateLimiter _failures = Limiter(limits.FailuresPerMinute, FailingClients, time)!;

    /// <summary>Answers a request, or lets it go on.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments(EditorialPath, StringComparison.OrdinalIgnoreCase))
            return EditorialAsync(context, next);
        if (path.StartsWithSegments(HealthPath, StringComparison.OrdinalIgnoreCase))
            return next(context);
        return context.Request.Headers.Authorization.ToString() is { Length: > 0 } header && header.StartsWith(KeyStart, StringComparison.OrdinalIgnoreCase)
            ? PublicWithKeyAsync(context, next, header)
            : IsAllowed(context, keyId: null, out var refusal) ? next(context) : refusal;
    }

    private static RateLimiter? Limiter(int perMinute, int clients, TimeProvider time) =>
        perMinute == 0 ? null : new RateLimiter(perMinute, clients, BitConverter.ToUInt64(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8)), time);

    private async Task EditorialAsync(HttpContext context, RequestDelegate next)
    {
        // What a caller may see must not stay anywhere on the way.
        context.Response.Headers.CacheControl = "no-store";
        var isNamed = context.Request.Headers.Authorization.Count > 0;
        if (isNamed && FailedTooOften(context, out var refusal))
        {
            await refusal;
            return;
        }

        await GoOnAsync(context, next, await authenticator.AuthenticateAsync(context.Request, context.RequestAborted));
    }

    private async Task PublicWithKeyAsync(HttpContext context, RequestDelegate next, string header)
    {
        if (FailedTooOften(context, out var refusal))
        {
            await refusal;
            return;
        }

        var answer = header.Length > Authenticator.LongestHeader
            ? await authenticator.AuthenticateAsync(context.Request, context.RequestAborted)
            : await recentKeys.CheckAsync(header[(KeyStart.Length - ApiKeyText.Prefix.Length)..].Trim(), context.RequestAborted);
        // Public reads go on without the database.
        await GoOnAsync(context, next, answer is Authentication.Unavailable ? Authentication.Anonymous.Instance : answer);
    }

    private async Task GoOnAsync(HttpContext context, RequestDelegate next, Authentication authentication)
    {
        switch (authentication)
        {
            case Authentication.Refused refused:
                _failures.Take(ClientIdentity.Of(context.Connection.RemoteIpAddress));
                await Refusal.UnauthenticatedAsync(context, refused.Message);
                return;
            case Authentication.Unavailable unavailable:
                await Refusal.UnavailableAsync(context, unavailable.Message);
                return;
        }

        var known = authentication as Authentication.Known;
        if (known is not null)
            context.Features.Set(new CallerFeature(known.Caller, known.KeyId));
        await (IsAllowed(context, known?.KeyId, out var refusal) ? next(context) : refusal);
    }

    /// <summary>Counts a request.</summary>
    private bool IsAllowed(HttpContext context, string? keyId, out Task refusal)
    {
        refusal = Task.CompletedTask;
        var limiter = keyId is null ? _addresses : _keys;
        if (limiter is null)
            return true;
        var wait = limiter.Take(keyId is null ? ClientIdentity.Of(context.Connection.RemoteIpAddress) : ClientIdentity.OfKeyId(keyId));
        if (wait == TimeSpan.Zero)
            return true;
        refusal = keyId is null
            ? TooManyAsync(context, wait, "requests came from your address", nameof(limits.RequestsPerMinute), limits.RequestsPerMinute)
            : TooManyAsync(context, wait, "requests came with your API key", nameof(limits.RequestsPerMinutePerKey), limits.RequestsPerMinutePerKey);
        return false;
    }

    private bool FailedTooOften(HttpContext context, out Task refusal)
    {
        var wait = _failures.Look(ClientIdentity.Of(context.Connection.RemoteIpAddress));
        refusal = wait == TimeSpan.Zero
            ? Task.CompletedTask
            : TooManyAsync(context, wait, "wrong API keys or tokens came from your address", nameof(limits.FailuresPerMinute), limits.FailuresPerMinute);
        return wait != TimeSpan.Zero;
    }

    private static Task TooManyAsync(HttpContext context, TimeSpan wait, string what, string limit, int allowed)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var message = string.Create(CultureInfo.InvariantCulture, $"More than {allowed} {what} within a minute. Try again in {seconds} {(seconds == 1 ? "second" : "seconds")}.");
        return Refusal.WriteAsync(context, StatusCodes.Status429TooManyRequests, message, writer =>
        {
            writer.WriteString("code", ErrorCode.LimitExceeded);
            writer.WriteString("limit", char.ToLowerInvariant(limit[0]) + limit[1..]);
            writer.WriteNumber("allowed", allowed);
            writer.WriteNumber("retryAfter", seconds);
        });
    }
}
