using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Lookups;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>The pages of what is not there: never a bare "not found".</summary>
internal static class AbsencePages
{
    private const int MostNearMisses = 8;

    /// <summary>What was retired: why, what stands in its place, and how it last was.</summary>
    internal static string Gone(FormerName former, string path, PageContext context)
    {
        var retirement = former.Retirement ?? former;
        var frame = new PageFrame(context.Words.GoneTitle, path, context.View.Catalogue.Release.Languages);
        return frame.Write(context, html =>
        {
            html.Line("h1", context.Words.GoneTitle).Open("p").Element("code", retirement.Slug).End("p");
            PageParts.Localized(html, "p", retirement.Entry.Reason, context);
            html.Line("p", $"{context.Words.SinceRelease} {retirement.Entry.Since}.");
            if (former.Target is { } target)
            {
                html.Open("p").Text(context.Words.Successor).Text(" ");
                Thing(html, target, context);
                html.End("p");
            }

            if (former.LastRevision is not null && context.View.Releases.FirstOrDefault(release => release.Sequence == former.Release.Sequence - 1) is { } release)
                html.Open("p").Text(context.Words.LastState).Text(" ").Link($"{context.Root}{path}?release={Uri.EscapeDataString(release.Version)}", $"{context.Words.Release} {release.Version}").End("p");
        });
    }

    /// <summary>What was never there, with what is spelt like it.</summary>
    internal static string NotFound(string name, string path, PageContext context)
    {
        var frame = new PageFrame(context.Words.NotFoundTitle, path, []);
        return frame.Write(context, html =>
        {
            html.Line("h1", context.Words.NotFoundTitle).Line("p", $"{context.Words.Release} {context.View.Catalogue.Release.Version}");
            var near = NearMisses(name, context);
            if (near.IsEmpty)
                return;
            html.Line("p", context.Words.NearMisses).Own("<ul>\n");
            foreach (var sheet in near)
            {
                html.Open("li");
                PageParts.SheetLink(html, sheet, context);
                html.End("li");
            }

            html.End("ul");
        });
    }

    private static ImmutableArray<Factsheet> NearMisses(string name, PageContext context)
    {
        var words = name.Replace('-', ' ');
        var found = LabelLookup.Find(context.View.Catalogue, words, context.View.Languages);
        return
        [
            .. found.Matches.Select(match => match.Preferred.Factsheet)
                .Concat(found.Suggestions.Select(term => term.Factsheet))
                .Concat(context.View.Catalogue.Factsheets.Where(sheet => words.Length > 3 && sheet.Slug.Contains(name, StringComparison.OrdinalIgnoreCase)))
                .Distinct()
                .Take(MostNearMisses),
        ];
    }

    private static void Thing(HtmlWriter html, object target, PageContext context)
    {
        if (target is Factsheet sheet)
            PageParts.SheetLink(html, sheet, context);
        else if (target is Instrument instrument)
            html.Link(context.To(instrument), context.View.In(instrument.Record.ShortTitle));
        else if (target is Source source)
            html.Link(context.To(source), source.Entry.Title);
    }
}
