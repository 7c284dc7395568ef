using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Changes;

/// <summary>
/// What changed from one release to another. Two states are compared, not the steps between them: what changed and changed back is no change. Whoever
/// has the first state and takes over every change has the second; from nothing on, whoever starts with the changes from no release at all.
/// </summary>
public static class ReleaseChanges
{
    /// <summary>The changes, each thing once, by slug in ordinal order. Work grows with the number of entries, not with their size.</summary>
    /// <param name="since">The earlier release; null for the beginning, when there was nothing.</param>
    /// <param name="until">The later release.</param>
    public static ImmutableArray<Change> Between(Catalogue? since, Catalogue until)
    {
        var before = Things(since);
        var changes = new List<Change>();
        // Names that stood for something before and are told of already.
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, after) in Things(until))
        {
            if (!before.Remove(id, out var was))
            {
                changes.Add(Live(ChangeKind.Added, after, id, before: null));
            }
            else if (was.Entry.Slug != after.Entry.Slug)
            {
                told.Add(was.Entry.Slug);
                changes.Add(Live(ChangeKind.Renamed, after, id, was.Entry, until.ResolveFormer(was.Entry.Slug)));
            }
            else if (was.Revisions[0].ContentHash != after.Revisions[0].ContentHash)
            {
                changes.Add(Live(ChangeKind.Updated, after, id, was.Entry));
            }
        }

        foreach (var gone in before.Values.Select(item => item.Entry))
        {
            told.Add(gone.Slug);
            var former = until.ResolveFormer(gone.Slug);
            changes.Add(new Change(ChangeKind.Retired, ThingOf(gone), gone.Slug, former?.Release ?? until.Release) { To = former?.Entry.To, Reason = former?.Entry.Reason });
        }

        foreach (var former in until.FormerNames.Where(former => !told.Contains(former.Slug)))
        {
            var was = since?.ResolveFormer(former.Slug);
            if (was is null || was.Revisions[0].ContentHash != former.Revisions[0].ContentHash)
                changes.Add(Former(former, was));
        }

        changes.Sort(static (a, b) => string.CompareOrdinal(a.Slug, b.Slug));
        return [.. changes];
    }

    private static Change Live(ChangeKind kind, CatalogueItem item, string id, Entry? before, FormerName? former = null) =>
        new(kind, ThingOf(item.Entry), before?.Slug ?? item.Entry.Slug, item.Revisions[0].Release, before, item.Entry)
        {
            NodeId = id,
            To = kind == ChangeKind.Renamed ? item.Entry.Slug : null,
            Reason = former?.Entry.Reason,
        };

    /// <summary>A former name that is new, or says something else now; nothing had it before.</summary>
    private static Change Former(FormerName former, FormerName? was) => new(
        former.Entry.Outcome == FormerNameOutcome.Renamed ? ChangeKind.Renamed : ChangeKind.Retired,
        (ChangedThing)former.Entry.Was,
        former.Slug,
        former.Revisions[0].Release,
        was?.Entry,
        former.Entry)
    {
        To = former.Entry.To,
        Reason = former.Entry.Reason,
    };

    /// <summary>Everything of a release that has a name in use, by permanent identifier.</summary>
    private static Dictionary<string, CatalogueItem> Things(Catalogue? catalogue)
    {
        var things = new Dictionary<string, CatalogueItem>(StringComparer.Ordinal);
        foreach (var item in catalogue?.Items ?? [])
        {
            if (catalogue!.IdOf(item.Entry) is { } id)
                things.Add(id, item);
        }

        return things;
    }

    private static ChangedThing ThingOf(Entry entry) => entry switch
    {
        ManifestationEntry => ChangedThing.Manifestation,
        LegalFrameworkEntry => ChangedThing.LegalFramework,
        TechnologyTermEntry => ChangedThing.TechnologyTerm,
        SourceEntry => ChangedThing.Source,
        HelpResourceEntry => ChangedThing.HelpResource,
        _ => ChangedThing.Country,
    };
}
