using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Hosting;

namespace KnowledgeBase.Api.Requests;

/// <summary>What an answer depends on besides document, operation and variables: the release, the languages, and where the service is.</summary>
public sealed class ReleaseCacheKey : IResponseCacheKey
{
    /// <inheritdoc/>
    public string? KeyOf(RequestContext context)
    {
        var view = context.Get<CatalogueView>();
        // The list of releases grows without the pinned release changing.
        return $"{view.Catalogue.Release.ContentHash}/{view.Catalogue.Release.Sequence}/{view.Releases.Length}/{view.Wanted}/{string.Join(',', view.Languages)}/{view.PublicUrl}";
    }
}
