using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KnowledgeBase.GraphQL.Execution;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>
/// The host's word on what answers depend on besides document, operation and variables: the content's version, the languages. With it,
/// answers of queries carry an entity tag, a client that has the current answer gets 304 without an execution, and an answer given before is given
/// again from memory (<see cref="GraphQLOptions.ResponseCacheBytes"/>).
/// </summary>
public interface IResponseCacheKey
{
    /// <summary>The key; null when this request's answer depends on more than can be named, such as the reader.</summary>
    /// <param name="context">The request, initialised.</param>
    string? KeyOf(RequestContext context);
}

/// <summary>Makes entity tags (RFC 9110, section 8.8.3 "ETag").</summary>
internal static class EntityTags
{
    /// <summary>The quoted tag of a request's answer.</summary>
    public static string Of(string key, DocumentHash document, GraphQLRequest request)
    {
        // Lengths keep a key's end from passing for an operation's name.
        var variables = request.Variables.ValueKind == JsonValueKind.Object ? request.Variables.GetRawText() : "";
        var text = FormattableString.Invariant($"{key.Length}:{key}|{document}|{request.OperationName}|{variables}");
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16))}\"";
    }
}
