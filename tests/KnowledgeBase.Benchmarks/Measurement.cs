using System.Globalization;

namespace KnowledgeBase.Benchmarks;

/// <summary>What a request allocates and takes inside the process. The bytes do not depend on how busy the machine is; the times do.</summary>
internal static class Measurement
{
    private const string Terms = "terms { language label kind }";

    private static readonly (string Name, string Query)[] Workloads =
    [
        ("W1", "{ factsheet(slug: \"online-grooming\") { id slug series title summary definition { text } " + Terms + " citations { locator source { title authors issuedOn url } } } }"),
        ("W2", "{ legalFrameworks(first: 100) { nodes { slug title } } manifestations(first: 100) { nodes { slug title coverage { level conducts rationale provision { article heading summary instrument { slug framework { slug } } } } } } }"),
        ("W3", "{ factsheets(first: 20) { nodes { id slug title series summary " + Terms + " related { kind target { slug title } } } } }"),
    ];

    /// <summary>Prints a table.</summary>
    /// <param name="requests">How many requests to measure, after twice as many to warm up.</param>
    /// <param name="more">Further queries to measure.</param>
    internal static async Task RunAsync(int requests, IEnumerable<string> more)
    {
        Console.WriteLine("| | bytes of data | allocated a request, engine | microseconds of processor | allocated, from the response cache | microseconds |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        using var engine = new CatalogueHost();
        using var keeping = new CatalogueHost(keepsAnswers: true);
        for (var round = 0; round < 2; round++) // what is shared is compiled for good in the first
        {
            foreach (var (_, query) in Workloads)
            {
                await OfAsync(engine, query, requests);
                await OfAsync(keeping, query, requests);
            }
        }

        foreach (var (name, query) in Workloads.Concat(more.Select(static query => (query, query))))
        {
            var (size, executed, time) = await OfAsync(engine, query, requests);
            var (_, kept, keptTime) = await OfAsync(keeping, query, requests);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {size} | {executed} | {time:F1} | {kept} | {keptTime:F1} |"));
        }
    }

    private static async Task<(int Size, long Allocated, double Microseconds)> OfAsync(CatalogueHost host, string query, int requests)
    {
        var size = 0;
        for (var i = 0; i < requests; i++)
            size = await host.AnswerAsync(query);
        await Task.Delay(500); // the compiler comes after the requests
        for (var i = 0; i < requests; i++)
            await host.AnswerAsync(query);
        await Task.Delay(500);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < requests; i++)
            await host.AnswerAsync(query);
        var time = Environment.CpuUsage.TotalTime - start;
        return (size, (GC.GetAllocatedBytesForCurrentThread() - before) / requests, time.TotalMicroseconds / requests);
    }
}
