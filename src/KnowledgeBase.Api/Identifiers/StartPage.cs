using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>The start page, and the pages of the three series.</summary>
internal static class StartPage
{
    internal static string Write(PageContext context)
    {
        var words = StartWords.In(context.Words.Language);
        return new PageFrame(words.Title, "/", PageWords.Languages).Write(context, html =>
        {
            html.Line("h1", words.Title).Line("p", words.Intro);
            foreach (var series in Enum.GetValues<Series>())
            {
                html.Open("h2").Link(context.To(series), context.Words.Of(series)).End("h2");
                List(html, series, context);
            }

            html.Line("h2", words.Lookup).Line("p", words.LookupHint);
            html.Own("<pre><code>").Text("{\n  lookup(label: \"child pornography\") {\n    matches {\n      matched { label usage usageNote }\n      preferred { label }\n    }\n  }\n}").Own("</code></pre>\n");
            html.Open("p").Link($"{context.Root}/graphql", words.Explorer).End("p");
            html.Line("h2", words.Updates).Own("<ul>\n");
            html.Open("li").Link($"{context.Root}/releases/feed.atom", "Atom").Text(" · ").Link($"{context.Root}/releases/feed.json", "JSON Feed").Text(": ").Text(words.Feeds).End("li");
            var release = context.View.Catalogue.Release.Version;
            html.Open("li").Link($"{context.Root}/releases/{Uri.EscapeDataString(release)}", words.Downloads).Text($" ({release})").End("li");
            html.Line("li", words.Changes).End("ul");
            Help(html, words, context);
        });
    }

    /// <summary>A series: its sheets in their order.</summary>
    internal static string Of(Series series, PageContext context)
    {
        var title = context.Words.Of(series);
        var address = context.Addresses.Of(series);
        return new PageFrame(title, address[context.View.PublicUrl.Length..], PageWords.Languages) { Canonical = address, Alternates = PageParts.DataOf(address[context.View.PublicUrl.Length..], context) }.Write(context, html =>
        {
            html.Line("h1", title);
            List(html, series, context);
        });
    }

    private static void List(HtmlWriter html, Series series, PageContext context)
    {
        html.Own("<ul>\n");
        foreach (var sheet in context.View.Catalogue.Factsheets.Where(sheet => sheet.Series == series))
        {
            html.Open("li");
            PageParts.SheetLink(html, sheet, context);
            html.End("li");
        }

        html.End("ul");
    }

    private static void Help(HtmlWriter html, StartWords words, PageContext context)
    {
        var resources = context.View.Catalogue.HelpResources.Where(static resource => resource.Entry.Retired is null).ToArray();
        if (resources.Length == 0)
            return;
        html.Line("h2", words.Help, ("id", "help")).Own("<ul class=\"plain\">\n");
        foreach (var resource in resources)
        {
            var (language, name) = resource.Entry.Name.In(context.View.Languages);
            html.Open("li").Link(resource.Entry.Url, name, context.Marked(language));
            PageParts.Localized(html, "p", resource.Entry.Description, context);
            html.End("li");
        }

        html.End("ul");
    }
}

/// <summary>The words of the start page.</summary>
internal sealed record StartWords(
    string Title, string Intro, string Lookup, string LookupHint, string Explorer, string Updates, string Feeds, string Downloads, string Changes, string Help)
{
    internal static StartWords In(string language) => language switch
    {
        "es" => new(
            "Terminología y fichas sobre la explotación sexual infantil en línea",
            "Cómo se llama cada forma y si conviene usar esa palabra, qué norma la abarca y en qué medida, y qué tecnologías importan. Cada afirmación tiene su fuente; cada versión sigue disponible para siempre.",
            "¿Puedo usar esta palabra?",
            "El explorador responde a cualquier término, también a los desaconsejados, y dice qué decir en su lugar:",
            "Abrir el explorador de GraphQL",
            "Mantenerse al día",
            "cada versión del contenido.",
            "Todos los archivos de esta versión",
            "Con la consulta changes se ve qué cambió de una versión a otra; cada ficha se ofrece también como JSON-LD y Turtle.",
            "Dónde denunciar o pedir ayuda"),
        "fr" => new(
            "Terminologie et fiches sur l'exploitation sexuelle des enfants en ligne",
            "Le nom de chaque forme et s'il convient de l'employer, quel droit la couvre et dans quelle mesure, et quelles technologies comptent. Chaque affirmation a sa source ; chaque version reste disponible.",
            "Puis-je employer ce mot ?",
            "L'explorateur répond à tout terme, même déconseillé, et dit quoi dire à la place :",
            "Ouvrir l'explorateur GraphQL",
            "Se tenir à jour",
            "chaque version du contenu.",
            "Tous les fichiers de cette version",
            "La requête changes montre ce qui a changé d'une version à l'autre ; chaque fiche existe aussi en JSON-LD et en Turtle.",
            "Où signaler ou trouver de l'aide"),
        _ => new(
            "Terminology and factsheets on online child sexual exploitation",
            "What each form is called and whether to use that word, which law covers it and how well, and which technologies matter. Every statement has its source; every release stays available.",
            "May I use this word?",
            "The explorer answers for any term, discouraged ones too, and says what to say instead:",
            "Open the GraphQL explorer",
            "Keep up to date",
            "every release of the content.",
            "All files of this release",
            "The query changes tells what changed from one release to another; every sheet is there as JSON-LD and Turtle, too.",
            "Where to report or get help"),
    };
}
