using BenchmarkDotNet.Running;
using KnowledgeBase.Benchmarks;

// dotnet run --project tests/KnowledgeBase.Benchmarks -c Release -- --filter '*' [--job short]
// Read the ratios, not the absolutes: machines differ, and a busy one lies.
BenchmarkSwitcher.FromAssembly(typeof(CatalogueBenchmarks).Assembly).Run(args);
