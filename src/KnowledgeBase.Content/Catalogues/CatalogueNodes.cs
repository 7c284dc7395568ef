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
        foreach (var item in items)
        {
            Factsheet? sheet = item.Entry switch
            {
                ManifestationEntry entry => new Manifestation(entry, item.Revisions),
                LegalFrameworkEntry entry => new LegalFramework(entry, item.Revisions),
                TechnologyTermEntry entry => new TechnologyTerm(entry, item.Revisions),
                _ => null,
            };
            if (sheet is not null)
                _sheets.Add(sheet.Slug, sheet);
            else if (item.Entry is SourceEntry source)
                _sources.Add(source.Slug, new Source(source));
        }

        Manifestations = InSeries<Manifestation>();
        Frameworks = InSeries<LegalFramework>();
        Technologies = InSeries<TechnologyTerm>();
        Sources = [.. _sources.Values.OrderBy(source => source.Slug, StringComparer.Ordinal)];
        HelpResources = [.. items.Select(item => item.Entry).OfType<HelpResourceEntry>().Select(entry => new HelpResource(entry)).OrderBy(resource => resource.Slug, StringComparer.Ordinal)];
        Countries = [.. items.Select(item => item.Entry).OfType<CountryEntry>().Select(entry => new Country(entry)).OrderBy(country => country.Code, StringComparer.Ordinal)];
    }

    internal ImmutableArray<Manifestation> Manifestations { get; }

    internal ImmutableArray<LegalFramework> Frameworks { get; }

    internal ImmutableArray<TechnologyTerm> Technologies { get; }

    internal ImmutableArray<Source> Sources { get; }

    internal ImmutableArray<Country> Countries { get; }

    internal ImmutableArray<HelpResource> HelpResources { get; }

    internal Dictionary<string, Instrument> Instruments { get; } = new(StringComparer.Ordinal);

    internal IEnumerable<Factsheet> Sheets => _sheets.Values;

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

    private ImmutableArray<T> InSeries<T>()
        where T : Factsheet =>
        [.. _sheets.Values.OfType<T>().OrderBy(sheet => sheet.Entry.Position).ThenBy(sheet => sheet.Slug, StringComparer.Ordinal)];
}
