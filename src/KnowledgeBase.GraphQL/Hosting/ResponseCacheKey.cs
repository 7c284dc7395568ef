using System.Globalization;
using KnowledgeBase.GraphQL.Execution;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>
/// The host's word on what answers depend on besides document, operation, variables and the extensions that it sets: the content's version, the
/// languages. With it, answers of queries carry an entity tag, a client that has the current answer gets 304 without an execution, and an answer
/// given before is given again from memory (<see cref="GraphQLOptions.ResponseCacheBytes"/>). Without it, no cache keeps anything.
/// </summary>
public interface IResponseCacheKey
{
    /// <summary>The key; null when this request's answer depends on more than can be named, such as the reader.</summary>
    /// <param name="context">The request, initialised.</param>
    /// <param name="selectsChanging">Whether the document selects a field of <see cref="GraphQLOptions.ChangingFields"/>.</param>
    ResponseCacheKey? KeyOf(RequestContext context, bool selectsChanging);
}

/// <summary>What an answer depends on, and for how long it holds. Immutable; one can serve many requests.</summary>
/// <param name="value">The key. Two requests that may be answered differently have different ones.</param>
public sealed class ResponseCacheKey(string value)
{
    private string? _cacheControl;

    /// <summary>The key.</summary>
    public string Value { get; } = value;

    /// <summary>How long caches may give the answer again without asking (RFC 9111, section 5.2.2.1); they ask each time at zero.</summary>
    public TimeSpan MaxAge { get; init; }

    /// <summary>How long they may after that, while they ask beside (RFC 5861, section 3).</summary>
    public TimeSpan StaleWhileRevalidate { get; init; }

    /// <summary>Whether the answer never changes (RFC 8246): then not even a reload asks again before <see cref="MaxAge"/>.</summary>
    public bool IsImmutable { get; init; }

    /// <summary>Whether the request's <c>Accept-Language</c> was looked at. Caches keep an answer for each value of it then.</summary>
    public bool VariesByLanguage { get; init; } = true;

    /// <summary>The header <c>Cache-Control</c> of an answer without errors.</summary>
    internal string CacheControl => _cacheControl ??= MaxAge <= TimeSpan.Zero ? "public, no-cache" : string.Create(
        CultureInfo.InvariantCulture,
        $"public, max-age={(long)MaxAge.TotalSeconds}{(StaleWhileRevalidate > TimeSpan.Zero ? $", stale-while-revalidate={(long)StaleWhileRevalidate.TotalSeconds}" : "")}{(IsImmutable ? ", immutable" : "")}");
}
