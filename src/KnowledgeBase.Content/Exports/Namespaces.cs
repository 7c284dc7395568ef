namespace KnowledgeBase.Content.Exports;

/// <summary>Names of the vocabularies that exports use.</summary>
internal static class Rdf
{
    internal const string Namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    internal static readonly Iri Type = new(Namespace + "type");
    internal static readonly Iri Property = new(Namespace + "Property");
    internal const string SchemaNamespace = "http://www.w3.org/2000/01/rdf-schema#";
    internal static readonly Iri Label = new(SchemaNamespace + "label");
    internal static readonly Iri Comment = new(SchemaNamespace + "comment");
    internal static readonly Iri SubPropertyOf = new(SchemaNamespace + "subPropertyOf");
    internal static readonly Iri Class = new(SchemaNamespace + "Class");
    internal static readonly Iri Datatype = new(SchemaNamespace + "Datatype");
    internal static readonly Iri SeeAlso = new(SchemaNamespace + "seeAlso");
    internal const string OwlNamespace = "http://www.w3.org/2002/07/owl#";
    internal static readonly Iri VersionInfo = new(OwlNamespace + "versionInfo");
    internal static readonly Iri Deprecated = new(OwlNamespace + "deprecated");
    internal const string XsdNamespace = "http://www.w3.org/2001/XMLSchema#";
    internal static readonly Iri Date = new(XsdNamespace + "date");
    internal static readonly Iri YearMonth = new(XsdNamespace + "gYearMonth");
    internal static readonly Iri Year = new(XsdNamespace + "gYear");
    internal static readonly Iri Boolean = new(XsdNamespace + "boolean");
    internal static readonly Iri DateTime = new(XsdNamespace + "dateTime");
}

/// <summary>SKOS (W3C Recommendation of 18 August 2009) and its extension for labels, SKOS-XL (appendix B there).</summary>
internal static class Skos
{
    internal const string Namespace = "http://www.w3.org/2004/02/skos/core#";
    internal static readonly Iri Concept = new(Namespace + "Concept");
    internal static readonly Iri ConceptScheme = new(Namespace + "ConceptScheme");
    internal static readonly Iri InScheme = new(Namespace + "inScheme");
    internal static readonly Iri TopConceptOf = new(Namespace + "topConceptOf");
    internal static readonly Iri HasTopConcept = new(Namespace + "hasTopConcept");
    internal static readonly Iri Notation = new(Namespace + "notation");
    internal static readonly Iri PrefLabel = new(Namespace + "prefLabel");
    internal static readonly Iri AltLabel = new(Namespace + "altLabel");
    internal static readonly Iri HiddenLabel = new(Namespace + "hiddenLabel");
    internal static readonly Iri Definition = new(Namespace + "definition");
    internal static readonly Iri ScopeNote = new(Namespace + "scopeNote");
    internal static readonly Iri Note = new(Namespace + "note");
    internal static readonly Iri ChangeNote = new(Namespace + "changeNote");
    internal static readonly Iri Broader = new(Namespace + "broader");
    internal static readonly Iri Narrower = new(Namespace + "narrower");
    internal static readonly Iri Related = new(Namespace + "related");
    internal const string XlNamespace = "http://www.w3.org/2008/05/skos-xl#";
    internal static readonly Iri XlLabel = new(XlNamespace + "Label");
    internal static readonly Iri XlLiteralForm = new(XlNamespace + "literalForm");
    internal static readonly Iri XlPrefLabel = new(XlNamespace + "prefLabel");
    internal static readonly Iri XlAltLabel = new(XlNamespace + "altLabel");
    internal static readonly Iri XlHiddenLabel = new(XlNamespace + "hiddenLabel");
}

/// <summary>DCMI Metadata Terms.</summary>
internal static class DcTerms
{
    internal const string Namespace = "http://purl.org/dc/terms/";
    internal static readonly Iri Title = new(Namespace + "title");
    internal static readonly Iri Creator = new(Namespace + "creator");
    internal static readonly Iri Publisher = new(Namespace + "publisher");
    internal static readonly Iri Issued = new(Namespace + "issued");
    internal static readonly Iri License = new(Namespace + "license");
    internal static readonly Iri Source = new(Namespace + "source");
    internal static readonly Iri IsReplacedBy = new(Namespace + "isReplacedBy");
    internal static readonly Iri Identifier = new(Namespace + "identifier");
    internal static readonly Iri Language = new(Namespace + "language");
    internal static readonly Iri Abstract = new(Namespace + "abstract");
    internal static readonly Iri BibliographicResource = new(Namespace + "BibliographicResource");
}
