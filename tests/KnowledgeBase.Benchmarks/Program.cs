using BenchmarkDotNet.Running;
using KnowledgeBase.Benchmarks;

// dotnet run --project tests/KnowledgeBase.Benchmarks -c Release -- --filter '*' [--job short]
// dotnet run --project tests/KnowledgeBase.Benchmarks -c Release -- measure       bytes and time of a request, without HTTP
// node tests/KnowledgeBase.Benchmarks/http/compare.mjs [--short]      the service over HTTP beside others; docs/performance.md
// Read the ratios, not the absolutes: machines differ, and a busy one lies.
if (args is ["static", var folder, var port])
    StaticServer.Run(folder, port);
else if (args is ["measure", .. var queries])
    await Measurement.RunAsync(3_000, queries);
else
    BenchmarkSwitcher.FromAssembly(typeof(CatalogueBenchmarks).Assembly).Run(args);
