using System.Runtime.CompilerServices;
using KnowledgeBase.Api.Configuration;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Hosting;

namespace KnowledgeBase.Api.Requests;

/// <summary>
/// What an answer depends on besides document, operation and variables: the release, the languages, where the service is, and the program itself. A release
/// that the request names never changes; the newest one is another one soon.
/// </summary>
/// <param name="settings">Say how long the newest may be kept.</param>
public sealed class ReleaseCacheKey(Settings settings) : IResponseCacheKey
{
    /// <summary>The longest that is meant anything by (RFC 9111, section 1.2.2, and practice): a year.</summary>
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>The keys of views that serve many requests: without and with the list of releases.</summary>
    private readonly ConditionalWeakTable<CatalogueView, ResponseCacheKey?[]> _keys = [];

    /// <inheritdoc/>
    public ResponseCacheKey? KeyOf(RequestContext context, bool selectsChanging)
    {
        var view = context.Get<CatalogueView>();
        var keys = _keys.GetValue(view, static _ => new ResponseCacheKey?[2]);
        return keys[selectsChanging ? 1 : 0] ??= Make(view, selectsChanging);
    }

    private ResponseCacheKey Make(CatalogueView view, bool selectsChanging)
    {
        // The list of releases grows without any release changing: only who asks for it sees that.
        var releases = selectsChanging ? view.Releases.Length : 0;
        var key = $"{ProgramVersion.Value}/{view.Catalogue.Release.ContentHash}/{view.Catalogue.Release.Sequence}/{releases}/{view.Wanted}/{string.Join(',', view.Languages)}/{view.PublicUrl}";
        var isPinned = view.IsPinned && !selectsChanging;
        return new ResponseCacheKey(key)
        {
            IsImmutable = isPinned,
            MaxAge = isPinned ? Year : TimeSpan.FromSeconds(settings.Options.Cache.MaxAgeSeconds),
            StaleWhileRevalidate = isPinned ? TimeSpan.Zero : TimeSpan.FromSeconds(settings.Options.Cache.StaleSeconds),
            VariesByLanguage = view.ReadsHeader,
        };
    }
}
