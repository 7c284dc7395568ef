using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Markdown;

namespace KnowledgeBase.Content.Exports;

/// <summary>A release as tables that point to each other by slug. Texts are plain; those that exist in several languages have a row for each.</summary>
/// <param name="catalogue">The release.</param>
internal sealed class CatalogueTables(Catalogue catalogue)
{
    private static readonly ImmutableArray<string> English = [LocalizedText.SourceLanguage];

    internal ExportTable Factsheets() => new(
        "factsheets",
        ["slug", "series", "position", "origin", "confidence", "asOf", "scope", "category", "actors", "revision", "sources"],
        Rows(catalogue.Factsheets, sheet =>
        [
            sheet.Slug, WireNames.Of(sheet.Series), Number(sheet.Entry.Position), WireNames.Of(sheet.Entry.Origin), WireNames.Of(sheet.Entry.Confidence), Day(sheet.Entry.AsOf),
            sheet is Manifestation form ? WireNames.Of(form.Scope) : null, sheet is TechnologyTerm term ? WireNames.Of(term.Category) : null,
            ExportTable.Of(sheet.Entry.Actors.Select(WireNames.Of)), Number(sheet.Revisions[0].Number), CoverageTables.Sources(sheet.Entry.Citations),
        ]));

    internal ExportTable Texts() => new(
        "texts",
        ["slug", "language", "title", "summary", "plainLanguageSummary", "definition", "definitionSources", "translation"],
        [
            .. catalogue.Factsheets.SelectMany(sheet => sheet.AvailableLanguages.Select(language =>
            {
                var text = sheet.TextIn([language]).Text;
                return (ImmutableArray<string?>)
                [
                    sheet.Slug, language, text.Title, MarkdownText.Plain(text.Summary), MarkdownText.Plain(text.PlainLanguageSummary), MarkdownText.Plain(text.Definition),
                    CoverageTables.Sources(sheet.Entry.DefinitionCitations), text.Translation is { } translation ? WireNames.Of(translation.Status) : null,
                ];
            })),
        ]);

    internal ExportTable Sections() => new(
        "sections",
        ["slug", "language", "kind", "text"],
        [
            .. catalogue.Factsheets.SelectMany(sheet => sheet.AvailableLanguages.SelectMany(language => sheet.TextIn([language]).Text.Sections
                .Select(section => (ImmutableArray<string?>)[sheet.Slug, language, WireNames.Of(section.Kind), MarkdownText.Plain(section.Body)]))),
        ]);

    internal ExportTable Labels() => new(
        "labels",
        ["slug", "label", "language", "kind", "usage", "insteadUse", "insteadUseIn", "note", "standsIn", "guidelines", "confidence", "sources"],
        Rows(catalogue.Terms, term =>
        [
            term.Factsheet.Slug, term.Label.Text, term.Label.Language, WireNames.Of(term.Label.Kind), WireNames.Of(term.Label.Usage), term.InsteadUse?.Label.Text,
            term.InsteadUse?.Factsheet.Slug, term.Label.Note, ExportTable.Of(term.Label.StandsIn), ExportTable.Of(term.Label.Guidelines.Select(Number)),
            WireNames.Of(term.Label.Confidence), CoverageTables.Sources(term.Label.Citations),
        ]));

    internal ExportTable Relations() => new(
        "relations",
        ["slug", "kind", "target", "note"],
        [
            .. catalogue.Factsheets.SelectMany(sheet => sheet.Relations.Select(relation =>
                (ImmutableArray<string?>)[sheet.Slug, WireNames.Of(relation.Kind), relation.Target.Slug, relation.Note?.In(English).Text])),
        ]);

    internal ExportTable Technologies() => new(
        "technology-uses",
        ["technology", "manifestation", "role", "note"],
        [
            .. catalogue.TechnologyTerms.SelectMany(technology => technology.Manifestations.Select(meeting =>
                (ImmutableArray<string?>)[technology.Slug, meeting.Manifestation.Slug, WireNames.Of(meeting.Role), meeting.Note?.In(English).Text])),
        ]);

    internal ExportTable Instruments() => new(
        "instruments",
        [
            "slug", "framework", "kind", "officialTitle", "shortTitle", "reference", "adoptedBy", "adoptedOn", "openedForSignatureOn", "inForceOn", "depositary",
            "monitoringBody", "textUrl", "confidence", "sources",
        ],
        Rows(catalogue.Instruments, instrument =>
        [
            instrument.Slug, instrument.Framework.Slug, WireNames.Of(instrument.Record.Kind), instrument.Record.OfficialTitle.In(English).Text,
            instrument.Record.ShortTitle.In(English).Text, instrument.Record.Reference, instrument.Record.AdoptedBy.In(English).Text, Day(instrument.Record.AdoptedOn),
            Day(instrument.Record.OpenedForSignatureOn), Day(instrument.Record.InForceOn), instrument.Record.Depositary?.In(English).Text,
            instrument.Record.MonitoringBody?.In(English).Text, instrument.Record.TextUrl, WireNames.Of(instrument.Record.Confidence),
            CoverageTables.Sources(instrument.Record.Citations),
        ]));

    internal ExportTable Provisions() => new(
        "provisions",
        [
            "instrument", "article", "language", "heading", "summary", "obligation", "conducts", "isPurposeBound", "optOut", "mentalElement", "reservations", "minimumPenalty",
            "ageThreshold", "ageFloor", "coversVirtualMaterial", "touches", "confidence", "sources",
        ],
        [
            .. catalogue.Instruments.SelectMany(instrument => instrument.Provisions).SelectMany(provision => provision.Record.Summary.ByLanguage.Keys.Select(language =>
            {
                var record = provision.Record;
                return (ImmutableArray<string?>)
                [
                    provision.Instrument.Slug, record.Article, language, record.Heading.In([language]).Text, record.Summary.In([language]).Text, WireNames.Of(record.Obligation),
                    ExportTable.Of(record.Conducts.Select(WireNames.Of)), ExportTable.Of(record.PurposeBound), ExportTable.Of(record.OptOut),
                    record.MentalElement?.In([language]).Text, record.Reservations?.In([language]).Text, record.MinimumPenalty?.In([language]).Text,
                    record.AgeThreshold is { } age ? Number(age) : null, record.AgeFloor is { } floor ? Number(floor) : null, ExportTable.Of(record.CoversVirtualMaterial),
                    ExportTable.Of(provision.Touches.Select(form => form.Slug)), WireNames.Of(record.Confidence), CoverageTables.Sources(record.Citations),
                ];
            })),
        ]);

    internal ExportTable Sources() => new(
        "sources",
        [
            "slug", "title", "authors", "publisher", "place", "issuedOn", "resourceType", "documentType", "exploitationTypes", "languages", "actors", "url", "accessedOn", "read", "note",
        ],
        Rows(catalogue.Sources, source =>
        [
            source.Slug, source.Entry.Title, source.Entry.Authors.IsEmpty ? null : string.Join("; ", source.Entry.Authors), source.Entry.Publisher, source.Entry.Place,
            source.Entry.IssuedOn?.ToString(), source.Entry.ResourceType, source.Entry.DocumentType, ExportTable.Of(source.Entry.ExploitationTypes),
            ExportTable.Of(source.Entry.Languages), ExportTable.Of(source.Entry.Actors.Select(WireNames.Of)), source.Entry.Url, Day(source.Entry.AccessedOn),
            source.Entry.Read is { } read ? WireNames.Of(read) : null, source.Entry.Note?.In(English).Text,
        ]));

    internal ExportTable Countries() => new(
        "countries",
        ["code", "name", "regions"],
        Rows(catalogue.Countries, country => [country.Code, country.Entry.Names.In(English).Text, ExportTable.Of(country.Entry.Regions)]));

    internal ExportTable Parties() => new(
        "treaty-records",
        ["country", "instrument", "status", "signedOn", "boundOn", "action", "inForceOn", "asOf", "confidence", "note", "sources"],
        [
            .. catalogue.Countries.SelectMany(country => country.Memberships.Select(party => (ImmutableArray<string?>)
            [
                country.Code, party.Instrument.Slug, WireNames.Of(party.Record.Status), party.Record.SignedOn?.ToString(), party.Record.BoundOn?.ToString(), party.Record.Action,
                party.Record.InForceOn?.ToString(), Day(party.Record.AsOf), WireNames.Of(party.Record.Confidence), party.Record.Note?.In(English).Text,
                CoverageTables.Sources(party.Record.Citations),
            ])),
        ]);

    internal ExportTable HelpResources() => new(
        "help-resources",
        ["slug", "name", "description", "url", "kind", "countries", "audiences", "languages", "allowsReporting", "retiredOn", "retiredBecause"],
        Rows(catalogue.HelpResources, resource =>
        [
            resource.Slug, resource.Entry.Name.In(English).Text, resource.Entry.Description.In(English).Text, resource.Entry.Url, resource.Entry.ResourceKind,
            ExportTable.Of(resource.Entry.Countries), ExportTable.Of(resource.Entry.Audiences), ExportTable.Of(resource.Entry.Languages),
            ExportTable.Of(resource.Entry.AllowsReporting), resource.Entry.Retired?.On?.ToString(), resource.Entry.Retired?.Reason.In(English).Text,
        ]));

    internal ExportTable FormerNames() => new(
        "former-names",
        ["slug", "was", "outcome", "to", "since", "reason"],
        Rows(catalogue.FormerNames, former =>
        [
            former.Slug, WireNames.Of(former.Entry.Was), WireNames.Of(former.Entry.Outcome), former.Entry.To, former.Entry.Since, former.Entry.Reason?.In(English).Text,
        ]));

    private static ImmutableArray<ImmutableArray<string?>> Rows<T>(ImmutableArray<T> items, Func<T, ImmutableArray<string?>> row) => [.. items.Select(row)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day is { } known ? PartialDate.On(known).ToString() : null;
}
