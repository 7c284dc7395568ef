using System.Collections.Immutable;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Changes;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Api.Releases;

/// <summary>What changed from one release to another.</summary>
[FieldsOf("Change")]
public static class ChangeFields
{
    /// <summary>The changes.</summary>
    [Field("Query.changes")]
    public static async Task<Connection<Change>> ChangesAsync(
        string? since, string? until, int? first, string? after, CatalogueView view, CatalogueLoader loader, CancellationToken cancellationToken)
    {
        var page = new Page(first, after);
        var to = until is null ? view.Catalogue.Release : NamedRelease.Find(until, view.Releases);
        var from = since is null ? null : NamedRelease.Find(since, view.Releases);
        if (from is not null && from.Sequence > to.Sequence)
            throw new GraphQLException(new GraphQLError($"`since` is release {from.Version} and `until` is {to.Version}, which came before it. Changes are told forwards.", ErrorCode.BadArgument));
        var earlier = from is null ? null : await CatalogueOfAsync(from);
        var later = await CatalogueOfAsync(to);
        var changes = from?.Sequence == to.Sequence ? [] : ReleaseChanges.Between(earlier, later);
        return page.Of(changes, new CursorScope(from?.Sequence ?? 0, to.Sequence, $"the changes from {from?.Version ?? "the beginning"} to {to.Version}"), static change => change.Slug);

        ValueTask<Catalogue> CatalogueOfAsync(ReleaseInfo release) => release.Sequence == view.Catalogue.Release.Sequence
            ? ValueTask.FromResult(view.Catalogue)
            : NamedRelease.LoadAsync(release, loader, cancellationToken);
    }

    /// <summary>The series of a sheet.</summary>
    public static Series? Series(Change change) => change.Thing switch
    {
        ChangedThing.Manifestation => Content.Catalogues.Series.Manifestation,
        ChangedThing.LegalFramework => Content.Catalogues.Series.LegalFramework,
        ChangedThing.TechnologyTerm => Content.Catalogues.Series.Technology,
        _ => null,
    };

    /// <summary>Why it was renamed or retired.</summary>
    public static string? Reason(Change change, CatalogueView view) => view.InOrNull(change.Reason);

    /// <summary>The thing, in the release that the operation reads.</summary>
    public static object? Node(Change change, CatalogueView view) => change.NodeId is { } id ? view.Catalogue.Node(id) : null;

    /// <summary>The sheet, in the release that the operation reads.</summary>
    public static Factsheet? Factsheet(Change change, CatalogueView view) => Node(change, view) as Factsheet;

    /// <summary>The fields that differ.</summary>
    public static ImmutableArray<FieldDifference> Fields(Change change) => change.Fields;
}
