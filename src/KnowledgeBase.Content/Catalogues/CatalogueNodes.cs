using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>The nodes of a catalogue while it is being built, and who cites what.</summary>
internal sealed class CatalogueNodes
{
    private readonly Dictionary<string, Factsheet> _sheets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Source> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<Source, SortedDictionary<string, Factsheet>> _citing = [];

    internal CatalogueNodes(IReadOnlyCollection<CatalogueItem> items)
    {
        Keys = new PermanentKeys(items.Select(item => item.Entry));
        FormerNames = items.Where(item => item.Entry is FormerNameEntry)
            .ToDictionary(item => item.Entry.Slug, item => new FormerName((FormerNameEntry)item.Entry, item.Revisions), StringComparer.Ordinal);
        foreach (var item in items)
        {
            Factsheet? sheet = item.Entry switch
            {
                ManifestationEntry entry => new Manifestation(entry, Keys.Of(entry.Slug, FormerKind.Manifestation), History(item, FormerKind.Manifestation)),
                LegalFrameworkEntry entry => new LegalFramework(entry, Keys.Of(entry.Slug, FormerKind.LegalFramework), History(item, FormerKind.LegalFramework)),
                TechnologyTermEntry entry => new TechnologyTerm(entry, Keys.Of(entry.Slug, FormerKind.TechnologyTerm), History(item, FormerKind.TechnologyTerm)),
                _ => null,
            };
            if (sheet is not null)
                _sheets.Add(sheet.Slug, sheet);
            else if (item.Entry is SourceEntry source)
                _sources.Add(source.Slug, new Source(source, Keys.Of(source.Slug, FormerKind.Source)));
        }

        Manifestations = InSeries<Manifestation>();
        Frameworks = InSeries<LegalFramework>();
        Technologies = InSeries<TechnologyTerm>();
        Sources = [.. _sources.Values.OrderBy(source => source.Slug, StringComparer.Ordinal)];
        HelpResources = [.. items.Select(item => item.Entry).OfType<HelpResourceEntry>().Select(entry => new HelpResource(entry, Keys.Of(entry.Slug, FormerKind.HelpResource))).OrderBy(resource => resource.Slug, StringComparer.Ordinal)];
        Countries = [.. items.Select(item => item.Entry).OfType<CountryEntry>().Select(entry => new Country(entry)).OrderBy(country => country.Code, StringComparer.Ordinal)];
    }

    internal ImmutableArray<Manifestation> Manifestations { get; }

    internal ImmutableArray<LegalFramework> Frameworks { get; }

    internal ImmutableArray<TechnologyTerm> Technologies { get; }

    internal ImmutableArray<Source> Sources { get; }

    internal ImmutableArray<Country> Countries { get; }

    internal ImmutableArray<HelpResource> HelpResources { get; }

    internal Dictionary<string, Instrument> Instruments { get; } = new(StringComparer.Ordinal);

    internal PermanentKeys Keys { get; }

    internal Dictionary<string, FormerName> FormerNames { get; }

    internal IEnumerable<Factsheet> Sheets => _sheets.Values;

    /// <summary>What has this name now, of the kind that a former name says; null for nothing.</summary>
    internal object? Named(string slug, FormerKind kind) => kind switch
    {
        FormerKind.Instrument => Instruments.GetValueOrDefault(slug),
        FormerKind.Source => _sources.GetValueOrDefault(slug),
        FormerKind.HelpResource => HelpResources.FirstOrDefault(resource => resource.Slug == slug),
        _ => _sheets.GetValueOrDefault(slug),
    };

    internal Factsheet Sheet(string slug, string from) =>
        _sheets.TryGetValue(slug, out var sheet) ? sheet : throw new CatalogueException($"'{from}' names the sheet '{slug}', which this release does not hold.");

    internal Manifestation Manifestation(string slug, string from) =>
        Sheet(slug, from) as Manifestation ?? throw new CatalogueException($"'{from}' names '{slug}' as a manifestation, which it is not.");

    internal Instrument Instrument(string slug, string from) => Instruments.TryGetValue(slug, out var instrument)
        ? instrument
        : throw new CatalogueException($"'{from}' names the instrument '{slug}', which this release does not hold.");

    /// <summary>Resolves citations, and notes that the sheet (null for none) cites the sources.</summary>
    internal ImmutableArray<CitedSource> Cite(ImmutableArray<Citation> citations, Factsheet? by, string from)
    {
        if (citations.IsEmpty)
            return [];
        var cited = ImmutableArray.CreateBuilder<CitedSource>(citations.Length);
        foreach (var citation in citations)
        {
            if (!_sources.TryGetValue(citation.Source, out var source))
                throw new CatalogueException($"'{from}' cites the source '{citation.Source}', which this release does not hold.");
            if (by is not null)
            {
                if (!_citing.TryGetValue(source, out var sheets))
                    _citing[source] = sheets = new SortedDictionary<string, Factsheet>(StringComparer.Ordinal);
                sheets[by.Slug] = by;
            }

            cited.Add(new CitedSource(source, citation.Locator));
        }

        return cited.MoveToImmutable();
    }

    internal void LinkCitedBy()
    {
        foreach (var (source, sheets) in _citing)
            source.CitedBy = [.. sheets.Values];
    }

    /// <summary>A sheet's published states, followed back through its former names.</summary>
    private ImmutableArray<RevisionInfo> History(CatalogueItem item, FormerKind kind)
    {
        var before = Keys.Chain(item.Entry.Slug, kind).SelectMany(former => FormerNames[former.Slug].Revisions);
        return [.. item.Revisions.Concat(before).Where(static revision => !revision.IsFormerName)];
    }

    private ImmutableArray<T> InSeries<T>()
        where T : Factsheet =>
        [.. _sheets.Values.OfType<T>().OrderBy(sheet => sheet.Entry.Position).ThenBy(sheet => sheet.Slug, StringComparer.Ordinal)];
}
