using System.Collections.Immutable;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Api.Releases;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Factsheets;

/// <summary>The fields that the three series share.</summary>
[FieldsOf("Factsheet")]
public static class FactsheetFields
{
    /// <summary>The persistent address.</summary>
    public static string Uri(Factsheet sheet, CatalogueView view) => $"{view.PublicUrl}/id/{Segment(sheet.Series)}/{sheet.Slug}";

    /// <summary>The names that lead here now.</summary>
    public static ImmutableArray<string> FormerSlugs(Factsheet sheet, CatalogueView view) =>
        [.. view.Catalogue.FormerNames.Where(former => former.Target == sheet).Select(static former => former.Slug)];

    /// <summary>The place in the series.</summary>
    public static int Position(Factsheet sheet) => sheet.Entry.Position;

    /// <summary>The title.</summary>
    public static string Title(Factsheet sheet, CatalogueView view) => sheet.TextIn(view.Languages).Text.Title;

    /// <summary>The language of the text.</summary>
    public static string Language(Factsheet sheet, CatalogueView view) => sheet.TextIn(view.Languages).Language;

    /// <summary>Whether that is another than the one asked for.</summary>
    public static bool IsFallback(Factsheet sheet, CatalogueView view) => view.IsFallback(sheet.TextIn(view.Languages).Language);

    /// <summary>The state of a translation.</summary>
    public static LanguageText? Translation(Factsheet sheet, CatalogueView view) =>
        sheet.TextIn(view.Languages) is { Text.Translation: not null } text ? text : null;

    /// <summary>Where it comes from.</summary>
    public static Origin Origin(Factsheet sheet) => sheet.Entry.Origin;

    /// <summary>How well it is sourced.</summary>
    public static Confidence Confidence(Factsheet sheet) => sheet.Entry.Confidence;

    /// <summary>When its facts were last checked.</summary>
    public static DateOnly? AsOf(Factsheet sheet) => sheet.Entry.AsOf;

    /// <summary>The summary for an audience.</summary>
    public static string Summary(Factsheet sheet, Audience? audience, TextFormat? format, CatalogueView view, RenderedTexts texts)
    {
        var text = sheet.TextIn(view.Languages).Text;
        return texts.Of(audience == Audience.YoungPeople ? text.PlainLanguageSummary : text.Summary, format ?? TextFormat.Plain);
    }

    /// <summary>The definition.</summary>
    public static Definition Definition(Factsheet sheet, CatalogueView view)
    {
        var text = sheet.TextIn(view.Languages);
        return new Definition(text.Text.Definition, text.Language, sheet.DefinitionCitations);
    }

    /// <summary>The sections; one that a translation lacks comes in the source language, and says so.</summary>
    public static ImmutableArray<SheetSection> Sections(Factsheet sheet, IReadOnlyList<SectionKind>? kinds, CatalogueView view)
    {
        var text = sheet.TextIn(view.Languages);
        var sections = ImmutableArray.CreateBuilder<SheetSection>();
        foreach (var original in sheet.SourceText.Text.Sections)
        {
            if (kinds is not null && !kinds.Contains(original.Kind))
                continue;
            var own = text.Text.Sections.FirstOrDefault(section => section.Kind == original.Kind);
            sections.Add(own is null ? new SheetSection(original, sheet.SourceText.Language) : new SheetSection(own, text.Language));
        }

        return sections.ToImmutable();
    }

    /// <summary>The names, with advice.</summary>
    public static ImmutableArray<Term> Terms(Factsheet sheet, string? language, IReadOnlyList<LabelUsage>? usage)
    {
        if (language is null && usage is null)
            return sheet.Terms;
        return
        [
            .. sheet.Terms.Where(term => (language is null || term.Label.Language.Equals(language, StringComparison.OrdinalIgnoreCase))
                && (usage is null || usage.Contains(term.Label.Usage))),
        ];
    }

    /// <summary>The relations.</summary>
    public static ImmutableArray<Relation> Related(Factsheet sheet, IReadOnlyList<RelationKind>? relation) =>
        relation is null ? sheet.Relations : [.. sheet.Relations.Where(candidate => relation.Contains(candidate.Kind))];

    /// <summary>Who it is of use to.</summary>
    public static ImmutableArray<Actor> Actors(Factsheet sheet) => sheet.Entry.Actors;

    /// <summary>This state.</summary>
    public static RevisionInfo Revision(Factsheet sheet) => sheet.Revisions[0];

    /// <summary>The states before it.</summary>
    public static Connection<RevisionInfo> History(Factsheet sheet, int? first, string? after, CatalogueView view) =>
        new Page(first, after).Of(sheet.Revisions[1..], view, RevisionFields.Key);

    /// <summary>A series in an address.</summary>
    private static string Segment(Series series) => series switch
    {
        Series.Manifestation => "manifestations",
        Series.LegalFramework => "legal-frameworks",
        _ => "technology",
    };
}
