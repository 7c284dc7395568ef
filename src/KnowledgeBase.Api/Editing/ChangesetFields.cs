using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Editing;
using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Api.Editing;

/// <summary>A changeset. Whoever holds one was allowed to see it.</summary>
[FieldsOf("Changeset")]
public static class ChangesetFields
{
    /// <summary>The identifier.</summary>
    public static string Id(Changeset changeset) => ChangesetId.Of(changeset.Id);

    /// <summary>The release that it was opened on.</summary>
    public static ReleaseInfo? Base(Changeset changeset, CatalogueStore catalogues) => catalogues.Find(changeset.Base.Version);

    /// <summary>The release that it was published as.</summary>
    public static ReleaseInfo? Release(Changeset changeset, CatalogueStore catalogues) =>
        changeset.Release is { } release ? catalogues.Find(release.Version) : null;

    /// <summary>The entries that it changes.</summary>
    public static Task<ImmutableArray<ItemView>> Items(
        Changeset changeset, ChangesetReader changesets, CatalogueStore catalogues, CatalogueLoader loader, CancellationToken cancellationToken) =>
        DatabaseAway.GuardAsync(async () =>
        {
            if (await changesets.ContentAsync(changeset.Id, cancellationToken) is not { } content)
                return [];
            var states = await StatesAsync(changeset, changesets, catalogues, loader, cancellationToken);
            return content.Items.Select(item => new ItemView(item, states)).ToImmutableArray();
        });

    /// <summary>What keeps it from being published.</summary>
    public static Task<ImmutableArray<ChangesetProblem>> Problems(Changeset changeset, ChangesetReader changesets, CancellationToken cancellationToken) =>
        DatabaseAway.GuardAsync(async () => await changesets.ProblemsAsync(changeset.Id, cancellationToken) ?? []);

    /// <summary>Fields that two sides changed.</summary>
    public static Task<ImmutableArray<Conflict>> Conflicts(Changeset changeset, ChangesetReader changesets, CancellationToken cancellationToken) =>
        DatabaseAway.GuardAsync(async () => await changesets.ContentAsync(changeset.Id, cancellationToken) is { } content
            ? content.Conflicts.Select(conflict => new Conflict(conflict.Slug, conflict.Field.Path, conflict.Field.Base, conflict.Field.Theirs, conflict.Field.Yours)).ToImmutableArray()
            : []);

    /// <summary>The catalogues before and after it, as far as they can be had.</summary>
    private static async Task<(Catalogue? Before, Catalogue? After)> StatesAsync(
        Changeset changeset, ChangesetReader changesets, CatalogueStore catalogues, CatalogueLoader loader, CancellationToken cancellationToken)
    {
        if (changeset.Release is { } release)
        {
            var after = catalogues.Releases.FirstOrDefault(info => info.Sequence == release.Sequence);
            var before = catalogues.Releases.FirstOrDefault(info => info.Sequence == release.Sequence - 1);
            return (before is null ? null : await loader.GetAsync(before, cancellationToken), after is null ? null : await loader.GetAsync(after, cancellationToken));
        }

        var preview = await changesets.PreviewAsync(changeset.Id, cancellationToken);
        return (catalogues.Current, preview.Value);
    }
}

/// <summary>One entry that a changeset changes, with the catalogues to see it in.</summary>
/// <param name="Item">The entry's change.</param>
/// <param name="States">The catalogues before and after.</param>
public sealed record ItemView(ChangesetItem Item, (Catalogue? Before, Catalogue? After) States);

/// <summary>What happens to an entry.</summary>
public enum ItemChange
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It says something else.</summary>
    Updated,

    /// <summary>It is taken out.</summary>
    Retired,

    /// <summary>Nothing would happen.</summary>
    Unchanged,
}

/// <summary>The entries of a changeset.</summary>
[FieldsOf("ChangesetItem")]
public static class ChangesetItemFields
{
    /// <summary>The slug.</summary>
    public static string Slug(ItemView view) => view.Item.Slug;

    /// <summary>The series of a factsheet.</summary>
    public static Series? Series(ItemView view) => view.Item.Kind switch
    {
        EntryKind.Manifestation => Content.Catalogues.Series.Manifestation,
        EntryKind.LegalFramework => Content.Catalogues.Series.LegalFramework,
        EntryKind.TechnologyTerm => Content.Catalogues.Series.Technology,
        _ => null,
    };

    /// <summary>What happens to it.</summary>
    public static ItemChange Change(ItemView view) => view.Item.Change switch
    {
        ChangeKind.Added => ItemChange.Added,
        ChangeKind.Changed => ItemChange.Updated,
        ChangeKind.Removed => ItemChange.Retired,
        _ => ItemChange.Unchanged,
    };

    /// <summary>Its revision.</summary>
    public static int Revision(ItemView view) => view.Item.Revision;

    /// <summary>Who changed it last.</summary>
    public static string Editor(ItemView view) => view.Item.Editor;

    /// <summary>When.</summary>
    public static DateTimeOffset SavedAt(ItemView view) => view.Item.SavedAt;

    /// <summary>The sheet as it is published.</summary>
    public static Factsheet? Before(ItemView view) => view.Item.Before is null ? null : view.States.Before?.Factsheet(view.Item.Before.Slug);

    /// <summary>The sheet as it would be.</summary>
    public static Factsheet? After(ItemView view) => view.Item.After is null ? null : view.States.After?.Factsheet(view.Item.After.Slug);

    /// <summary>What differs.</summary>
    public static ImmutableArray<FieldDifference> Diff(ItemView view) => view.Item.Diff;
}

/// <summary>The history of an entry.</summary>
[FieldsOf("EntryRevision")]
public static class EntryRevisionFields
{
    /// <summary>The first release with it.</summary>
    public static string Release(EntryRevision revision) => revision.Release.Version;

    /// <summary>The first release without it.</summary>
    public static string? Until(EntryRevision revision) => revision.Until?.Version;
}
