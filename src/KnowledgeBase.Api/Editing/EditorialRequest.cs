using KnowledgeBase.Content.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>What resolvers of the editorial endpoint know of the request.</summary>
/// <param name="Caller">Who asks.</param>
public sealed record EditorialRequest(Caller Caller);
