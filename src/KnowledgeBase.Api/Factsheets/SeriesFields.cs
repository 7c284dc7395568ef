using System.Collections.Immutable;
using KnowledgeBase.Api.Law;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Factsheets;

/// <summary>The fields that only one series has.</summary>
public static class SeriesFields
{
    /// <summary>The provisions that count for a manifestation.</summary>
    [Field("Manifestation.coverage")]
    public static ImmutableArray<Coverage> ManifestationCoverage(Manifestation sheet, CoverageFilter? filter, CatalogueView view) =>
        Counted(sheet.Coverage, filter is null ? null : filter with { Manifestations = null }, view);

    /// <summary>The provisions of a framework that count for manifestations.</summary>
    [Field("LegalFramework.coverage")]
    public static ImmutableArray<Coverage> FrameworkCoverage(LegalFramework sheet, CoverageFilter? filter, CatalogueView view) =>
        Counted(sheet.Coverage, filter is null ? null : filter with { Frameworks = null }, view);

    /// <summary>Technologies that meet a manifestation.</summary>
    [Field("Manifestation.technologies")]
    public static ImmutableArray<TechnologyMeeting> Technologies(Manifestation sheet, IReadOnlyList<TechnologyRole>? role) =>
        InRole(sheet.Technologies, role);

    /// <summary>Manifestations that a technology meets.</summary>
    [Field("TechnologyTerm.manifestations")]
    public static ImmutableArray<TechnologyMeeting> Manifestations(TechnologyTerm sheet, IReadOnlyList<TechnologyRole>? role) =>
        InRole(sheet.Manifestations, role);

    /// <summary>What a meeting is about.</summary>
    [Field("TechnologyUse.note")]
    public static string? UseNote(TechnologyMeeting meeting, CatalogueView view) => view.InOrNull(meeting.Note);

    /// <summary>What a relation is about.</summary>
    [Field("Relation.note")]
    public static string? RelationNote(Relation relation, CatalogueView view) => view.InOrNull(relation.Note);

    private static ImmutableArray<Coverage> Counted(ImmutableArray<Coverage> coverage, CoverageFilter? filter, CatalogueView view)
    {
        if (filter is null)
            return coverage;
        CoverageFields.Check(filter, view);
        return [.. coverage.Where(statement => filter.Counts(statement)
            && (filter.Manifestations is null || filter.Manifestations.Contains(statement.Manifestation.Slug, StringComparer.Ordinal)))];
    }

    private static ImmutableArray<TechnologyMeeting> InRole(ImmutableArray<TechnologyMeeting> meetings, IReadOnlyList<TechnologyRole>? role) =>
        role is null ? meetings : [.. meetings.Where(meeting => role.Contains(meeting.Role))];
}
