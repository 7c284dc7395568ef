using System.Collections.Immutable;
using System.Security.Cryptography;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Integration.Tests.Audit;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Access;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Access;

public sealed class ApiKeyTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly SetClock clock = new();
    private FreshDatabase database = null!;
    private ApiKeyStore keys = null!;

    [Fact]
    public async Task A_key_is_random_and_only_its_hash_is_kept()
    {
        var (first, second) = (await CreateAsync(), await CreateAsync());

        Assert.Matches("^kb_[0-9a-f]{12}_[0-9a-f]{64}$", first.Key);
        Assert.NotEqual(first.Key[16..], second.Key[16..]);
        Assert.Equal(SHA256.HashData(Convert.FromHexString(first.Key[16..])), first.Row.SecretHash);
        var everything = string.Join('\n', await database.EverythingAsync());
        Assert.Contains(first.Row.Id, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Key[16..], everything, StringComparison.Ordinal);
        Assert.DoesNotContain(first.Key[16..], $"{first}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_right_key_says_whose_it_is()
    {
        var done = await CreateAsync(new NewApiKey("Ana Núñez", [Role.Translator, Role.Reviewer], ["es", "pt-BR"], clock.GetUtcNow().AddDays(1)));

        var valid = Assert.IsType<ApiKeyCheck.Valid>(await CheckAsync(done.Key));

        Assert.Equal((done.Row.Id, "Ana Núñez"), (valid.Id, valid.Caller.Name));
        Assert.Equal([Role.Translator, Role.Reviewer], valid.Caller.Roles.Order());
        Assert.Equal(["es", "pt-BR"], valid.Caller.Languages.AsEnumerable());
    }

    [Fact]
    public async Task Another_secret_another_name_and_a_key_of_no_one_are_not_known()
    {
        var (one, two) = (await CreateAsync(), await CreateAsync());

        Assert.IsType<ApiKeyCheck.Unknown>(await CheckAsync(one.Key[..16] + two.Key[16..]));
        Assert.IsType<ApiKeyCheck.Unknown>(await CheckAsync(one.Key[..^1] + (one.Key[^1] == '0' ? '1' : '0')));
        Assert.IsType<ApiKeyCheck.Unknown>(await CheckAsync(ApiKeyText.Random().Reveal()));
    }

    [Fact]
    public async Task A_key_ends_at_its_moment_and_when_it_is_revoked()
    {
        var done = await CreateAsync(Wish() with { ExpiresAt = clock.GetUtcNow().AddHours(1) });
        var other = await CreateAsync();

        clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.IsType<ApiKeyCheck.Valid>(await CheckAsync(done.Key));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new ApiKeyCheck.Expired(done.Row.ExpiresAt), await CheckAsync(done.Key));

        var revoked = await keys.RevokeAsync(other.Row.Id, "Ben", TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(revoked!.RevokedAt, (await keys.RevokeAsync(other.Row.Id, "Eve", TestContext.Current.CancellationToken))!.RevokedAt);
        Assert.Equal(new ApiKeyCheck.Revoked(revoked.RevokedAt!.Value), await CheckAsync(other.Key));
        Assert.IsType<ApiKeyCheck.Unknown>(await CheckAsync(other.Key[..^1] + (other.Key[^1] == '0' ? '1' : '0')));
        Assert.Null(await keys.RevokeAsync("000000000000", "Ben", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_last_use_is_written_at_most_once_a_minute()
    {
        var done = await CreateAsync();
        Assert.Null(await LastUsedAsync());

        await CheckAsync(done.Key);
        var first = clock.GetUtcNow().UtcDateTime;
        Assert.Equal(first, await LastUsedAsync());
        clock.Advance(TimeSpan.FromSeconds(59));
        await CheckAsync(done.Key);
        Assert.Equal(first, await LastUsedAsync());
        clock.Advance(TimeSpan.FromSeconds(1));
        await CheckAsync(done.Key);
        Assert.Equal(clock.GetUtcNow().UtcDateTime, await LastUsedAsync());

        async Task<DateTime?> LastUsedAsync() => (await keys.ListAsync("Ana", TestContext.Current.CancellationToken)).Single().LastUsedAt;
    }

    [Fact]
    public async Task Keys_are_listed_newest_first_and_what_is_done_to_them_is_in_the_audit_log()
    {
        var ana = await CreateAsync();
        clock.Advance(TimeSpan.FromSeconds(1));
        var tom = await CreateAsync(new NewApiKey("Tom", [Role.Translator], ["fr"], clock.GetUtcNow().AddDays(1)));
        await keys.RevokeAsync(ana.Row.Id, "Ben", TestContext.Current.CancellationToken);
        await keys.RevokeAsync(ana.Row.Id, "Ben", TestContext.Current.CancellationToken);

        Assert.Equal([tom.Row.Id, ana.Row.Id], (await keys.ListAsync(name: null, TestContext.Current.CancellationToken)).Select(row => row.Id));
        Assert.Equal(
            [
                $$"""1|root|key.created|{{ana.Row.Id}}|{"expires":"2026-12-22T10:30:00Z","name":"Ana","roles":"Admin"}""",
                $$"""2|root|key.created|{{tom.Row.Id}}|{"expires":"2026-11-23T10:30:01Z","languages":"fr","name":"Tom","roles":"Translator"}""",
                $$"""3|Ben|key.revoked|{{ana.Row.Id}}|{"name":"Ana"}""",
            ],
            await database.RowsAsync("SELECT sequence, actor, action, subject, detail FROM audit_events ORDER BY sequence"));
        Assert.Null((await AuditTrail.VerifyAsync(database)).Fault);
    }

    public static TheoryData<string, string> BadNames => new()
    {
        { "", "name" }, { " Ana", "name" }, { "Ana\u0000", "name" }, { "An\na", "name" }, { "\ud800", "name" }, { new string('x', 101), "name" }, { "command line", "name" },
    };

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task A_name_that_cannot_be_carried_is_refused(string name, string field) => await RefusedAsync(Wish() with { Name = name }, field);

    [Fact]
    public async Task Wishes_at_the_limits_are_granted_and_beyond_them_refused()
    {
        await CreateAsync(Wish() with { Name = new string('x', 100) });
        await CreateAsync(Wish() with { Name = "𠮷田" });
        await CreateAsync(Wish() with { ExpiresAt = clock.GetUtcNow().AddYears(5) });
        await RefusedAsync(Wish() with { ExpiresAt = clock.GetUtcNow().AddYears(5).AddSeconds(1) }, "expiresAt");
        await RefusedAsync(Wish() with { ExpiresAt = clock.GetUtcNow() }, "expiresAt");
        await RefusedAsync(Wish() with { Roles = [] }, "roles");
        await RefusedAsync(Wish() with { Languages = ["fr"] }, "languages");
        await RefusedAsync(Wish() with { Roles = [Role.Translator] }, "languages");
        await RefusedAsync(Wish() with { Roles = [Role.Translator], Languages = ["fr", "x; DROP TABLE api_keys"] }, "languages");
        await RefusedAsync(Wish() with { Roles = [Role.Translator], Languages = [.. Enumerable.Repeat("fr", 51)] }, "languages");
    }

    [Theory]
    [InlineData("")]
    [InlineData("kb_")]
    [InlineData("kb_0123456789ab_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde")]
    [InlineData("kb_0123456789ab_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0")]
    [InlineData("kb_0123456789AB_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("kb_0123456789ab-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("kc_0123456789ab_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("kb_0123456789ab_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg")]
    public void Texts_of_another_form_are_no_keys(string text) => Assert.False(ApiKeyText.TryParse(text, out _));

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        database = await FreshDatabase.CreateAsync(postgres);
        keys = new ApiKeyStore(database.Source, clock);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private NewApiKey Wish() => new("Ana", [Role.Admin], ImmutableArray<string>.Empty, clock.GetUtcNow().AddDays(30));

    private async Task<ApiKeyCreation.Done> CreateAsync(NewApiKey? wish = null) =>
        Assert.IsType<ApiKeyCreation.Done>(await keys.CreateAsync(wish ?? Wish(), "root", TestContext.Current.CancellationToken));

    private async Task RefusedAsync(NewApiKey wish, string field) =>
        Assert.Equal(field, Assert.IsType<ApiKeyCreation.Refused>(await keys.CreateAsync(wish, "root", TestContext.Current.CancellationToken)).Problem.Field);

    private Task<ApiKeyCheck> CheckAsync(string key)
    {
        Assert.True(ApiKeyText.TryParse(key, out var parsed));
        return keys.CheckAsync(parsed, TestContext.Current.CancellationToken);
    }
}
