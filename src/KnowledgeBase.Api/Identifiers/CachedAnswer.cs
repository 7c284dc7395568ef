using System.Security.Cryptography;
using KnowledgeBase.Api.Configuration;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>An answer that caches may keep: with a strong entity tag over its bytes, and 304 for who has it already (RFC 9110, section 13).</summary>
internal static class CachedAnswer
{
    private const int TagBytes = 16;

    /// <summary>Writes the answer, or says that the client has it.</summary>
    /// <param name="http">The exchange; a status other than 200 is set before.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="mediaType">What they are.</param>
    /// <param name="cache">How long the newest state may be kept.</param>
    /// <param name="isPinned">Whether the address names its release, so that the answer hardly changes: only with the program.</param>
    internal static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> body, string mediaType, CacheSettings cache, bool isPinned)
    {
        const int Day = 86_400;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body.Span).AsSpan(0, TagBytes))}\"");
        var response = http.Response;
        // What is not there today may be there tomorrow; no cache may say otherwise.
        var isAbsent = response.StatusCode == StatusCodes.Status404NotFound;
        if (!isAbsent)
            response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = isAbsent ? "no-store" : isPinned ? $"public, max-age={Day}" : $"public, max-age={cache.MaxAgeSeconds}, stale-while-revalidate={cache.StaleSeconds}";
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        if (response.StatusCode == StatusCodes.Status200OK && known.Any(candidate => candidate.Equals(EntityTagHeaderValue.Any) || candidate.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = mediaType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await response.Body.WriteAsync(body, http.RequestAborted);
    }
}
