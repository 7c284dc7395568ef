using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>All entries as they would be if a changeset were published: what is published, with the drafts in their places.</summary>
internal sealed class DraftedEntries
{
    private readonly SortedDictionary<string, Entry> _bySlug = new(StringComparer.Ordinal);

    internal DraftedEntries(Catalogue published, IEnumerable<ChangesetItem> drafts)
    {
        foreach (var entry in EntriesOf(published))
            _bySlug[entry.Slug] = entry;
        foreach (var draft in drafts)
        {
            if (draft.After is { } after)
                _bySlug[draft.Slug] = after;
            else
                _bySlug.Remove(draft.Slug);
        }
    }

    /// <summary>The entry with this slug; null when there is none.</summary>
    internal Entry? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>The legal framework that holds an instrument; null when there is no such instrument.</summary>
    internal LegalFrameworkEntry? FrameworkOf(string instrument) => _bySlug.Values.OfType<LegalFrameworkEntry>()
        .FirstOrDefault(framework => framework.Instruments.Any(record => record.Slug == instrument));

    /// <summary>The entries, with this one in the place of the one of its slug.</summary>
    internal IReadOnlyList<Entry> With(Entry entry) =>
        [.. _bySlug.Values.Where(other => other.Slug != entry.Slug), entry];

    private static IEnumerable<Entry> EntriesOf(Catalogue catalogue) => catalogue.Factsheets.Select(sheet => (Entry)sheet.Entry)
        .Concat(catalogue.Sources.Select(source => source.Entry))
        .Concat(catalogue.Countries.Select(country => country.Entry))
        .Concat(catalogue.HelpResources.Select(resource => resource.Entry));
}
