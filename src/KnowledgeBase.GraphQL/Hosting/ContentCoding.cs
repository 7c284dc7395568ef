namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>How a body is coded (RFC 9110, section 8.4.1).</summary>
internal enum ContentCoding
{
    /// <summary>As it is.</summary>
    Identity,

    /// <summary>Brotli (RFC 7932): <c>br</c>.</summary>
    Brotli,

    /// <summary>Gzip (RFC 1952).</summary>
    Gzip,
}
