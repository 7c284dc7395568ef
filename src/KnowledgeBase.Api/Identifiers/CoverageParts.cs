using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>Which law covers which form, and how well. What nobody has assessed says so.</summary>
internal static class CoverageParts
{
    /// <summary>A row for each instrument.</summary>
    internal static void OfManifestation(HtmlWriter html, Manifestation manifestation, PageContext context)
    {
        var words = context.Words;
        Begin(html, words.Coverage, words.Instrument, context);
        foreach (var instrument in context.View.Catalogue.Instruments)
        {
            var (language, title) = instrument.Record.ShortTitle.In(context.View.Languages);
            html.Own("<tr>").Open("th", ("scope", "row")).Link(context.To(instrument), title, context.Marked(language)).Close("th");
            Cells(html, instrument.Assessments.GetValueOrDefault(manifestation), manifestation.Coverage.Where(coverage => coverage.Provision.Instrument == instrument), context);
        }

        html.Own("</tbody></table></div>\n");
    }

    /// <summary>Each instrument with a row for each form.</summary>
    internal static void OfFramework(HtmlWriter html, LegalFramework framework, PageContext context)
    {
        html.Line("h2", context.Words.Instruments, ("id", "instruments")).Own("<ul>\n");
        foreach (var instrument in framework.Instruments)
        {
            var (language, title) = instrument.Record.OfficialTitle.In(context.View.Languages);
            html.Open("li").Link(context.To(instrument), title, context.Marked(language)).Text($" ({instrument.Record.Reference})").End("li");
        }

        html.End("ul");
        foreach (var instrument in framework.Instruments)
            OfInstrument(html, instrument, framework.Instruments.Length > 1, context);
    }

    /// <summary>A row for each form.</summary>
    internal static void OfInstrument(HtmlWriter html, Instrument instrument, bool isNamed, PageContext context)
    {
        var words = context.Words;
        Begin(html, isNamed ? $"{words.Covers}: {context.View.In(instrument.Record.ShortTitle)}" : words.Covers, words.Manifestation, context, instrument.Slug);
        foreach (var manifestation in context.View.Catalogue.Manifestations.Where(static sheet => sheet.Scope == ManifestationScope.Form))
        {
            html.Own("<tr>").Open("th", ("scope", "row"));
            PageParts.SheetLink(html, manifestation, context);
            html.Close("th");
            Cells(html, instrument.Assessments.GetValueOrDefault(manifestation), manifestation.Coverage.Where(coverage => coverage.Provision.Instrument == instrument), context);
        }

        html.Own("</tbody></table></div>\n");
    }

    private static void Begin(HtmlWriter html, string heading, string first, PageContext context, string? slug = null)
    {
        var id = slug is null ? "coverage" : $"coverage-{slug}";
        html.Line("h2", heading, ("id", id));
        // A table that is wider than the screen scrolls inside its own frame, by keyboard too.
        html.Open("div", ("class", "table"), ("role", "region"), ("aria-labelledby", id), ("tabindex", "0")).Own("<table>\n<thead><tr>");
        foreach (var name in (ReadOnlySpan<string>)[first, context.Words.Level, context.Words.Why, context.Words.Provisions])
            html.Element("th", name, ("scope", "col"));
        html.Own("</tr></thead>\n<tbody>\n");
    }

    private static void Cells(HtmlWriter html, AssessmentRecord? assessment, IEnumerable<Coverage> statements, PageContext context)
    {
        html.Own("<td>");
        PageParts.Level(html, assessment?.Level ?? CoverageLevel.NotAssessed, assessment?.OptOut ?? false, context);
        html.Own("</td>");
        if (assessment is null)
            html.Own("<td></td>");
        else
            PageParts.Localized(html, "td", assessment.Rationale, context);
        html.Own("<td>");
        var isFirst = true;
        foreach (var coverage in statements)
        {
            if (!isFirst)
                html.Text(", ");
            html.Link(context.To(coverage.Provision), coverage.Provision.Record.Article);
            isFirst = false;
        }

        html.Own("</td></tr>\n");
    }
}
