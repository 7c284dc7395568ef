using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Releases;

/// <summary>How many sheets a series has.</summary>
/// <param name="Series">The series.</param>
/// <param name="Count">The number.</param>
public sealed record SeriesCount(Series Series, int Count);

/// <summary>Releases.</summary>
public static class ReleaseFields
{
    /// <summary>The release that the operation reads.</summary>
    [Field("Query.release")]
    public static ReleaseInfo Release(CatalogueView view) => view.Catalogue.Release;

    /// <summary>All releases, newest first.</summary>
    [Field("Query.releases")]
    public static Connection<ReleaseInfo> Releases(int? first, string? after, CatalogueView view) =>
        new Page(first, after).Of(view.Releases, view, static release => release.Version);

    /// <summary>What is in it.</summary>
    [Field("Release.notes")]
    public static string? Notes(ReleaseInfo release, CatalogueView view) => view.InOrNull(release.Notes);

    /// <summary>How many sheets each series has.</summary>
    [Field("Release.counts")]
    public static ImmutableArray<SeriesCount> Counts(ReleaseInfo release) =>
    [
        new(Series.Manifestation, release.Counts.GetValueOrDefault(EntryKind.Manifestation)),
        new(Series.LegalFramework, release.Counts.GetValueOrDefault(EntryKind.LegalFramework)),
        new(Series.Technology, release.Counts.GetValueOrDefault(EntryKind.TechnologyTerm)),
    ];
}

/// <summary>Revisions.</summary>
public static class RevisionFields
{
    /// <summary>When it was published.</summary>
    [Field("Revision.publishedAt")]
    public static DateTimeOffset PublishedAt(RevisionInfo revision) => revision.Release.PublishedAt;

    internal static string Key(RevisionInfo revision) => revision.Number.ToString(CultureInfo.InvariantCulture);
}
