using System.Net;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>Health, and what readers see of it.</summary>
public sealed class HealthTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    [Fact]
    public async Task A_service_with_a_release_is_live_and_ready()
    {
        var service = await catalogue.ServiceAsync(postgres);

        using var live = await service.Client.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        using var ready = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal("""{"status":"live"}""", await live.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var hash = (string)(await service.DataAsync("{ release { contentHash } }"))["release"]!["contentHash"]!;
        Assert.Equal(
            $$"""{"status":"ready","release":"2026.1.1","sequence":1,"contentHash":"{{hash}}"}""",
            await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_answer_names_its_release_and_carries_the_security_headers()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync("{ release { version contentHash } }");
        using var response = await service.Client.GetAsync(new Uri("/graphql?query={__typename}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(answer["data"]!["release"]!.ToJsonString(), answer["extensions"]!["release"]!.ToJsonString());
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }
}
