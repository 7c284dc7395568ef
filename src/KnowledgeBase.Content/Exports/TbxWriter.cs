using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Markdown;

namespace KnowledgeBase.Content.Exports;

/// <summary>
/// The labels and definitions of a release in TermBase eXchange (ISO 30042:2019), dialect TBX-Basic, data categories as attributes (DCA): an entry for each sheet, a
/// section for each language, a term for each label. A discouraged label is a deprecated term with its advice beside it; misspellings are no terms and left out.
/// </summary>
public static class TbxWriter
{
    /// <summary>The media type (RFC 7303; TBX has none of its own).</summary>
    public const string MediaType = "application/xml";

    private const string Tbx = "urn:iso:std:iso:30042:ed-2";

    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
    };

    /// <summary>Writes the document as UTF-8; lines end with a line feed.</summary>
    public static void Write(Catalogue catalogue, PersistentAddresses addresses, Stream output)
    {
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("tbx", Tbx);
            xml.WriteAttributeString("type", "TBX-Basic");
            xml.WriteAttributeString("style", "dca");
            Language(LocalizedText.SourceLanguage, xml);
            Header(catalogue.Release, addresses, xml);
            xml.WriteStartElement("text", Tbx);
            xml.WriteStartElement("body", Tbx);
            var ids = TermIds(catalogue);
            foreach (var sheet in catalogue.Factsheets)
                Entry(sheet, ids, addresses, xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.Write("\n"u8);
    }

    private static void Header(ReleaseInfo release, PersistentAddresses addresses, XmlWriter xml)
    {
        xml.WriteStartElement("tbxHeader", Tbx);
        xml.WriteStartElement("fileDesc", Tbx);
        xml.WriteStartElement("titleStmt", Tbx);
        xml.WriteElementString("title", Tbx, $"KnowledgeBase, release {release.Version}");
        xml.WriteEndElement();
        xml.WriteStartElement("publicationStmt", Tbx);
        Paragraph($"{ProjectNames.Author}. {ProjectNames.Publisher}, {ExportText.Day(release.PublishedAt)}. Licence: {ProjectNames.LicenceName}, {ProjectNames.LicenceUrl}");
        Paragraph($"Content hash (SHA-256): {release.ContentHash}");
        xml.WriteEndElement();
        xml.WriteStartElement("sourceDesc", Tbx);
        Paragraph(addresses.FilesOf(release));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();

        void Paragraph(string text) => xml.WriteElementString("p", Tbx, text);
    }

    /// <summary>An identifier for each term of the file, an XML name: the sheet's slug, the language and a number.</summary>
    private static Dictionary<Term, string> TermIds(Catalogue catalogue)
    {
        var ids = new Dictionary<Term, string>();
        foreach (var sheet in catalogue.Factsheets)
        {
            foreach (var language in sheet.Terms.Where(IsTerm).GroupBy(term => term.Label.Language))
            {
                foreach (var (i, term) in language.Index())
                    ids[term] = string.Create(CultureInfo.InvariantCulture, $"t-{sheet.Slug}-{language.Key}-{i + 1}");
            }
        }

        return ids;
    }

    private static bool IsTerm(Term term) => term.Label.Kind != LabelKind.Hidden || term.IsDiscouraged;

    private static void Entry(Factsheet sheet, Dictionary<Term, string> ids, PersistentAddresses addresses, XmlWriter xml)
    {
        xml.WriteStartElement("conceptEntry", Tbx);
        xml.WriteAttributeString("id", "c-" + sheet.Slug);
        Typed("descrip", "subjectField", Subject(sheet.Series), xml);
        xml.WriteStartElement("xref", Tbx);
        xml.WriteAttributeString("type", "externalCrossReference");
        xml.WriteAttributeString("target", addresses.Of(sheet));
        xml.WriteString(sheet.SourceText.Text.Title);
        xml.WriteEndElement();
        foreach (var target in sheet.Relations.Select(relation => relation.Target).Distinct())
        {
            xml.WriteStartElement("ref", Tbx);
            xml.WriteAttributeString("type", "crossReference");
            xml.WriteAttributeString("target", "c-" + target.Slug);
            xml.WriteString(target.SourceText.Text.Title);
            xml.WriteEndElement();
        }

        var languages = sheet.Terms.Where(IsTerm).Select(term => term.Label.Language).Concat(sheet.AvailableLanguages).Distinct().Order(StringComparer.Ordinal);
        foreach (var language in languages)
            LanguageSection(sheet, language, ids, xml);
        xml.WriteEndElement();
    }

    private static void LanguageSection(Factsheet sheet, string language, Dictionary<Term, string> ids, XmlWriter xml)
    {
        xml.WriteStartElement("langSec", Tbx);
        Language(language, xml);
        if (sheet.AvailableLanguages.Contains(language))
        {
            xml.WriteStartElement("descripGrp", Tbx);
            Typed("descrip", "definition", MarkdownText.Plain(sheet.TextIn([language]).Text.Definition), xml);
            Sources(sheet.DefinitionCitations, xml);
            xml.WriteEndElement();
        }

        ImmutableArray<Term> terms = [.. sheet.Terms.Where(term => IsTerm(term) && term.Label.Language == language)];
        foreach (var term in terms)
            TermSection(term, ids, xml);
        if (terms.IsEmpty)
        {
            // The dialect asks for a term in every language section; where no label was written, the title is the name.
            xml.WriteStartElement("termSec", Tbx);
            xml.WriteElementString("term", Tbx, sheet.TextIn([language]).Text.Title);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void TermSection(Term term, Dictionary<Term, string> ids, XmlWriter xml)
    {
        xml.WriteStartElement("termSec", Tbx);
        xml.WriteAttributeString("id", ids[term]);
        xml.WriteElementString("term", Tbx, term.Label.Text);
        Typed("termNote", "administrativeStatus", Status(term), xml);
        if (term.Label.Kind == LabelKind.Abbreviation)
            Typed("termNote", "termType", "abbreviation", xml);
        if (term.Label.Usage is LabelUsage.Caution or LabelUsage.Avoid or LabelUsage.LegalContextOnly)
        {
            var advice = UsageAdvice.Of(term);
            Note(advice.Value, advice.Language!, xml);
        }
        else if (term.Label.Note is { } note)
        {
            Note(note, term.Label.Language, xml);
        }

        if (term.InsteadUse is { } instead && ids.TryGetValue(instead, out var id))
        {
            xml.WriteStartElement("ref", Tbx);
            xml.WriteAttributeString("type", "crossReference");
            xml.WriteAttributeString("target", id);
            xml.WriteString(instead.Label.Text);
            xml.WriteEndElement();
        }

        Sources(term.Citations, xml);
        xml.WriteEndElement();
    }

    private static string Status(Term term) => (term.Label.Kind, term.Label.Usage) switch
    {
        (_, LabelUsage.Avoid or LabelUsage.LegalContextOnly) => "deprecatedTerm-admn-sts",
        (LabelKind.Preferred, _) => "preferredTerm-admn-sts",
        _ => "admittedTerm-admn-sts",
    };

    private static void Note(string text, string language, XmlWriter xml)
    {
        xml.WriteStartElement("note", Tbx);
        Language(language, xml);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static void Sources(ImmutableArray<CitedSource> citations, XmlWriter xml)
    {
        foreach (var cited in citations)
            Typed("admin", "source", cited.Locator is null ? cited.Source.Entry.Title : $"{cited.Source.Entry.Title}, {cited.Locator}", xml);
    }

    private static void Typed(string element, string type, string text, XmlWriter xml)
    {
        xml.WriteStartElement(element, Tbx);
        xml.WriteAttributeString("type", type);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static void Language(string language, XmlWriter xml) => xml.WriteAttributeString("xml", "lang", ns: null, language);

    private static string Subject(Series series) => series switch
    {
        Series.Manifestation => "Manifestations of online child sexual exploitation",
        Series.LegalFramework => "Legal frameworks on online child sexual exploitation",
        _ => "Internet and technology terms",
    };
}
