using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>The names of what a sheet is about, each with its advice: no discouraged word stands without what to say instead.</summary>
internal static class LabelParts
{
    internal static void Write(HtmlWriter html, Factsheet sheet, string language, PageContext context)
    {
        var shown = sheet.Terms.Where(static term => term.Label.Kind != LabelKind.Hidden || term.IsDiscouraged).ToArray();
        if (shown.Length == 0)
            return;
        html.Line("h2", context.Words.Labels, ("id", "labels"));
        List(html, shown.Where(term => term.Label.Language == language), context);
        var others = shown.Where(term => term.Label.Language != language).GroupBy(term => term.Label.Language).OrderBy(group => group.Key, StringComparer.Ordinal).ToArray();
        if (others.Length == 0)
            return;
        html.Own("<details>\n").Line("summary", context.Words.OtherLanguages);
        foreach (var group in others)
        {
            html.Line("h3", PageFrame.NameOf(group.Key), ("lang", context.Marked(group.Key)));
            List(html, group, context);
        }

        html.End("details");
    }

    private static void List(HtmlWriter html, IEnumerable<Term> terms, PageContext context)
    {
        html.Own("<ul class=\"plain\">\n");
        foreach (var term in terms)
        {
            var label = term.Label;
            html.Open("li", ("id", context.Fragment(term))).Element("strong", label.Text, ("lang", context.Marked(label.Language))).Text(" ");
            html.Element("span", context.Words.Of(label.Usage), ("class", label.Usage switch
            {
                LabelUsage.Recommended or LabelUsage.Accepted => "tag good",
                LabelUsage.Caution => "tag care",
                _ => "tag bad",
            }));
            if (label.Note is { } note)
                html.Line("p", note, ("lang", context.Marked(label.Language)));
            if (term.InsteadUse is { } instead)
                html.Open("p").Text(context.Words.SayInstead).Text(" ").Link(context.To(instead.Factsheet), instead.Label.Text, context.Marked(instead.Label.Language)).End("p");
            if (term.StandsIn.Length > 0)
            {
                html.Open("p").Text(context.Words.StandsIn);
                foreach (var instrument in term.StandsIn)
                {
                    var (language, title) = instrument.Record.ShortTitle.In(context.View.Languages);
                    html.Text(" ").Link(context.To(instrument), title, context.Marked(language));
                }

                html.End("p");
            }

            html.End("li");
        }

        html.End("ul");
    }
}
