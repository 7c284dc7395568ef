using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Api.Requests;

/// <summary>What one operation reads: a release, taken at the start and kept to the end, in the reader's languages.</summary>
/// <param name="Catalogue">The release.</param>
/// <param name="Releases">All releases, newest first.</param>
/// <param name="Languages">The languages to answer in, best first: those of the release that the reader wants, then the release's fallback.</param>
/// <param name="Wanted">The first language that the reader asked for, in whatever release it exists.</param>
/// <param name="PublicUrl">The start of persistent addresses.</param>
public sealed record CatalogueView(
    Catalogue Catalogue, ImmutableArray<ReleaseInfo> Releases, ImmutableArray<string> Languages, string Wanted, string PublicUrl)
{
    /// <summary>Whether the request named its release, rather than taking the newest.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Whether the header <c>Accept-Language</c> was looked at.</summary>
    public bool ReadsHeader { get; init; }

    /// <summary>The release as every answer names it; nobody changes it.</summary>
    internal IReadOnlyDictionary<string, object?> ReleaseExtension { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>A text in the reader's language, as far as it exists.</summary>
    public string In(LocalizedText text) => text.In(Languages).Text;

    /// <summary>A text in the reader's language; null when there is none at all.</summary>
    public string? InOrNull(LocalizedText? text) => text is null ? null : In(text);

    /// <summary>Whether a language is another one than the reader asked for first; <c>es</c> serves a reader of <c>es-MX</c>.</summary>
    public bool IsFallback(string language) => LanguageRange.BestMatch(Wanted, [language]) is null;
}
