using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.Api.Embed;

/// <summary>A script as it is sent.</summary>
/// <param name="Encoding">The content coding (RFC 9110, 8.4.1); null for none.</param>
/// <param name="Content">The bytes.</param>
/// <param name="EntityTag">The strong entity tag of the bytes.</param>
public sealed record EncodedScript(string? Encoding, byte[] Content, EntityTagHeaderValue EntityTag);
