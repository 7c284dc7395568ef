using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Lookups;

/// <summary>Says what an identifier names: a slug or a former one, a global identifier, or a persistent address.</summary>
public static class IdentifierResolver
{
    /// <summary>
    /// What an identifier is in a catalogue. White space around it does not count, nor does <c>http</c> or <c>https</c>, a query (such as a release), or a
    /// slash at the end of an address; of an address's fragment only an article counts. What is found nowhere gets suggestions: the labels like its last part.
    /// </summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="identifier">What a client has.</param>
    /// <param name="publicUrl">The start of persistent addresses, without a slash at the end.</param>
    /// <param name="languages">The reader's languages, best first.</param>
    public static Resolution Resolve(Catalogue catalogue, string identifier, string publicUrl, ImmutableArray<string> languages)
    {
        var name = identifier.Trim();
        var node = BySlug(catalogue, name) ?? catalogue.Node(name) ?? ByAddress(catalogue, name, publicUrl);
        return node switch
        {
            HelpResource { Entry.Retired: { } retirement } resource => new Resolution.Retired(resource.Slug, retirement.Reason) { Record = resource, On = retirement.On },
            null when FormerOf(catalogue, name, publicUrl) is { } former => Of(former),
            null => new Resolution.NotFound(identifier, Suggestions(catalogue, name, languages)),
            _ => new Resolution.Found(node),
        };
    }

    private static Resolution Of(FormerName former)
    {
        if (former is { Retirement: null, Target: { } target })
            return new Resolution.Renamed(former.Slug, target, former.Release);
        var retirement = former.Retirement ?? former;
        return new Resolution.Retired(former.Slug, retirement.Entry.Reason)
        {
            RetiredIn = retirement.Release,
            Successor = former.Target,
            LastRevision = former.LastRevision,
        };
    }

    /// <summary>The record of a former name, by that name, by an address with it, or by an identifier of what it was, as far as it holds the name.</summary>
    private static FormerName? FormerOf(Catalogue catalogue, string name, string publicUrl)
    {
        if (catalogue.ResolveFormer(name) is { } former)
            return former;
        if (GlobalId.TryDecode(name, out _, out var key))
            return catalogue.ResolveFormer(key);
        return PathOf(name, publicUrl) is var (folder, slug) && catalogue.ResolveFormer(slug) is { } renamed && FolderOf(renamed.Entry.Was) == folder ? renamed : null;
    }

    private static object? BySlug(Catalogue catalogue, string slug) =>
        catalogue.Factsheet(slug) ?? (object?)catalogue.Instrument(slug) ?? catalogue.Source(slug) ?? catalogue.HelpResource(slug) ?? (object?)catalogue.Country(slug);

    private static object? ByAddress(Catalogue catalogue, string address, string publicUrl)
    {
        if (PathOf(address, publicUrl) is not var (folder, slug))
            return null;
        var node = InFolder(catalogue, folder, slug);
        const string Article = "#article-";
        var fragment = address.IndexOf(Article, StringComparison.Ordinal);
        return node is Instrument && fragment >= 0 ? catalogue.Provision(slug, Uri.UnescapeDataString(address[(fragment + Article.Length)..])) : node;
    }

    /// <summary>The folder and the name in a persistent address; null when it is none.</summary>
    private static (string Folder, string Slug)? PathOf(string address, string publicUrl)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !Uri.TryCreate(publicUrl, UriKind.Absolute, out var start)
            || uri.Scheme is not ("http" or "https") || !string.Equals(uri.Authority, start.Authority, StringComparison.OrdinalIgnoreCase))
            return null;
        var path = Uri.UnescapeDataString(uri.AbsolutePath).TrimEnd('/');
        var root = start.AbsolutePath.TrimEnd('/') + "/id/";
        return path.StartsWith(root, StringComparison.Ordinal) && path[root.Length..].Split('/') is [var folder, var slug] ? (folder, slug) : null;
    }

    private static string? FolderOf(FormerKind kind) => kind switch
    {
        FormerKind.Manifestation => "manifestations",
        FormerKind.LegalFramework => "legal-frameworks",
        FormerKind.TechnologyTerm => "technology",
        FormerKind.Instrument => "instruments",
        FormerKind.Source => "sources",
        _ => null,
    };

    private static object? InFolder(Catalogue catalogue, string folder, string slug) => folder switch
    {
        "manifestations" => catalogue.Factsheet(slug) as Manifestation,
        "legal-frameworks" => catalogue.Factsheet(slug) as LegalFramework,
        "technology" => catalogue.Factsheet(slug) as TechnologyTerm,
        "instruments" => catalogue.Instrument(slug),
        "sources" => catalogue.Source(slug),
        _ => null,
    };

    private static ImmutableArray<Term> Suggestions(Catalogue catalogue, string name, ImmutableArray<string> languages)
    {
        var last = name.TrimEnd('/');
        last = last[(last.LastIndexOf('/') + 1)..];
        var found = LabelLookup.Find(catalogue, last, languages);
        return found.Matches.IsEmpty
            ? found.Suggestions
            : [.. found.Matches.Take(LabelLookup.MaxSuggestions).Select(match => match.Matched)];
    }
}
