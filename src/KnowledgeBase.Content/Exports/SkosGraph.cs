using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Markdown;

namespace KnowledgeBase.Content.Exports;

/// <summary>
/// The catalogue as SKOS: a concept scheme for each series and a concept for each sheet. Discouraged labels are hidden ones, and every label is also
/// a resource (SKOS-XL) that carries its advice. See docs/decisions on exports.
/// </summary>
public static class SkosGraph
{
    /// <summary>A whole release.</summary>
    /// <param name="catalogue">The release.</param>
    /// <param name="addresses">Where things are.</param>
    public static RdfGraph Of(Catalogue catalogue, PersistentAddresses addresses)
    {
        var builder = new Builder(catalogue.Release, addresses);
        foreach (var series in Enum.GetValues<Series>())
        {
            builder.Scheme(series);
            foreach (var sheet in catalogue.Factsheets.Where(sheet => sheet.Series == series && IsTop(sheet)))
                builder.TopConcept(sheet);
        }

        foreach (var sheet in catalogue.Factsheets)
            builder.Concept(sheet);
        foreach (var instrument in catalogue.Instruments)
            builder.Instrument(instrument);
        foreach (var source in catalogue.Sources)
            builder.Source(source);
        foreach (var former in catalogue.FormerNames)
            builder.FormerName(former);
        builder.Vocabulary();
        return builder.Graph;
    }

    /// <summary>One sheet with its scheme and its sources; the sheets that it names are named only.</summary>
    /// <param name="release">The release that it is read from.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="addresses">Where things are.</param>
    public static RdfGraph Of(ReleaseInfo release, Factsheet sheet, PersistentAddresses addresses)
    {
        var builder = new Builder(release, addresses);
        builder.Concept(sheet);
        builder.Scheme(sheet.Series);
        foreach (var instrument in (sheet as LegalFramework)?.Instruments ?? [])
            builder.Instrument(instrument);
        foreach (var source in sheet.Citations.Concat(sheet.DefinitionCitations).Concat(sheet.Terms.SelectMany(term => term.Citations)).Select(cited => cited.Source).Distinct())
            builder.Source(source);
        return builder.Graph;
    }

    /// <summary>Our own vocabulary alone: what its terms mean.</summary>
    /// <param name="addresses">Where things are.</param>
    public static RdfGraph Vocabulary(PersistentAddresses addresses)
    {
        var graph = Empty(addresses);
        new SkosVocabulary(addresses).Describe(graph);
        return graph;
    }

    private static RdfGraph Empty(PersistentAddresses addresses) => new(
    [
        new("rdf", Rdf.Namespace), new("rdfs", Rdf.SchemaNamespace), new("owl", Rdf.OwlNamespace), new("xsd", Rdf.XsdNamespace),
        new("skos", Skos.Namespace), new("skosxl", Skos.XlNamespace), new("dcterms", DcTerms.Namespace), new("kb", addresses.Vocabulary),
    ]);

    private static bool IsTop(Factsheet sheet) => !sheet.Relations.Any(relation => relation.Kind == RelationKind.Broader && relation.Target.Series == sheet.Series);

    /// <summary>Adds to one graph.</summary>
    private sealed class Builder
    {
        private static readonly (Series Series, string Language, string Title)[] Titles =
        [
            (Series.Manifestation, "en", "Manifestations of online child sexual exploitation"),
            (Series.Manifestation, "es", "Manifestaciones de la explotación sexual de niñas, niños y adolescentes en línea"),
            (Series.Manifestation, "fr", "Manifestations de l'exploitation sexuelle des enfants en ligne"),
            (Series.LegalFramework, "en", "Legal frameworks on online child sexual exploitation"),
            (Series.LegalFramework, "es", "Marcos jurídicos sobre la explotación sexual de niñas, niños y adolescentes en línea"),
            (Series.LegalFramework, "fr", "Cadres juridiques sur l'exploitation sexuelle des enfants en ligne"),
            (Series.Technology, "en", "Internet and technology terms"),
            (Series.Technology, "es", "Términos de Internet y tecnología"),
            (Series.Technology, "fr", "Termes d'Internet et des technologies"),
        ];

        private readonly ReleaseInfo _release;
        private readonly PersistentAddresses _addresses;
        private readonly SkosVocabulary _own;
        private readonly SkosLabels _labels;

        internal Builder(ReleaseInfo release, PersistentAddresses addresses)
        {
            (_release, _addresses, _own) = (release, addresses, new SkosVocabulary(addresses));
            Graph = Empty(addresses);
            _labels = new SkosLabels(Graph, addresses, _own);
        }

        internal RdfGraph Graph { get; }

        internal void Scheme(Series series)
        {
            var scheme = new Iri(_addresses.Of(series));
            Graph.Add(scheme, Rdf.Type, Skos.ConceptScheme);
            foreach (var (of, language, title) in Titles)
            {
                if (of == series)
                    Graph.Add(scheme, DcTerms.Title, new Literal(title, language));
            }

            Graph.Add(scheme, DcTerms.Creator, new Literal(ProjectNames.Author));
            Graph.Add(scheme, DcTerms.Publisher, new Literal(ProjectNames.Publisher));
            Graph.Add(scheme, DcTerms.License, new Iri(ProjectNames.LicenceUrl));
            Graph.Add(scheme, DcTerms.Issued, new Literal(ExportText.Instant(_release.PublishedAt), Datatype: Rdf.DateTime));
            Graph.Add(scheme, Rdf.VersionInfo, new Literal(_release.Version));
            Graph.Add(scheme, _own.ContentHash, new Literal(_release.ContentHash));
        }

        internal void TopConcept(Factsheet sheet) => Graph.Add(new Iri(_addresses.Of(sheet.Series)), Skos.HasTopConcept, new Iri(_addresses.Of(sheet)));

        internal void Concept(Factsheet sheet)
        {
            var concept = new Iri(_addresses.Of(sheet));
            var scheme = new Iri(_addresses.Of(sheet.Series));
            Graph.Add(concept, Rdf.Type, Skos.Concept);
            Graph.Add(concept, Skos.InScheme, scheme);
            if (IsTop(sheet))
                Graph.Add(concept, Skos.TopConceptOf, scheme);
            Graph.Add(concept, Skos.Notation, new Literal(sheet.Slug, Datatype: _own.Slug));
            _labels.Add(concept, sheet);
            foreach (var language in sheet.AvailableLanguages)
            {
                var text = sheet.TextIn([language]).Text;
                Graph.Add(concept, DcTerms.Title, new Literal(text.Title, language));
                Graph.Add(concept, Skos.Definition, new Literal(MarkdownText.Plain(text.Definition), language));
                Graph.Add(concept, DcTerms.Abstract, new Literal(MarkdownText.Plain(text.Summary), language));
                Graph.Add(concept, _own.PlainSummary, new Literal(MarkdownText.Plain(text.PlainLanguageSummary), language));
                if (text.Translation is { Status: TranslationStatus.Unreviewed })
                    Graph.Add(concept, _own.UnreviewedTranslation, new Literal(language));
            }

            foreach (var relation in sheet.Relations)
                Relate(sheet, relation);
            foreach (var cited in sheet.Citations)
                Graph.Add(concept, DcTerms.Source, new Iri(_addresses.Of(cited.Source)));
            foreach (var cited in sheet.DefinitionCitations)
                Graph.Add(concept, _own.DefinitionSource, new Iri(_addresses.Of(cited.Source)));
            Graph.Add(concept, _own.Confidence, new Literal(WireNames.Of(sheet.Entry.Confidence)));
            if (sheet is LegalFramework framework)
            {
                foreach (var instrument in framework.Instruments)
                    Graph.Add(concept, Rdf.SeeAlso, new Iri(_addresses.Of(instrument)));
            }
        }

        internal void Instrument(Instrument instrument)
        {
            var node = new Iri(_addresses.Of(instrument));
            Graph.Add(node, Rdf.Type, DcTerms.BibliographicResource);
            foreach (var (language, title) in instrument.Record.OfficialTitle.ByLanguage)
                Graph.Add(node, DcTerms.Title, new Literal(title, language));
            Graph.Add(node, DcTerms.Identifier, new Literal(instrument.Record.Reference));
            if (instrument.Record.AdoptedOn is { } day)
                Graph.Add(node, DcTerms.Issued, new Literal(PartialDate.On(day).ToString(), Datatype: Rdf.Date));
            if (instrument.Record.TextUrl is { } url)
                Graph.Add(node, Rdf.SeeAlso, new Iri(url));
        }

        internal void Source(Source source)
        {
            var node = new Iri(_addresses.Of(source));
            Graph.Add(node, Rdf.Type, DcTerms.BibliographicResource);
            Graph.Add(node, DcTerms.Title, new Literal(source.Entry.Title));
            foreach (var author in source.Entry.Authors)
                Graph.Add(node, DcTerms.Creator, new Literal(author));
            if (source.Entry.Publisher is { } publisher)
                Graph.Add(node, DcTerms.Publisher, new Literal(publisher));
            if (source.Entry.IssuedOn is { } issued)
                Graph.Add(node, DcTerms.Issued, new Literal(issued.ToString(), Datatype: issued.Day > 0 ? Rdf.Date : issued.Month > 0 ? Rdf.YearMonth : Rdf.Year));
            foreach (var language in source.Entry.Languages)
                Graph.Add(node, DcTerms.Language, new Literal(language));
            if (source.Entry.Url is { } url)
                Graph.Add(node, Rdf.SeeAlso, new Iri(url));
        }

        /// <summary>A name that is no longer in use says so, and what stands in its place.</summary>
        internal void FormerName(FormerName former)
        {
            var node = new Iri(_addresses.Of(former));
            Graph.Add(node, Rdf.Deprecated, new Literal("true", Datatype: Rdf.Boolean));
            var target = former.Target switch
            {
                Factsheet sheet => _addresses.Of(sheet),
                Instrument instrument => _addresses.Of(instrument),
                Source source => _addresses.Of(source),
                _ => null,
            };
            if (target is not null)
                Graph.Add(node, DcTerms.IsReplacedBy, new Iri(target));
            if (former.Entry.Reason is not { } why)
                return;
            foreach (var (language, reason) in why.ByLanguage)
                Graph.Add(node, Skos.ChangeNote, new Literal(reason, language));
        }

        internal void Vocabulary() => _own.Describe(Graph);

        /// <summary>Broader and narrower as they are; all else is associated, under its own name where it has one.</summary>
        private void Relate(Factsheet sheet, Relation relation)
        {
            var (concept, target) = (new Iri(_addresses.Of(sheet)), new Iri(_addresses.Of(relation.Target)));
            if (relation.Kind is RelationKind.Broader or RelationKind.Narrower)
            {
                Graph.Add(concept, relation.Kind == RelationKind.Broader ? Skos.Broader : Skos.Narrower, target);
                return;
            }

            if (_own.Of(relation.Kind) is { } property)
                Graph.Add(concept, property, target);
            // What is above or below is not also associated (SKOS reference, S27).
            if (!IsAbove(sheet, relation.Target) && !IsAbove(relation.Target, sheet))
                Graph.Add(concept, Skos.Related, target);
        }

        /// <summary>Whether the second is a broader concept of the first, at any distance.</summary>
        private static bool IsAbove(Factsheet sheet, Factsheet other)
        {
            var seen = new HashSet<Factsheet> { sheet };
            var open = new Queue<Factsheet>(seen);
            while (open.TryDequeue(out var next))
            {
                foreach (var relation in next.Relations)
                {
                    if (relation.Kind != RelationKind.Broader || !seen.Add(relation.Target))
                        continue;
                    if (ReferenceEquals(relation.Target, other))
                        return true;
                    open.Enqueue(relation.Target);
                }
            }

            return false;
        }
    }
}
