using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>What a request leaves to the garbage collector, without HTTP. Bytes do not depend on how busy the machine is.</summary>
public sealed class AllocationTests(PostgresFixture postgres)
{
    private const int Requests = 1_000;

    private const string Sheet =
        "{ factsheet(slug: \"online-grooming\") { id slug series title summary definition { text } terms { language label kind } citations { locator source { title authors issuedOn url } } } }";

    [Theory]
    [InlineData(0, 4_096)] // executed each time
    [InlineData(1_000_000, 2_048)] // from the response cache
    public async Task A_sheet_takes_little_memory(int cacheBytes, int bound)
    {
        await using var service = await CatalogueService.StartAsync(postgres, SmallSeed.Original, options => options.Cache.Bytes = cacheBytes);
        var pipeline = service.Services.GetRequiredKeyedService<RequestPipeline>(GraphQLServiceCollectionExtensions.DefaultName);
        var bytes = long.MaxValue;
        for (var attempt = 0; attempt < 5 && bytes > bound; attempt++) // until the compiler has made its best of it
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Requests; i++)
            {
                var answering = pipeline.ExecuteAsync(new GraphQLRequest { Query = Sheet }, service.Services, null, CancellationToken.None);
                Assert.True(answering.IsCompletedSuccessfully); // or another thread's bytes would be missing
                using var outcome = await answering;
                Assert.True(outcome.Result is { HasData: true, Errors.IsEmpty: true });
            }

            bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Requests;
        }

        Assert.InRange(bytes, 1, bound);
    }
}
