using KnowledgeBase.Api.Law;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Citations;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>The page of an instrument, with its provisions under the names that their addresses end with.</summary>
internal static class InstrumentPage
{
    internal static string Write(Instrument instrument, PageContext context)
    {
        var record = instrument.Record;
        var path = context.Addresses.Of(instrument)[context.View.PublicUrl.Length..];
        var (language, title) = record.ShortTitle.In(context.View.Languages);
        var frame = new PageFrame(title, path, context.View.Catalogue.Release.Languages) { Canonical = context.Addresses.Of(instrument), Alternates = PageParts.DataOf(path, context) };
        return frame.Write(context, html =>
        {
            html.Open("p", ("class", "soft")).Link(context.To(Series.LegalFramework), context.Words.Of(Series.LegalFramework)).End("p");
            html.Line("h1", title, ("lang", context.Marked(language)));
            Profile(html, instrument, context);
            PageParts.Citations(html, instrument.Citations, context);
            html.Line("h2", context.Words.Provisions, ("id", "provisions"));
            foreach (var provision in instrument.Provisions)
                Provision(html, provision, context);
            CoverageParts.OfInstrument(html, instrument, isNamed: false, context);
            Developments(html, instrument, context);
            Parties(html, instrument, context);
            var sheet = new CitedWorks(context.View.Catalogue.Release, context.Addresses, context.View.Languages).Of(instrument.Framework);
            PageParts.Ending(html, sheet, path, context);
        });
    }

    private static void Profile(HtmlWriter html, Instrument instrument, PageContext context)
    {
        var (record, words) = (instrument.Record, context.Words);
        html.Own("<dl>\n");
        Fact(words.OfficialTitle, record.OfficialTitle);
        Plain(words.Reference, record.Reference);
        Fact(words.AdoptedBy, record.AdoptedBy);
        Plain(words.AdoptedOn, record.AdoptedOn is { } adopted ? PageParts.Day(adopted) : null);
        Plain(words.OpenedOn, record.OpenedForSignatureOn is { } opened ? PageParts.Day(opened) : null);
        Plain(words.InForceOn, record.InForceOn is { } inForce ? PageParts.Day(inForce) : null);
        Fact(words.Depositary, record.Depositary);
        Fact(words.Monitoring, record.MonitoringBody);
        html.Line("dt", words.Framework).Open("dd");
        PageParts.SheetLink(html, instrument.Framework, context);
        html.End("dd");
        if (record.TextUrl is { } url)
            html.Line("dt", words.OfficialText).Open("dd").Link(url, url).End("dd");
        html.End("dl");
        PageParts.Localized(html, "p", record.ConfidenceNote, context);

        void Fact(string name, LocalizedText? text)
        {
            if (text is null)
                return;
            html.Line("dt", name);
            PageParts.Localized(html, "dd", text, context);
        }

        void Plain(string name, string? text)
        {
            if (text is not null)
                html.Line("dt", name).Line("dd", text);
        }
    }

    private static void Provision(HtmlWriter html, Provision provision, PageContext context)
    {
        var (record, words) = (provision.Record, context.Words);
        var (language, heading) = record.Heading.In(context.View.Languages);
        html.Open("section", ("id", context.Fragment(provision))).Own("\n");
        html.Open("h3").Text($"{words.Article} {record.Article}: ").Element("span", heading, ("lang", context.Marked(language))).End("h3");
        html.Open("p").Element("span", words.Of(record.Obligation), ("class", "tag"));
        if (record.OptOut)
            html.Text(" ").Element("span", words.OptOut, ("class", "soft"));
        html.End("p");
        PageParts.Localized(html, "p", record.Summary, context);
        if (record.Conducts.Length > 0)
            html.Open("p").Element("strong", words.Conducts).Text(" ").Element("span", string.Join("; ", record.Conducts.Select(ConductNames.InEnglish)), ("lang", context.Marked(LocalizedText.SourceLanguage))).End("p");
        PageParts.Localized(html, "p", record.MentalElement, context, words.MentalElement);
        PageParts.Localized(html, "p", record.Reservations, context, words.Reservations);
        PageParts.Localized(html, "p", record.MinimumPenalty, context, words.Penalty);
        if (provision.Coverage.Length > 0)
        {
            html.Own("<ul class=\"plain\">\n");
            foreach (var coverage in provision.Coverage)
            {
                html.Open("li");
                PageParts.SheetLink(html, coverage.Manifestation, context);
                html.Text(" ");
                PageParts.Level(html, coverage.Record.Level, coverage.Record.OptOut, context);
                PageParts.Localized(html, "p", coverage.Record.Rationale, context);
                html.End("li");
            }

            html.End("ul");
        }

        PageParts.Citations(html, provision.Citations, context);
        html.End("section");
    }

    private static void Developments(HtmlWriter html, Instrument instrument, PageContext context)
    {
        if (instrument.Developments.IsEmpty)
            return;
        html.Line("h2", context.Words.Developments, ("id", "developments")).Own("<ul class=\"plain\">\n");
        foreach (var development in instrument.Developments)
        {
            html.Open("li").Open("strong").Text(development.Record.When is { } when ? $"{when}: " : "");
            var (language, title) = development.Record.Title.In(context.View.Languages);
            html.Element("span", title, ("lang", context.Marked(language))).Close("strong");
            PageParts.Localized(html, "p", development.Record.Summary, context);
            html.End("li");
        }

        html.End("ul");
    }

    private static void Parties(HtmlWriter html, Instrument instrument, PageContext context)
    {
        var bound = instrument.Parties.Where(static party => party.Record.Status == PartyStatus.Party).ToArray();
        if (bound.Length == 0)
            return;
        html.Line("h2", context.Words.Parties, ("id", "parties")).Own("<details>\n").Line("summary", context.Words.BoundCount(bound.Length)).Own("<ul>\n");
        foreach (var party in bound)
        {
            var (language, name) = party.Country.Entry.Names.In(context.View.Languages);
            html.Open("li").Element("span", name, ("lang", context.Marked(language))).Text(party.Record.InForceOn is { } from ? $" ({from})" : "").End("li");
        }

        html.End("ul").End("details");
        PageParts.Localized(html, "p", instrument.PartiesCompleteness?.Record.Note, context);
    }
}
