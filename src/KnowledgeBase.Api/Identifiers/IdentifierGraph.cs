using System.Globalization;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Exports;
using KnowledgeBase.Content.Markdown;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>
/// What an identifier stands for, as a graph: the SKOS of the exports, and beside it the terms of schema.org that search engines read
/// (<c>DefinedTerm</c> for terms, <c>Legislation</c> for instruments, <c>CreativeWork</c> for sources).
/// </summary>
internal static class IdentifierGraph
{
    private const string SchemaOrg = "https://schema.org/";
    private static readonly Iri Type = new("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    private static readonly Iri XsdDate = new("http://www.w3.org/2001/XMLSchema#date");

    internal static RdfGraph Of(Factsheet sheet, PageContext context)
    {
        var release = context.View.Catalogue.Release;
        var graph = WithSchemaOrg(SkosGraph.Of(release, sheet, context.Addresses));
        var node = new Iri(context.Addresses.Of(sheet));
        graph.Add(node, Type, Term("DefinedTerm"));
        foreach (var language in sheet.AvailableLanguages)
        {
            var text = sheet.TextIn([language]).Text;
            graph.Add(node, Term("name"), new Literal(text.Title, language));
            graph.Add(node, Term("description"), new Literal(MarkdownText.Plain(text.Definition), language));
        }

        graph.Add(node, Term("inDefinedTermSet"), new Iri(context.Addresses.Of(sheet.Series)));
        graph.Add(node, Term("termCode"), new Literal(sheet.Slug));
        graph.Add(node, Term("url"), node);
        graph.Add(node, Term("version"), new Literal(release.Version));
        graph.Add(node, Term("license"), new Iri(ProjectNames.LicenceUrl));
        foreach (var instrument in (sheet as LegalFramework)?.Instruments ?? [])
            Describe(graph, instrument, context);
        return graph;
    }

    internal static RdfGraph Of(Instrument instrument, PageContext context)
    {
        var graph = WithSchemaOrg(new RdfGraph([.. SkosGraph.Of(context.View.Catalogue.Release, instrument.Framework, context.Addresses).Prefixes]));
        Describe(graph, instrument, context);
        var node = new Iri(context.Addresses.Of(instrument));
        foreach (var provision in instrument.Provisions)
        {
            var part = new Iri(context.Addresses.Of(provision));
            graph.Add(node, Term("hasPart"), part);
            graph.Add(part, Type, Term("Legislation"));
            graph.Add(part, Term("isPartOf"), node);
            graph.Add(part, Term("legislationIdentifier"), new Literal(provision.Record.Article));
            foreach (var (language, heading) in provision.Record.Heading.ByLanguage)
                graph.Add(part, Term("name"), new Literal(heading, language));
            foreach (var (language, summary) in provision.Record.Summary.ByLanguage)
                graph.Add(part, Term("abstract"), new Literal(summary, language));
            foreach (var coverage in provision.Coverage)
                graph.Add(part, Term("about"), new Iri(context.Addresses.Of(coverage.Manifestation)));
        }

        return graph;
    }

    internal static RdfGraph Of(Source source, PageContext context)
    {
        var graph = WithSchemaOrg(new RdfGraph([]));
        var node = new Iri(context.Addresses.Of(source));
        graph.Add(node, Type, Term("CreativeWork"));
        graph.Add(node, Term("name"), new Literal(source.Entry.Title));
        foreach (var author in source.Entry.Authors)
            graph.Add(node, Term("author"), new Literal(author));
        if (source.Entry.Publisher is { } publisher)
            graph.Add(node, Term("publisher"), new Literal(publisher));
        if (source.Entry.IssuedOn is { } issued)
            graph.Add(node, Term("datePublished"), new Literal(issued.ToString()));
        foreach (var language in source.Entry.Languages)
            graph.Add(node, Term("inLanguage"), new Literal(language));
        if (source.Entry.Url is { } url)
            graph.Add(node, Term("url"), new Iri(url));
        return graph;
    }

    /// <summary>What a release's whole graph says of an address, or of names below it: a series as a concept scheme, our own vocabulary.</summary>
    internal static RdfGraph Part(string address, PageContext context)
    {
        var whole = SkosGraph.Of(context.View.Catalogue, context.Addresses);
        var part = new RdfGraph(whole.Prefixes);
        foreach (var subject in whole.Subjects.Where(subject => subject.Node.Value == address || subject.Node.Value.StartsWith($"{address}#", StringComparison.Ordinal)))
        {
            foreach (var (property, values) in subject.Properties)
            {
                foreach (var value in values)
                    part.Add(subject.Node, property, value);
            }
        }

        return part;
    }

    private static void Describe(RdfGraph graph, Instrument instrument, PageContext context)
    {
        var (node, record) = (new Iri(context.Addresses.Of(instrument)), instrument.Record);
        graph.Add(node, Type, Term("Legislation"));
        foreach (var (language, title) in record.OfficialTitle.ByLanguage)
            graph.Add(node, Term("name"), new Literal(title, language));
        foreach (var (language, title) in record.ShortTitle.ByLanguage)
            graph.Add(node, Term("alternateName"), new Literal(title, language));
        graph.Add(node, Term("legislationIdentifier"), new Literal(record.Reference));
        if (record.AdoptedOn is { } adopted)
            graph.Add(node, Term("legislationDate"), new Literal(adopted.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Datatype: XsdDate));
        if (record.TextUrl is { } url)
            graph.Add(node, Term("url"), new Iri(url));
        graph.Add(node, Term("subjectOf"), new Iri(context.Addresses.Of(instrument.Framework)));
    }

    private static Iri Term(string name) => new(SchemaOrg + name);

    /// <summary>The same graph, whose documents may shorten schema.org's names.</summary>
    private static RdfGraph WithSchemaOrg(RdfGraph graph)
    {
        var wider = new RdfGraph([.. graph.Prefixes, new RdfPrefix("schema", SchemaOrg)]);
        foreach (var subject in graph.Subjects)
        {
            foreach (var (property, values) in subject.Properties)
            {
                foreach (var value in values)
                    wider.Add(subject.Node, property, value);
            }
        }

        return wider;
    }
}
