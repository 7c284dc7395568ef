using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Exports;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>What a page is made from: the release and languages that the request reads, and how links of the page go on from there.</summary>
/// <param name="View">The release, in the reader's languages.</param>
/// <param name="Words">The words around the content.</param>
/// <param name="Query">What the request pinned, to be kept in links: empty, or a query with its question mark.</param>
internal sealed record PageContext(CatalogueView View, PageWords Words, string Query)
{
    /// <summary>Persistent addresses.</summary>
    internal PersistentAddresses Addresses { get; } = new(View.PublicUrl);

    /// <summary>The path before every path of ours: empty, unless the service stands below another site's root.</summary>
    internal string Root { get; } = new Uri(View.PublicUrl).AbsolutePath.TrimEnd('/');

    internal string To(string path) => $"{Root}{path}{Query}";

    internal string To(Series series) => Local(Addresses.Of(series));

    internal string To(Factsheet sheet) => Local(Addresses.Of(sheet));

    internal string To(Instrument instrument) => Local(Addresses.Of(instrument));

    internal string To(Source source) => Local(Addresses.Of(source));

    internal string To(Provision provision) => $"{To(provision.Instrument)}#{Fragment(provision)}";

    /// <summary>The name of a provision within its instrument's page.</summary>
    internal string Fragment(Provision provision) => Addresses.Of(provision).Split('#', 2)[1];

    /// <summary>The name of a label within its sheet's page.</summary>
    internal string Fragment(Term term) => Addresses.Of(term).Split('#', 2)[1];

    /// <summary>A sheet's title, with the language that it is in where that is not the page's.</summary>
    internal (string Title, string? Language) Title(Factsheet sheet)
    {
        var text = sheet.TextIn(View.Languages);
        return (text.Text.Title, Marked(text.Language));
    }

    /// <summary>A language to mark an element with: null where the page says it already.</summary>
    internal string? Marked(string language) => language == Words.Language ? null : language;

    /// <summary>The path of an address of ours on this site, with what the request pinned.</summary>
    private string Local(string address) => $"{Root}{address[View.PublicUrl.Length..]}{Query}";
}
