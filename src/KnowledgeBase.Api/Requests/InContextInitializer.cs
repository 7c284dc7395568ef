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
        var wanted = given is { Length: > 0 } ? given : AcceptLanguage(init.HttpContext);
        init.Context.Set(new CatalogueView(
            catalogue,
            store.Releases,
            LanguageRange.Chain(wanted, catalogue.Release.Languages, catalogue.Release.Fallback),
            wanted.FirstOrDefault() ?? catalogue.Release.Fallback.FirstOrDefault() ?? LocalizedText.SourceLanguage,
            addresses.Value)
        {
            IsPinned = isPinned,
            ReadsHeader = given is not { Length: > 0 },
        });
        init.Context.Extensions["release"] = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["version"] = catalogue.Release.Version,
            ["contentHash"] = catalogue.Release.ContentHash,
        };
        return null;
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
