using System.Text.Json;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>One request (GraphQL over HTTP, "Request Parameters"), however it arrived.</summary>
public sealed record GraphQLRequest
{
    /// <summary>The document's text; null when the request names a persisted one.</summary>
    public string? Query { get; init; }

    /// <summary>The lower-case hexadecimal SHA-256 of the document's text in UTF-8, where the client gave one.</summary>
    public string? DocumentHash { get; init; }

    /// <summary>
    /// The identifier of a registered document (GraphQL over HTTP, appendix "Persisted Documents"): <c>sha256:</c> and 64 lower-case hexadecimal digits, or
    /// the name that the host gave it.
    /// </summary>
    public string? DocumentId { get; init; }

    /// <summary>The operation to run; null when the document has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables: an object, or undefined.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>The entity tags, quoted, of the answers that the client has (<c>If-None-Match</c>).</summary>
    public IReadOnlyList<string> KnownTags { get; init; } = [];

    /// <summary>Whether only a query may run, as for GET.</summary>
    public bool OnlyQueries { get; init; }
}
