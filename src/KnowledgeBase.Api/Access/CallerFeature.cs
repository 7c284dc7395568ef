using KnowledgeBase.Content.Editing;

namespace KnowledgeBase.Api.Access;

/// <summary>Who asks, as their key or token says. On a request without one there is no such feature.</summary>
/// <param name="Caller">Who, and what they may do.</param>
/// <param name="KeyId">The id of their API key; null when they came with a token of an identity provider.</param>
public sealed record CallerFeature(Caller Caller, string? KeyId);

/// <summary>Finds out who asks.</summary>
public static class CallerOfRequest
{
    /// <summary>Who asks; null when the request named nobody. A key or token that is not right never comes this far.</summary>
    public static Caller? Caller(this HttpContext context) => context.Features.Get<CallerFeature>()?.Caller;
}

/// <summary>Who asks, as the state of a GraphQL request that resolvers take.</summary>
/// <param name="Caller">Who; null when the request named nobody.</param>
/// <param name="KeyId">The id of their API key; null when there is none.</param>
public sealed record RequestCaller(Caller? Caller, string? KeyId)
{
    /// <summary>Who asks, of an HTTP request.</summary>
    public static RequestCaller Of(HttpContext? context) =>
        context?.Features.Get<CallerFeature>() is { } feature ? new(feature.Caller, feature.KeyId) : new(null, null);
}
