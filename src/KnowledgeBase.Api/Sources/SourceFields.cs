using System.Collections.Immutable;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Sources;

/// <summary>Sources.</summary>
[FieldsOf("Source")]
public static class SourceFields
{
    /// <summary>A source by slug.</summary>
    [Field("Query.source")]
    public static Source? Source(string slug, CatalogueView view) => view.Catalogue.Find<Source>(slug);

    /// <summary>The bibliography.</summary>
    [Field("Query.sources")]
    public static Connection<Source> Sources(int? first, string? after, CatalogueView view) =>
        new Page(first, after).Of(view.Catalogue.Sources, view, static source => source.Slug);

    /// <summary>The title.</summary>
    public static string Title(Source source) => source.Entry.Title;

    /// <summary>The authors.</summary>
    public static ImmutableArray<string> Authors(Source source) => source.Entry.Authors;

    /// <summary>The publisher.</summary>
    public static string? Publisher(Source source) => source.Entry.Publisher;

    /// <summary>The place.</summary>
    public static string? Place(Source source) => source.Entry.Place;

    /// <summary>When it was issued.</summary>
    public static PartialDate? IssuedOn(Source source) => source.Entry.IssuedOn;

    /// <summary>What kind of resource it is.</summary>
    public static string? ResourceType(Source source) => source.Entry.ResourceType;

    /// <summary>What kind of document it is.</summary>
    public static string? DocumentType(Source source) => source.Entry.DocumentType;

    /// <summary>What it deals with.</summary>
    public static ImmutableArray<string> ExploitationTypes(Source source) => source.Entry.ExploitationTypes;

    /// <summary>The languages.</summary>
    public static ImmutableArray<string> Languages(Source source) => source.Entry.Languages;

    /// <summary>Who it is of use to.</summary>
    public static ImmutableArray<Actor> Actors(Source source) => source.Entry.Actors;

    /// <summary>Where it is.</summary>
    public static string? Url(Source source) => source.Entry.Url;

    /// <summary>When it was opened.</summary>
    public static DateOnly? AccessedOn(Source source) => source.Entry.AccessedOn;

    /// <summary>How it was read.</summary>
    public static SourceReading? Reading(Source source) => source.Entry.Read;

    /// <summary>What to know about it.</summary>
    public static string? Note(Source source, CatalogueView view) => view.InOrNull(source.Entry.Note);

    /// <summary>The sheets that cite it.</summary>
    public static Connection<Factsheet> CitedBy(Source source, int? first, string? after, CatalogueView view) =>
        new Page(first, after).Of(source.CitedBy, view, static sheet => sheet.Slug);
}
