using BenchmarkDotNet.Running;
using KnowledgeBase.Benchmarks;

// dotnet run --project tests/KnowledgeBase.Benchmarks -c Release -- --filter '*' [--job short]
// node tests/KnowledgeBase.Benchmarks/http/compare.mjs [--short]      the service over HTTP beside others; docs/performance.md
// Read the ratios, not the absolutes: machines differ, and a busy one lies.
if (args is ["static", var folder, var port])
    StaticServer.Run(folder, port);
else
    BenchmarkSwitcher.FromAssembly(typeof(CatalogueBenchmarks).Assembly).Run(args);
