using System.Net;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Sources = KnowledgeBase.GraphQL.Tests.Http.StreamHost.Sources;

namespace KnowledgeBase.GraphQL.Tests.Hostile;

/// <summary>Subscriptions by the thousand on the real server.</summary>
[Collection(Alone.Name)]
public sealed class SubscriptionStormTests
{
    [Fact]
    public async Task A_thousand_subscriptions_open_together_and_leave_nothing_when_they_are_dropped()
    {
        const int streams = 1_000;
        await using var host = await StreamHost.StartAsync();
        var sources = host.Services.GetRequiredService<Sources>();
        var pipeline = host.Services.GetRequiredKeyedService<RequestPipeline>(GraphQLServiceCollectionExtensions.DefaultName);
        await RoundAsync(); // the pools of the server and the runtime grow to what they need, and stay so
        var before = HostileRequestTests.Settled();
        await RoundAsync();

        Assert.InRange(HostileRequestTests.Settled() - before, long.MinValue, 8 << 20);
        Assert.Equal((2 * streams, 2 * streams, 0), (sources.Opened, sources.Disposed, pipeline.OpenStreams));
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(new { query = "{ hello }" })).Status);

        async Task RoundAsync()
        {
            var opened = sources.Opened;
            var readers = await Task.WhenAll(Enumerable.Range(0, streams).Select(i => EventReader.PostAsync(host, i % 2 == 0 ? "subscription { silent }" : "subscription { endless(bytes: 1000) }")));
            Assert.All(readers, static reader => Assert.Equal(HttpStatusCode.OK, reader.Response.StatusCode));
            await Sources.UntilAsync(() => sources.Opened == opened + streams && pipeline.OpenStreams == streams);
            using (var refused = await EventReader.PostAsync(host, "subscription { silent }"))
                Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Response.StatusCode);

            foreach (var reader in readers)
                reader.Dispose();
            Assert.InRange(await Sources.UntilAsync(() => sources.Disposed == sources.Opened && pipeline.OpenStreams == 0), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        }
    }
}
