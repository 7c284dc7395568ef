using KnowledgeBase.Content.Editing;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Access;
using KnowledgeBase.Storage.Database;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Access;

/// <summary>The gate before the endpoints, with API keys.</summary>
public sealed class BearerTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string NotKnown = """{"errors":[{"message":"This API key is not known. Check that all of it was copied, or ask an administrator for a new one.","extensions":{"code":"UNAUTHENTICATED"}}]}""";
    private readonly SetClock clock = new();
    private FreshDatabase database = null!;
    private AccessHost host = null!;
    private ApiKeyStore keys = null!;
    private ApiKeyCreation.Done key = null!;

    [Fact]
    public async Task A_right_key_names_the_caller_and_no_key_nobody()
    {
        Assert.Equal((200, "Ana: Editor; "), await TellAsync($"Bearer {key.Key}"));
        Assert.Equal((200, "Ana: Editor; "), await TellAsync($"bearer  {key.Key}"));
        Assert.Equal((200, "nobody"), await TellAsync(null));
        Assert.Equal("no-store", (await host.AskAsync()).Headers.CacheControl);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_with_the_challenge_of_its_scheme_and_stands_in_no_log()
    {
        var wrong = ApiKeyText.Random().Reveal();

        var answer = await host.AskAsync(authorization: $"Bearer {wrong}");

        Assert.Equal((401, NotKnown), (answer.Status, answer.Text));
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WWWAuthenticate);
        Assert.Equal("application/json; charset=utf-8", answer.Headers.ContentType);
        var graphql = await host.AskAsync(authorization: $"Bearer {wrong}", headers: ("Accept", "application/graphql-response+json"));
        Assert.Equal("application/graphql-response+json; charset=utf-8", graphql.Headers.ContentType);
        await TellAsync($"Bearer {key.Key}");
        Assert.NotEmpty(host.Log.Text);
        Assert.DoesNotContain(wrong[16..], host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(key.Key[16..], host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(key.Row.SecretHash), host.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Basic YW5hOnBhc3M=")]
    [InlineData("Bearer")]
    [InlineData("kb_0123456789ab_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer kb_short")]
    [InlineData("Bearer kb_0123456789ab_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef extra")]
    [InlineData("Bearer ' OR 1=1 --")]
    public async Task Anything_else_in_the_header_is_refused(string authorization) => Assert.Equal(401, (await host.AskAsync(authorization: authorization)).Status);

    [Fact]
    public async Task A_header_at_the_limit_is_read_and_beyond_it_or_twice_refused()
    {
        var padded = "Bearer " + new string(' ', 8_192 - 7 - key.Key.Length) + key.Key;
        Assert.Equal((200, "Ana: Editor; "), await TellAsync(padded));
        Assert.Equal(401, (await host.AskAsync(authorization: padded + " ")).Status);
        Assert.Equal(401, (await host.AskAsync(authorization: "Bearer " + new string('x', 1_000_000))).Status);
        Assert.Equal(401, (await host.AskAsync(authorization: $"Bearer {key.Key}", headers: ("Authorization", $"Bearer {key.Key}"))).Status);
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_by_every_instance_and_by_readers_within_a_second()
    {
        await using var second = await AccessHost.StartAsync(database.Source, clock);
        Assert.Equal(200, (await second.AskAsync("/graphql", $"Bearer {key.Key}")).Status);

        await keys.RevokeAsync(key.Row.Id, "root", TestContext.Current.CancellationToken);

        var answer = await second.AskAsync(authorization: $"Bearer {key.Key}");
        Assert.Equal(
            (401, """{"errors":[{"message":"This API key was revoked on 2026-11-22. Ask an administrator for a new one.","extensions":{"code":"UNAUTHENTICATED"}}]}"""),
            (answer.Status, answer.Text.Replace("\\u0027", "'", StringComparison.Ordinal)));
        Assert.Equal(401, (await host.AskAsync(authorization: $"Bearer {key.Key}")).Status);
        clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(401, (await second.AskAsync("/graphql", $"Bearer {key.Key}")).Status);
    }

    [Fact]
    public async Task An_expired_key_is_refused_and_says_since_when()
    {
        clock.Advance(TimeSpan.FromDays(30));

        Assert.StartsWith("""{"errors":[{"message":"This API key expired on 2026-12-22.""", (await host.AskAsync(authorization: $"Bearer {key.Key}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_endpoint_looks_at_keys_only_and_leaves_other_headers_to_whoever_set_them()
    {
        foreach (var header in (string[])["Basic YW5hOnBhc3M=", "Bearer nonsense", "Bearer eyJhbGciOiJub25lIn0.e30."])
            Assert.Equal(200, (await host.AskAsync("/graphql", header)).Status);
        Assert.Equal((401, NotKnown), await TellAsync($"Bearer {ApiKeyText.Random().Reveal()}", "/graphql"));
        Assert.Equal((401, NotKnown), await TellAsync("Bearer kb_", "/graphql"));
        Assert.Equal((200, "nobody"), await TellAsync($"Bearer {ApiKeyText.Random().Reveal()}", "/health/live"));
    }

    [Fact]
    public async Task Without_the_database_editors_are_told_to_wait_and_readers_go_on()
    {
        await using var away = DataSources.Create("Host=127.0.0.1;Port=1;Database=kb;Username=me;Timeout=2");
        await using var alone = await AccessHost.StartAsync(away, clock);

        var editor = await alone.AskAsync(authorization: $"Bearer {key.Key}");
        Assert.Equal((503, "2"), (editor.Status, editor.Headers.RetryAfter.ToString()));
        Assert.Contains("\"code\":\"UNAVAILABLE\"", editor.Text, StringComparison.Ordinal);
        Assert.Equal((200, "nobody"), ((await alone.AskAsync("/graphql", $"Bearer {key.Key}")).Status, (await alone.AskAsync("/graphql")).Text));
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        database = await FreshDatabase.CreateAsync(postgres);
        host = await AccessHost.StartAsync(database.Source, clock);
        keys = new ApiKeyStore(database.Source, clock);
        key = Assert.IsType<ApiKeyCreation.Done>(await keys.CreateAsync(
            new NewApiKey("Ana", [Role.Editor], [], clock.GetUtcNow().AddDays(30)), "root", TestContext.Current.CancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<(int, string)> TellAsync(string? authorization, string path = "/editorial/graphql")
    {
        var answer = await host.AskAsync(path, authorization);
        return (answer.Status, answer.Text);
    }
}
