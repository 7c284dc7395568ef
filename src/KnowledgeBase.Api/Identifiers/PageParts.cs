using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Citations;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Exports;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>What pages of several kinds have.</summary>
internal static class PageParts
{
    /// <summary>The other forms of a page.</summary>
    internal static ImmutableArray<(string Type, string Name, string Address)> DataOf(string path, PageContext context) =>
    [
        (JsonLdWriter.MediaType, "JSON-LD", context.To($"{path}.jsonld")),
        (TurtleWriter.MediaType, "Turtle", context.To($"{path}.ttl")),
    ];

    internal static void SheetLink(HtmlWriter html, Factsheet sheet, PageContext context)
    {
        var (title, language) = context.Title(sheet);
        html.Link(context.To(sheet), title, language);
    }

    /// <summary>A text in the reader's language, as far as it exists; nothing for none.</summary>
    internal static void Localized(HtmlWriter html, string element, LocalizedText? text, PageContext context, string? before = null)
    {
        if (text is null)
            return;
        var (language, value) = text.In(context.View.Languages);
        html.Open(element);
        if (before is not null)
            html.Element("strong", before).Text(" ");
        html.Element("span", value, ("lang", context.Marked(language))).End(element);
    }

    internal static void Citations(HtmlWriter html, ImmutableArray<CitedSource> citations, PageContext context)
    {
        if (citations.IsEmpty)
            return;
        html.Own("<ul>\n");
        foreach (var cited in citations)
        {
            html.Open("li").Link(context.To(cited.Source), cited.Source.Entry.Title, TitleLanguage(cited.Source, context));
            if (cited.Locator is { } locator)
                html.Text($", {locator}");
            html.End("li");
        }

        html.End("ul");
    }

    /// <summary>The language that a source's title is in, where that is known and not the page's.</summary>
    internal static string? TitleLanguage(Source source, PageContext context) => source.Entry.Languages is [var only] ? context.Marked(only) : null;

    /// <summary>How to cite what the page is about, and the same as data.</summary>
    internal static void Ending(HtmlWriter html, CitedWork work, string path, PageContext context)
    {
        var words = context.Words;
        html.Line("h2", words.Cite, ("id", "cite")).Line("p", Reference.In(CitationStyle.Apa, work));
        html.Open("p").Text(words.Permanent).Text(" ").Link(context.To(path), $"{context.View.PublicUrl}{path}").End("p");
        html.Line("h2", words.AsData, ("id", "data")).Own("<ul class=\"row\">\n");
        foreach (var (_, name, address) in DataOf(path, context))
            html.Open("li").Link(address, name).End("li");
        html.Open("li").Link($"{context.Root}/graphql", "GraphQL").End("li").End("ul");
    }

    /// <summary>A level of coverage; with the mark of an opt-out beside it.</summary>
    internal static void Level(HtmlWriter html, CoverageLevel level, bool optOut, PageContext context)
    {
        html.Element("span", context.Words.Of(level), ("class", level switch
        {
            CoverageLevel.Explicit or CoverageLevel.Partial => "tag good",
            CoverageLevel.NotCovered => "tag bad",
            CoverageLevel.Implicit => "tag care",
            _ => "tag",
        }));
        if (optOut)
            html.Text(" ").Element("span", context.Words.OptOut, ("class", "soft"));
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
