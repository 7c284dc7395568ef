using BenchmarkDotNet.Attributes;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.Benchmarks;

/// <summary>
/// The catalogue's own queries through the engine, stage by stage and whole, with the allocation of each. Whole means: document known and planned,
/// as for every request but the first of its kind; no response cache.
/// </summary>
[MemoryDiagnoser]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "The benchmark runner calls Cleanup.")]
public class CatalogueBenchmarks
{
    private const string Definition =
        "{ factsheet(slug: \"online-grooming\") { title summary definition { text citations { source { title url } } } terms { label language usage usageNote insteadUse { label } } sections { heading body } } }";

    private const string Matrix =
        "{ coverageMatrix(columns: FRAMEWORKS) { rows { slug title } columns { ... on LegalFramework { slug title } } cells { level optOut rationale coverage { provision { article heading } conducts level } } } }";

    private const string List = "{ factsheets(first: 20) { totalCount nodes { slug title terms { label usage } related { kind target { slug title } } } pageInfo { hasNextPage endCursor } } }";

    private const string Introspection =
        "{ __schema { types { name kind description fields(includeDeprecated: true) { name description args { name type { name kind ofType { name } } } type { name kind ofType { name kind ofType { name kind } } } } enumValues { name description } } directives { name locations } } }";

    private CatalogueHost _host = null!;
    private DocumentNode _document = null!;

    /// <summary>Reads the seed and warms the document cache.</summary>
    [GlobalSetup]
    public async Task SetupAsync()
    {
        _host = new CatalogueHost();
        _document = Parser.Parse(Definition).Document!;
        foreach (var query in new[] { Definition, Matrix, List, Introspection })
            await _host.AnswerAsync(query);
    }

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public void Cleanup() => _host.Dispose();

    /// <summary>Text to syntax tree.</summary>
    [Benchmark]
    public object Parse() => Parser.Parse(Definition);

    /// <summary>All rules of section 5.</summary>
    [Benchmark]
    public object Validate() => Validator.Validate(_host.Pipeline.Schema.Schema, _document);

    /// <summary>One factsheet by slug with its labels, text and sources.</summary>
    [Benchmark]
    public Task<int> AnswerDefinition() => _host.AnswerAsync(Definition);

    /// <summary>Every form against every framework, with levels, conducts and provisions.</summary>
    [Benchmark]
    public Task<int> AnswerMatrix() => _host.AnswerAsync(Matrix);

    /// <summary>Twenty sheets with labels and relations.</summary>
    [Benchmark]
    public Task<int> AnswerList() => _host.AnswerAsync(List);

    /// <summary>What tools ask of the schema.</summary>
    [Benchmark]
    public Task<int> AnswerIntrospection() => _host.AnswerAsync(Introspection);

    /// <summary>A release in memory from its documents.</summary>
    [Benchmark]
    public Catalogue BuildCatalogue() => CatalogueBuilder.Build(_host.Release, _host.Items);
}
