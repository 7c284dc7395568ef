using System.Globalization;
using System.Net;
using KnowledgeBase.Api.Access;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Access;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Access;

public sealed class RateLimitTests(PostgresFixture postgres)
{
    private const ulong Seed = 0x9E37_79B9_7F4A_7C15;
    private readonly SetClock clock = new();

    [Fact]
    public void As_many_as_allowed_at_once_then_one_for_each_part_of_the_minute()
    {
        var limiter = new RateLimiter(60, 100, Seed, clock);
        for (var i = 0; i < 60; i++)
            Assert.Equal(TimeSpan.Zero, limiter.Take(1));

        var wait = limiter.Take(1);

        Assert.InRange(wait, TimeSpan.FromSeconds(0.99), TimeSpan.FromSeconds(1.01));
        Assert.Equal(TimeSpan.Zero, limiter.Take(2));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, limiter.Look(1));
        Assert.Equal(TimeSpan.Zero, limiter.Take(1));
        Assert.NotEqual(TimeSpan.Zero, limiter.Look(1));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(60, Enumerable.Range(0, 100).Count(_ => limiter.Take(1) == TimeSpan.Zero));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10_000_000)]
    public void The_least_and_the_greatest_number_hold(int perMinute)
    {
        var limiter = new RateLimiter(perMinute, 1, Seed, clock);

        Assert.Equal(perMinute, Enumerable.Range(0, perMinute + 10).Count(_ => limiter.Take(7) == TimeSpan.Zero));
    }

    [Fact]
    public void A_hundred_thousand_addresses_take_a_memory_that_does_not_grow_and_keep_their_own_counts()
    {
        var limiter = new RateLimiter(5, 131_072, Seed, clock);
        for (var i = 0; i < 10; i++)
            limiter.Take(ClientIdentity.Of(IPAddress.Parse("203.0.113.7")));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refused = 0;
        for (var round = 0; round < 5; round++)
        {
            for (uint i = 0; i < 100_000; i++)
                refused += limiter.Take(0x0A00_0000 + i) == TimeSpan.Zero ? 0 : 1;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
        Assert.Equal(0, refused);
        Assert.NotEqual(TimeSpan.Zero, limiter.Look(ClientIdentity.Of(IPAddress.Parse("203.0.113.7"))));
    }

    [Theory]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("127.0.0.1", "::1", false)]
    public void Addresses_count_as_one_when_they_belong_to_one_client(string one, string other, bool same) =>
        Assert.Equal(same, ClientIdentity.Of(IPAddress.Parse(one)) == ClientIdentity.Of(IPAddress.Parse(other)));

    [Fact]
    public async Task Beyond_the_limit_an_address_is_told_to_wait_whatever_it_says_of_itself()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await using var host = await AccessHost.StartAsync(database.Source, clock, options => options.RateLimits.RequestsPerMinute = 20);
        var statuses = new List<int>();
        for (var i = 0; i < 200; i++)
        {
            var answer = await host.AskAsync("/graphql", headers:
            [
                ("X-Forwarded-For", string.Create(CultureInfo.InvariantCulture, $"198.51.100.{i}")), ("Forwarded", $"for=198.51.100.{i}"), ("X-Real-IP", $"198.51.100.{i}"), ("User-Agent", $"{i}"),
            ]);
            statuses.Add(answer.Status);
        }

        Assert.Equal((20, 180), (statuses.Count(status => status == 200), statuses.Count(status => status == 429)));
        var refusal = await host.AskAsync("/graphql");
        Assert.Equal(
            ("3", """{"errors":[{"message":"More than 20 requests came from your address within a minute. Try again in 3 seconds.","extensions":{"code":"LIMIT_EXCEEDED","limit":"requestsPerMinute","allowed":20,"retryAfter":3}}]}"""),
            (refusal.Headers.RetryAfter.ToString(), refusal.Text));
        Assert.Equal(429, (await host.AskAsync()).Status);
        Assert.Equal(200, (await host.AskAsync("/health/live")).Status);
        Assert.Equal(200, (await host.AskAsync("/graphql", from: "203.0.113.8")).Status);
        clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(200, (await host.AskAsync("/graphql")).Status);
    }

    [Fact]
    public async Task Each_key_has_a_limit_of_its_own_wherever_it_is_used()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await using var host = await AccessHost.StartAsync(
            database.Source, clock, options => (options.RateLimits.RequestsPerMinute, options.RateLimits.RequestsPerMinutePerKey) = (1, 5));
        var keys = new ApiKeyStore(database.Source, clock);
        var (one, other) = (await KeyAsync(keys), await KeyAsync(keys));

        var answers = new List<int>();
        for (var i = 0; i < 8; i++)
            answers.Add((await host.AskAsync(i % 2 == 0 ? "/graphql" : "/editorial/graphql", $"Bearer {one}", from: $"203.0.113.{i}")).Status);

        Assert.Equal([200, 200, 200, 200, 200, 429, 429, 429], answers);
        Assert.Equal(200, (await host.AskAsync("/graphql", $"Bearer {other}")).Status);
        Assert.Contains("\"limit\":\"requestsPerMinutePerKey\",\"allowed\":5", (await host.AskAsync("/graphql", $"Bearer {one}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_can_be_switched_off()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await using var host = await AccessHost.StartAsync(
            database.Source, clock, options => (options.RateLimits.RequestsPerMinute, options.RateLimits.RequestsPerMinutePerKey) = (0, 0));
        for (var i = 0; i < 100; i++)
            Assert.Equal(200, (await host.AskAsync("/graphql")).Status);
    }

    [Fact]
    public async Task Wrong_keys_are_no_longer_looked_at_after_some_tries_and_right_ones_go_on_elsewhere()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await using var host = await AccessHost.StartAsync(database.Source, clock, options => options.RateLimits.FailuresPerMinute = 3);
        var key = await KeyAsync(new ApiKeyStore(database.Source, clock));

        var answers = new List<int>();
        for (var i = 0; i < 5; i++)
            answers.Add((await host.AskAsync(i % 2 == 0 ? "/graphql" : "/editorial/graphql", $"Bearer {ApiKeyText.Random().Reveal()}")).Status);

        Assert.Equal([401, 401, 401, 429, 429], answers);
        Assert.Equal(200, (await host.AskAsync("/editorial/graphql", $"Bearer {key}", from: "203.0.113.8")).Status);
        Assert.Equal(429, (await host.AskAsync("/editorial/graphql", $"Bearer {key}")).Status);
        Assert.Equal(200, (await host.AskAsync("/graphql")).Status);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(200, (await host.AskAsync("/editorial/graphql", $"Bearer {key}")).Status);
    }

    [Fact]
    public async Task A_named_proxy_is_believed_about_the_last_address_that_is_no_proxy()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await using var host = await AccessHost.StartAsync(database.Source, clock, options =>
        {
            options.RateLimits.RequestsPerMinute = 1;
            options.RateLimits.TrustedProxies = "10.0.0.0/8, 2001:db8::1";
        });

        async Task<int> AskAsync(string from, string forwarded) => (await host.AskAsync("/graphql", from: from, headers: ("X-Forwarded-For", forwarded))).Status;

        Assert.Equal(200, await AskAsync("10.0.0.1", "203.0.113.1"));
        Assert.Equal(429, await AskAsync("10.0.0.2", "203.0.113.1"));
        Assert.Equal(200, await AskAsync("10.0.0.1", "203.0.113.2"));
        // What the client wrote stands before what the proxy added.
        Assert.Equal(429, await AskAsync("10.0.0.1", "198.51.100.1, 203.0.113.2"));
        Assert.Equal(429, await AskAsync("2001:db8::1", "203.0.113.2, 10.1.2.3"));
        // Somebody who is no proxy.
        Assert.Equal(200, await AskAsync("198.51.100.9", "203.0.113.3"));
        Assert.Equal(429, await AskAsync("198.51.100.9", "203.0.113.4"));
        Assert.Equal(200, await AskAsync("10.0.0.1", "nonsense"));
    }

    private static async Task<string> KeyAsync(ApiKeyStore keys) =>
        Assert.IsType<ApiKeyCreation.Done>(await keys.CreateAsync(new NewApiKey("Pat", [Role.Partner], [], new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)), "root", CancellationToken.None)).Key;
}
