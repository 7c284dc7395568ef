using System.Collections.Immutable;
using KnowledgeBase.Content.Exports;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>What stands around the content of a page.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Path">Its path, without what pins it.</param>
/// <param name="Languages">The languages that it is available in.</param>
internal sealed record PageFrame(string Title, string Path, ImmutableArray<string> Languages)
{
    /// <summary>Its persistent address; null for a page that has none.</summary>
    internal string? Canonical { get; init; }

    /// <summary>The same as data: media types and addresses.</summary>
    internal ImmutableArray<(string Type, string Name, string Address)> Alternates { get; init; } = [];

    /// <summary>Names of languages, each in itself.</summary>
    internal static string NameOf(string language) => language switch
    {
        "en" => "English",
        "es" => "Español",
        "fr" => "Français",
        _ => language,
    };

    /// <summary>The whole page.</summary>
    internal string Write(PageContext context, Action<HtmlWriter> content)
    {
        var html = new HtmlWriter();
        html.Own("<!DOCTYPE html>\n").Open("html", ("lang", context.Words.Language)).Own("\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Line("title", $"{Title} – {ProjectNames.Publisher}");
        if (Canonical is not null)
            html.Open("link", ("rel", "canonical"), ("href", Canonical)).Own("\n");
        foreach (var (type, _, address) in Alternates)
            html.Open("link", ("rel", "alternate"), ("type", type), ("href", address)).Own("\n");
        html.Open("link", ("rel", "alternate"), ("type", "application/atom+xml"), ("title", "Releases"), ("href", $"{context.Root}/releases/feed.atom")).Own("\n");
        html.Open("link", ("rel", "license"), ("href", ProjectNames.LicenceUrl)).Own("\n<style>").Own(PageStyle.Css).Own("</style>\n</head>\n<body>\n");
        html.Line("a", context.Words.Skip, ("class", "skip"), ("href", "#text"));
        html.Own("<header>\n<p>").Link(context.To("/"), ProjectNames.Publisher).Own("</p>\n");
        LanguageLinks(html, context);
        html.Own("</header>\n<main id=\"text\">\n");
        content(html);
        html.Own("</main>\n<footer>\n");
        var release = context.View.Catalogue.Release;
        html.Open("p").Text($"{context.Words.Release} {release.Version} ({release.PublishedAt:yyyy-MM-dd}). ").Text(ProjectNames.Author).Text(", ")
            .Link(ProjectNames.LicenceUrl, ProjectNames.LicenceName).Text(". ").Link($"{context.Root}/releases/feed.atom", "Atom").Text(" · ").Link($"{context.Root}/releases/feed.json", "JSON Feed")
            .Text(" · ").Link($"{context.Root}/graphql", "GraphQL").End("p");
        html.Own("</footer>\n</body>\n</html>\n");
        return html.ToString();
    }

    private void LanguageLinks(HtmlWriter html, PageContext context)
    {
        if (Languages.Length < 2)
            return;
        html.Open("nav", ("aria-label", context.Words.ThisPageIn.TrimEnd(':', ' '))).Own("<ul class=\"row\">\n");
        foreach (var language in Languages)
        {
            var release = context.View.IsPinned ? $"&release={Uri.EscapeDataString(context.View.Catalogue.Release.Version)}" : "";
            html.Open("li").Open(
                "a",
                ("href", $"{context.Root}{Path}?lang={language}{release}"),
                ("hreflang", language),
                ("lang", context.Marked(language)),
                ("aria-current", language == context.Words.Language ? "true" : null)).Text(NameOf(language)).Close("a").End("li");
        }

        html.Own("</ul></nav>\n");
    }
}
