using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Citations;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>The page of a factsheet.</summary>
internal static class SheetPage
{
    internal static string Write(Factsheet sheet, PageContext context)
    {
        var text = sheet.TextIn(context.View.Languages);
        var path = context.Addresses.Of(sheet)[context.View.PublicUrl.Length..];
        var frame = new PageFrame(text.Text.Title, path, sheet.AvailableLanguages) { Canonical = context.Addresses.Of(sheet), Alternates = PageParts.DataOf(path, context) };
        return frame.Write(context, html =>
        {
            var words = context.Words;
            html.Open("p", ("class", "soft")).Link(context.To(sheet.Series), words.Of(sheet.Series)).End("p");
            html.Line("h1", text.Text.Title, ("lang", context.Marked(text.Language)));
            Notes(html, sheet, text, context);
            html.Open("div", ("lang", context.Marked(text.Language))).Own("\n").Markdown(text.Text.Summary).End("div");
            html.Line("h2", words.Definition, ("id", "definition"));
            html.Open("div", ("class", "box"), ("lang", context.Marked(text.Language))).Own("\n").Markdown(text.Text.Definition).End("div");
            PageParts.Citations(html, sheet.DefinitionCitations, context);
            html.Line("h2", words.PlainSummary, ("id", "in-plain-words"));
            html.Open("div", ("lang", context.Marked(text.Language))).Own("\n").Markdown(text.Text.PlainLanguageSummary).End("div");
            LabelParts.Write(html, sheet, text.Language, context);
            foreach (var original in sheet.SourceText.Text.Sections)
                Section(html, sheet, original, text, context);
            if (sheet is Manifestation { Scope: ManifestationScope.Form } manifestation)
                CoverageParts.OfManifestation(html, manifestation, context);
            if (sheet is LegalFramework framework)
                CoverageParts.OfFramework(html, framework, context);
            Technologies(html, sheet, context);
            Relations(html, sheet, context);
            if (sheet.Citations.Length > 0)
            {
                html.Line("h2", words.Sources, ("id", "sources"));
                PageParts.Citations(html, sheet.Citations, context);
            }

            PageParts.Ending(html, new CitedWorks(context.View.Catalogue.Release, context.Addresses, context.View.Languages).Of(sheet), path, context);
        });
    }

    /// <summary>What a reader must know before reading: whose language it is, how sure, from when.</summary>
    private static void Notes(HtmlWriter html, Factsheet sheet, LanguageText text, PageContext context)
    {
        var words = context.Words;
        string?[] notes =
        [
            text.Language == words.Language ? null : words.Fallback,
            text.Text.Translation?.Status == TranslationStatus.Unreviewed ? words.Unreviewed : null,
            text.IsStale ? words.Stale : null,
            sheet.Entry.Confidence == Confidence.Unverified ? words.Unverified : null,
        ];
        foreach (var note in notes.OfType<string>())
            html.Line("p", note, ("class", "care"));
        var revision = sheet.Revisions[0];
        var checkedOn = sheet.Entry.AsOf is { } day ? string.Create(CultureInfo.InvariantCulture, $"; {words.CheckedOn} {day:yyyy-MM-dd}") : "";
        html.Line("p", string.Create(CultureInfo.InvariantCulture, $"{words.Release} {context.View.Catalogue.Release.Version}, {words.Revision} {revision.Number}{checkedOn}"), ("class", "soft"));
    }

    private static void Section(HtmlWriter html, Factsheet sheet, Section original, LanguageText text, PageContext context)
    {
        var own = text.Text.Sections.FirstOrDefault(section => section.Kind == original.Kind);
        var (section, language) = own is null ? (original, sheet.SourceText.Language) : (own, text.Language);
        html.Line("h2", SectionHeadings.Of(section.Kind, language), ("lang", context.Marked(language)), ("id", section.Kind.ToString().ToLowerInvariant()));
        html.Open("div", ("lang", context.Marked(language))).Own("\n").Markdown(section.Body).End("div");
    }

    private static void Technologies(HtmlWriter html, Factsheet sheet, PageContext context)
    {
        ImmutableArray<(Factsheet Other, TechnologyRole Role, LocalizedText? Note)> meetings = sheet switch
        {
            Manifestation manifestation => [.. manifestation.Technologies.Select(meeting => ((Factsheet)meeting.Technology, meeting.Role, meeting.Note))],
            TechnologyTerm technology => [.. technology.Manifestations.Select(meeting => ((Factsheet)meeting.Manifestation, meeting.Role, meeting.Note))],
            _ => [],
        };
        if (meetings.IsEmpty)
            return;
        html.Line("h2", sheet is Manifestation ? context.Words.Technologies : context.Words.Manifestations, ("id", "technologies")).Own("<ul class=\"plain\">\n");
        foreach (var (other, role, note) in meetings)
        {
            html.Open("li");
            PageParts.SheetLink(html, other, context);
            html.Text(" ").Element("span", context.Words.Of(role), ("class", role == TechnologyRole.Misused ? "tag bad" : role == TechnologyRole.Protective ? "tag good" : "tag"));
            PageParts.Localized(html, "p", note, context);
            html.End("li");
        }

        html.End("ul");
    }

    /// <summary>Related sheets, without those that the law and the technologies above name already.</summary>
    private static void Relations(HtmlWriter html, Factsheet sheet, PageContext context)
    {
        var relations = sheet.Relations.Where(static relation => relation.Kind is RelationKind.Broader or RelationKind.Narrower or RelationKind.Related).ToArray();
        if (relations.Length == 0)
            return;
        html.Line("h2", context.Words.Related, ("id", "related")).Own("<ul class=\"plain\">\n");
        foreach (var relation in relations)
        {
            html.Open("li");
            PageParts.SheetLink(html, relation.Target, context);
            html.Text(" ").Element("span", context.Words.Of(relation.Kind), ("class", "tag"));
            PageParts.Localized(html, "p", relation.Note, context);
            html.End("li");
        }

        html.End("ul");
    }
}
