using System.Collections.Immutable;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Texts;
using KnowledgeBase.GraphQL;
using KnowledgeBase.Storage.Releases;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>Takes the release and the languages that a request for a page reads: from the query, else the newest, else the header.</summary>
/// <param name="store">The catalogues in memory.</param>
/// <param name="loader">Loads older ones.</param>
/// <param name="addresses">Gives the start of persistent addresses.</param>
internal sealed class PageReader(CatalogueStore store, CatalogueLoader loader, PublicAddress addresses)
{
    private const int MostLanguages = 20;

    /// <summary>The path before every path of ours.</summary>
    internal string Root => new Uri(addresses.Value).AbsolutePath.TrimEnd('/');

    /// <summary>What the page is made from, or why there is none: a status and a sentence.</summary>
    internal async ValueTask<(PageContext? Context, int Status, string Problem)> ReadAsync(HttpContext http)
    {
        if (store.Current is not { } catalogue)
            return (null, StatusCodes.Status503ServiceUnavailable, "The service is starting and has no release to answer from yet. Try again in a moment.");
        var (version, language) = (http.Request.Query["release"].ToString(), http.Request.Query["lang"].ToString());
        if (version.Length > 0)
        {
            if (store.Find(version) is not { } release)
                return (null, StatusCodes.Status404NotFound, NamedRelease.Unknown(version, store.Releases).Message);
            try
            {
                catalogue = await NamedRelease.LoadAsync(release, loader, http.RequestAborted);
            }
            catch (GraphQLException away)
            {
                return (null, StatusCodes.Status503ServiceUnavailable, away.Message);
            }
        }

        if (language.Length > 0 && !LanguageTag.IsValid(language))
            return (null, StatusCodes.Status400BadRequest, "The language after lang= must be a tag such as en, es or fr.");
        var wanted = language.Length > 0 ? [language] : AcceptLanguage(http.Request);
        var chain = LanguageRange.Chain(wanted, catalogue.Release.Languages, catalogue.Release.Fallback);
        // The words around the content follow the reader as far as the program speaks the language, not the release.
        var words = PageWords.In(wanted.Select(range => LanguageRange.BestMatch(range, PageWords.Languages)).FirstOrDefault(static found => found is not null) ?? chain[0]);
        var view = new CatalogueView(catalogue, store.Releases, chain, wanted.FirstOrDefault() ?? chain[0], addresses.Value) { IsPinned = version.Length > 0, ReadsHeader = language.Length == 0 };
        string[] pins = [.. language.Length > 0 ? new[] { $"lang={language}" } : [], .. version.Length > 0 ? new[] { $"release={Uri.EscapeDataString(catalogue.Release.Version)}" } : []];
        return (new PageContext(view, words, pins.Length == 0 ? "" : $"?{string.Join('&', pins)}"), StatusCodes.Status200OK, "");
    }

    private static ImmutableArray<string> AcceptLanguage(HttpRequest request)
    {
        if (request.Headers.AcceptLanguage.Count == 0 || !StringWithQualityHeaderValue.TryParseList([.. request.Headers.AcceptLanguage.OfType<string>()], out var values))
            return [];
        return
        [
            .. values.Where(static value => value.Quality is not 0 && !value.Value.Equals("*", StringComparison.Ordinal))
                .OrderByDescending(static value => value.Quality ?? 1)
                .Take(MostLanguages)
                .Select(static value => value.Value.ToString()),
        ];
    }
}
