using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Citations;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>The page of a source: what it is, where, and which sheets cite it.</summary>
internal static class SourcePage
{
    internal static string Write(Source source, PageContext context)
    {
        var path = context.Addresses.Of(source)[context.View.PublicUrl.Length..];
        var frame = new PageFrame(source.Entry.Title, path, context.View.Catalogue.Release.Languages) { Canonical = context.Addresses.Of(source), Alternates = PageParts.DataOf(path, context) };
        return frame.Write(context, html =>
        {
            html.Line("h1", source.Entry.Title, ("lang", PageParts.TitleLanguage(source, context))).Line("p", Reference.In(CitationStyle.Apa, CitedWorks.Of(source)));
            if (source.Entry.Url is { } url)
                html.Open("p").Link(url, url).End("p");
            PageParts.Localized(html, "p", source.Entry.Note, context);
            if (source.CitedBy.IsEmpty)
                return;
            html.Line("h2", context.Words.CitedBy).Own("<ul>\n");
            foreach (var sheet in source.CitedBy)
            {
                html.Open("li");
                PageParts.SheetLink(html, sheet, context);
                html.End("li");
            }

            html.End("ul");
        });
    }
}
