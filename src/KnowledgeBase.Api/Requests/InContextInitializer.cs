using System.Collections.Concurrent;
using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.Storage.Releases;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.Api.Requests;

/// <summary>
/// Takes the catalogue that an operation reads, once, before it starts: the newest release or the one that <c>@inContext</c> names, in the languages
/// that <c>@inContext</c> or else the <c>Accept-Language</c> header names. Names the release in <c>extensions.release</c>.
/// </summary>
/// <param name="store">The catalogues in memory.</param>
/// <param name="loader">Loads older ones.</param>
/// <param name="addresses">Gives the start of persistent addresses.</param>
public sealed class InContextInitializer(CatalogueStore store, CatalogueLoader loader, PublicAddress addresses) : IRequestInitializer
{
    private const int MostLanguages = 20;
    private const int MostKeptHeaders = 256;
    private const int LongestKeptHeader = 200;

    private volatile Views _newest = new(null, []);

    /// <inheritdoc/>
    public async ValueTask<GraphQLError?> InitializeAsync(RequestInitialization init, CancellationToken cancellationToken)
    {
        if (store.Current is not { } catalogue)
            return new GraphQLError("The service is starting and has no release to answer from yet. Try again in a moment.", ApiErrorCode.NotReady);

        var isPinned = false;
        var arguments = init.Directives.FirstOrDefault(directive => directive.Name == "inContext")?.Arguments;
        if (arguments?.GetValueOrDefault("release") is string version)
        {
            if (store.Find(version) is not { } release)
                return NamedRelease.Unknown(version, store.Releases);
            isPinned = true;
            try
            {
                catalogue = await loader.GetAsync(release, cancellationToken);
            }
            catch (Exception error) when (NamedRelease.IsAway(error))
            {
                return NamedRelease.Away(release);
            }
        }

        var given = arguments?.GetValueOrDefault("languages") is object?[] list ? list.OfType<string>().ToArray() : null;
        if (given?.Length > MostLanguages)
            return new GraphQLError($"@inContext takes at most {MostLanguages} languages; {given.Length} were given.", ErrorCode.BadArgument);
        var view = isPinned || given is { Length: > 0 } ? MakeView(catalogue, store.Releases, given ?? [], isPinned, init.HttpContext) : NewestView(catalogue, init.HttpContext);
        init.Context.Set(view);
        init.Context.Extensions["release"] = view.ReleaseExtension;
        return null;
    }

    /// <summary>What most requests read, made once for each value of the header: the newest release, in the languages that the header names.</summary>
    private CatalogueView NewestView(Catalogue catalogue, HttpContext? http)
    {
        var releases = store.Releases;
        var views = _newest;
        if (!ReferenceEquals(views.Catalogue, catalogue) || views.Releases != releases)
            _newest = views = new(catalogue, releases);
        var header = http is null ? "" : http.Request.Headers.AcceptLanguage.ToString();
        if (views.ByHeader.TryGetValue(header, out var view))
            return view;
        view = MakeView(catalogue, releases, [], isPinned: false, http);
        if (header.Length <= LongestKeptHeader && views.ByHeader.Count < MostKeptHeaders)
            views.ByHeader.TryAdd(header, view);
        return view;
    }

    private CatalogueView MakeView(Catalogue catalogue, ImmutableArray<ReleaseInfo> releases, string[] given, bool isPinned, HttpContext? http)
    {
        var wanted = given.Length > 0 ? given : AcceptLanguage(http);
        return new(
            catalogue,
            releases,
            LanguageRange.Chain(wanted, catalogue.Release.Languages, catalogue.Release.Fallback),
            wanted.FirstOrDefault() ?? catalogue.Release.Fallback.FirstOrDefault() ?? LocalizedText.SourceLanguage,
            addresses.Value)
        {
            IsPinned = isPinned,
            ReadsHeader = given.Length == 0,
            ReleaseExtension = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["version"] = catalogue.Release.Version,
                ["contentHash"] = catalogue.Release.ContentHash,
            },
        };
    }

    /// <summary>The views of one newest release. Strangers choose the headers, so that their number is bounded.</summary>
    private sealed record Views(Catalogue? Catalogue, ImmutableArray<ReleaseInfo> Releases)
    {
        public ConcurrentDictionary<string, CatalogueView> ByHeader { get; } = new(StringComparer.Ordinal);
    }

    private static string[] AcceptLanguage(HttpContext? context)
    {
        if (context is null || context.Request.Headers.AcceptLanguage.Count == 0
            || !StringWithQualityHeaderValue.TryParseList([.. context.Request.Headers.AcceptLanguage.OfType<string>()], out var values))
            return [];
        return
        [
            .. values.Where(value => value.Quality is not 0 && !value.Value.Equals("*", StringComparison.Ordinal))
                .OrderByDescending(value => value.Quality ?? 1)
                .Take(MostLanguages)
                .Select(value => value.Value.ToString()),
        ];
    }
}
