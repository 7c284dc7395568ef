using KnowledgeBase.Content.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>Who sends an HTTP request, among its <see cref="HttpContext.Features"/>; absent for somebody unknown. Only authentication sets it.</summary>
/// <param name="Caller">Who it is.</param>
public sealed record CallerFeature(Caller Caller);

/// <summary>What resolvers of the editorial endpoint know of the request.</summary>
/// <param name="Caller">Who asks.</param>
public sealed record EditorialRequest(Caller Caller);
