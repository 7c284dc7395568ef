using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Storage.Releases;

/// <summary>Identifiers are made from former names, so what is said of former names must not change the identifier of anything published.</summary>
internal static class IdentifierGuard
{
    /// <summary>The first thing, if any, that has one identifier now and would have another in the next release.</summary>
    internal static PublishOutcome.IdentifierChanged? Check(IReadOnlyList<PublishedEntry> published, IReadOnlyList<Entry> next)
    {
        var now = Keys([.. published.Select(item => item.Entry)]);
        foreach (var (thing, after) in Keys(next))
        {
            if (now.TryGetValue(thing, out var before) && before != after)
                return new PublishOutcome.IdentifierChanged(thing.Slug, before, after);
        }

        return null;
    }

    private static Dictionary<(FormerKind Kind, string Slug), string> Keys(IReadOnlyList<Entry> entries)
    {
        var keys = new PermanentKeys(entries);
        var found = new Dictionary<(FormerKind, string), string>();
        foreach (var entry in entries)
        {
            FormerKind? kind = entry switch
            {
                ManifestationEntry => FormerKind.Manifestation,
                LegalFrameworkEntry => FormerKind.LegalFramework,
                TechnologyTermEntry => FormerKind.TechnologyTerm,
                SourceEntry => FormerKind.Source,
                HelpResourceEntry => FormerKind.HelpResource,
                _ => null,
            };
            if (kind is { } named)
                found[(named, entry.Slug)] = keys.Of(entry.Slug, named);
            if (entry is LegalFrameworkEntry framework)
            {
                foreach (var instrument in framework.Instruments)
                    found[(FormerKind.Instrument, instrument.Slug)] = keys.OfInstrument(instrument.Slug, framework.Slug);
            }
        }

        return found;
    }
}
