using System.Collections.Frozen;
using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Annotations;
using KnowledgeBase.Content.Lookups;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>
/// A release in memory: an immutable, fully linked and indexed object graph. Queries read it without waiting and without locks; nothing in it
/// ever changes. Made by <see cref="CatalogueBuilder"/>.
/// </summary>
public sealed class Catalogue
{
    internal Catalogue(ReleaseInfo release, CatalogueIndexes indexes)
    {
        Release = release;
        Ordering = new FactsheetOrdering(this);
        Manifestations = indexes.Manifestations;
        LegalFrameworks = indexes.LegalFrameworks;
        TechnologyTerms = indexes.TechnologyTerms;
        Factsheets = [.. Manifestations, .. LegalFrameworks, .. TechnologyTerms];
        Sources = indexes.Sources;
        Countries = indexes.Countries;
        HelpResources = indexes.HelpResources;
        FormerNames = indexes.FormerNames;
        Items = indexes.Items;
        Instruments = [.. LegalFrameworks.SelectMany(framework => framework.Instruments)];
        Terms = [.. Factsheets.SelectMany(sheet => sheet.Terms)];
        _sheets = Factsheets.ToFrozenDictionary(sheet => sheet.Slug, StringComparer.Ordinal);
        _instruments = Instruments.ToFrozenDictionary(instrument => instrument.Slug, StringComparer.Ordinal);
        _sources = Sources.ToFrozenDictionary(source => source.Slug, StringComparer.Ordinal);
        _helpResources = HelpResources.ToFrozenDictionary(resource => resource.Slug, StringComparer.Ordinal);
        _formerNames = FormerNames.ToFrozenDictionary(former => former.Slug, StringComparer.Ordinal);
        _countries = Countries.ToFrozenDictionary(country => country.Code, StringComparer.OrdinalIgnoreCase);
        _labels = Terms.GroupBy(term => term.Folded, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        _spelling = new Lazy<LabelSpelling>(() => new LabelSpelling(Terms));
        Annotator = new TextAnnotator(this);
        _completion = new Lazy<LabelCompletion>(() => new LabelCompletion(this));
        _nodes = Factsheets.Select(sheet => (sheet.Id, Node: (object)sheet))
            .Concat(Instruments.Select(instrument => (instrument.Id, Node: (object)instrument)))
            .Concat(Instruments.SelectMany(instrument => instrument.Provisions).Select(provision => (provision.Id, Node: (object)provision)))
            .Concat(Sources.Select(source => (source.Id, Node: (object)source)))
            .Concat(Countries.Select(country => (country.Id, Node: (object)country)))
            .Concat(HelpResources.Select(resource => (resource.Id, Node: (object)resource)))
            .ToFrozenDictionary(pair => pair.Id, pair => pair.Node, StringComparer.Ordinal);
        _provisions = Instruments.SelectMany(instrument => instrument.Provisions)
            .SelectMany(provision => ArticleNumber.Keys(provision.Record.Article).Select((key, rank) => (provision, key, rank)))
            .GroupBy(item => (item.provision.Instrument.Slug, item.key))
            .ToFrozenDictionary(group => group.Key, group => group.MinBy(item => item.rank).provision);
    }

    private readonly FrozenDictionary<string, Factsheet> _sheets;
    private readonly FrozenDictionary<string, Instrument> _instruments;
    private readonly FrozenDictionary<(string Instrument, string Article), Provision> _provisions;
    private readonly FrozenDictionary<string, Source> _sources;
    private readonly FrozenDictionary<string, HelpResource> _helpResources;
    private readonly FrozenDictionary<string, FormerName> _formerNames;
    private readonly FrozenDictionary<string, Country> _countries;
    private readonly FrozenDictionary<string, ImmutableArray<Term>> _labels;
    private readonly FrozenDictionary<string, object> _nodes;
    private readonly Lazy<LabelSpelling> _spelling;
    private readonly Lazy<LabelCompletion> _completion;

    /// <summary>The release that this is.</summary>
    public ReleaseInfo Release { get; }

    /// <summary>The manifestations in the order of their series.</summary>
    public ImmutableArray<Manifestation> Manifestations { get; }

    /// <summary>The legal frameworks in the order of their series.</summary>
    public ImmutableArray<LegalFramework> LegalFrameworks { get; }

    /// <summary>The technology terms in the order of their series.</summary>
    public ImmutableArray<TechnologyTerm> TechnologyTerms { get; }

    /// <summary>The sheets of all series, series by series.</summary>
    public ImmutableArray<Factsheet> Factsheets { get; }

    /// <summary>The instruments, framework by framework.</summary>
    public ImmutableArray<Instrument> Instruments { get; }

    /// <summary>The sources, by slug.</summary>
    public ImmutableArray<Source> Sources { get; }

    /// <summary>The countries, by code.</summary>
    public ImmutableArray<Country> Countries { get; }

    /// <summary>The sheets in the orders that readers ask for.</summary>
    public FactsheetOrdering Ordering { get; }

    /// <summary>Places to report or get help, retired ones included, by slug.</summary>
    public ImmutableArray<HelpResource> HelpResources { get; }

    /// <summary>Names that are no longer in use, by slug.</summary>
    public ImmutableArray<FormerName> FormerNames { get; }

    /// <summary>Every entry as it was published, by slug.</summary>
    internal ImmutableArray<CatalogueItem> Items { get; }

    /// <summary>All labels, sheet by sheet.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <summary>Completes labels while a person types; made when first needed.</summary>
    public LabelCompletion Completion => _completion.Value;

    /// <summary>Finds the labels in texts.</summary>
    public TextAnnotator Annotator { get; }

    /// <summary>The sheet with this slug; null when there is none. Former names are not followed: see <see cref="Find{T}"/>.</summary>
    public Factsheet? Factsheet(string slug) => _sheets.GetValueOrDefault(slug);

    /// <summary>What became of a former name, followed to its end; null when this is none.</summary>
    public FormerName? ResolveFormer(string slug) => _formerNames.GetValueOrDefault(slug);

    /// <summary>
    /// What has this name or had it: a thing of the kind <typeparamref name="T"/> with this slug; else what a thing of that name was renamed to, or its
    /// successor. Null when there is nothing of that kind at the end.
    /// </summary>
    /// <typeparam name="T"><see cref="Catalogues.Factsheet"/> or one of its kinds, <see cref="Catalogues.Instrument"/>, <see cref="Catalogues.Source"/> or <see cref="Catalogues.HelpResource"/>.</typeparam>
    public T? Find<T>(string slug)
        where T : class
    {
        object? named = typeof(T) == typeof(Instrument) ? _instruments.GetValueOrDefault(slug)
            : typeof(T) == typeof(Source) ? _sources.GetValueOrDefault(slug)
            : typeof(T) == typeof(HelpResource) ? _helpResources.GetValueOrDefault(slug)
            : _sheets.GetValueOrDefault(slug);
        if (named is not null || ResolveFormer(slug) is not { Target: { } target })
            return named as T;
        // A sheet that was renamed took the instrument of the same name along.
        return target is LegalFramework framework && typeof(T) == typeof(Instrument) ? Instrument(framework.Slug) as T : target as T;
    }

    /// <summary>The permanent identifier of what an entry of this release is about; null for a former name.</summary>
    internal string? IdOf(Entry entry) => entry switch
    {
        FactsheetEntry => _sheets[entry.Slug].Id,
        SourceEntry => _sources[entry.Slug].Id,
        HelpResourceEntry => _helpResources[entry.Slug].Id,
        CountryEntry country => _countries[country.Code].Id,
        _ => null,
    };

    /// <summary>The instrument with this slug; null when there is none.</summary>
    public Instrument? Instrument(string slug) => _instruments.GetValueOrDefault(slug);

    /// <summary>The provision that an article number means, as <see cref="ArticleNumber"/> reads it; null when there is none.</summary>
    public Provision? Provision(string instrument, string article) =>
        _provisions.GetValueOrDefault((instrument, ArticleNumber.Normalise(article)));

    /// <summary>The source with this slug; null when there is none.</summary>
    public Source? Source(string slug) => _sources.GetValueOrDefault(slug);

    /// <summary>The country with this code; null when there is none.</summary>
    public Country? Country(string code) => _countries.GetValueOrDefault(code);

    /// <summary>The place to report or get help with this slug, retired ones included; null when there is none.</summary>
    public HelpResource? HelpResource(string slug) => _helpResources.GetValueOrDefault(slug);

    /// <summary>The labels that are the same as this one after <see cref="LabelFolding"/>.</summary>
    public ImmutableArray<Term> TermsLike(string label) => _labels.GetValueOrDefault(LabelFolding.Fold(label), []);

    /// <summary>How labels are spelt, for near misses; made when first needed.</summary>
    internal LabelSpelling Spelling => _spelling.Value;

    /// <summary>The sheet, instrument, provision, source or country with this identifier; null when there is none.</summary>
    public object? Node(string id) => _nodes.GetValueOrDefault(id);
}

/// <summary>What the builder hands over: everything linked and sorted.</summary>
internal sealed record CatalogueIndexes(
    ImmutableArray<Manifestation> Manifestations,
    ImmutableArray<LegalFramework> LegalFrameworks,
    ImmutableArray<TechnologyTerm> TechnologyTerms,
    ImmutableArray<Source> Sources,
    ImmutableArray<Country> Countries,
    ImmutableArray<HelpResource> HelpResources,
    ImmutableArray<FormerName> FormerNames,
    ImmutableArray<CatalogueItem> Items);
