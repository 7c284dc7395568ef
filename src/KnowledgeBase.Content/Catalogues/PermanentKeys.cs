using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>
/// What permanent identifiers are made from: the first name that a thing ever had. It follows from the former names in the same set of entries, so
/// that any database with the same content gives the same identifiers.
/// </summary>
public sealed class PermanentKeys
{
    private readonly Dictionary<string, FormerNameEntry> _before = new(StringComparer.Ordinal);

    /// <summary>Reads the former names among these entries.</summary>
    public PermanentKeys(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry is FormerNameEntry { Outcome: FormerNameOutcome.Renamed, To: { } to } former)
                _before.TryAdd(to, former);
        }
    }

    /// <summary>The first name of the thing that has this slug now: the slug itself unless it was renamed.</summary>
    /// <param name="slug">The name now.</param>
    /// <param name="kind">What it is.</param>
    public string Of(string slug, FormerKind kind) => Chain(slug, kind) is [.., var first] ? first.Slug : slug;

    /// <summary>The first name of an instrument; where it shares the slug of its sheet, it was renamed with it.</summary>
    /// <param name="instrument">The instrument's name now.</param>
    /// <param name="sheet">Its sheet's name now.</param>
    public string OfInstrument(string instrument, string sheet)
    {
        var alone = Of(instrument, FormerKind.Instrument);
        return alone == instrument && instrument == sheet ? Of(sheet, FormerKind.LegalFramework) : alone;
    }

    /// <summary>The names that a thing had before, the latest first.</summary>
    internal List<FormerNameEntry> Chain(string slug, FormerKind kind)
    {
        var names = new List<FormerNameEntry>();
        while (names.Count <= _before.Count && _before.TryGetValue(slug, out var former) && former.Was == kind)
        {
            names.Add(former);
            slug = former.Slug;
        }

        return names;
    }
}
