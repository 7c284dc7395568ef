using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Storage.Database;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Access;

/// <summary>Tokens of an identity provider: only the right one passes.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private readonly SetClock clock = new();
    // Tokens need no database.
    private readonly NpgsqlDataSource away = DataSources.Create("Host=127.0.0.1;Port=1;Database=kb;Username=me;Timeout=2");
    private TokenIssuer issuer = null!;
    private AccessHost host = null!;

    [Fact]
    public async Task The_right_token_says_who_asks_and_roles_that_are_unknown_count_for_nothing()
    {
        Assert.Equal("200 ana: Translator Editor; fr", await TellAsync(issuer.Sign(Claims())));
        Assert.Equal("200 ana: ; ", await TellAsync(issuer.Sign(With("roles", null))));
        Assert.Equal("200 ana: Reviewer; ", await TellAsync(issuer.Sign(With("roles", "reviewer 4 Admin,Editor"))));
        Assert.Equal("200 ana: Translator Editor; fr", await TellAsync(issuer.Sign(With("aud", new JsonArray("other", "knowledgebase")))));
        Assert.Equal("200 ana: Translator Editor; fr", await TellAsync(issuer.Sign(Claims(), header => header.Remove("kid"))));
    }

    [Fact]
    public async Task A_token_of_another_issuer_for_another_service_or_another_time_is_refused_with_the_reason()
    {
        var now = clock.GetUtcNow();
        Assert.Equal(Refused("it is meant for another service (its 'aud')"), await TellAsync(issuer.Sign(With("aud", "other"))));
        Assert.Equal(Refused("it is meant for another service (its 'aud')"), await TellAsync(issuer.Sign(With("aud", null))));
        Assert.Equal(Refused("another provider issued it (its 'iss')"), await TellAsync(issuer.Sign(With("iss", "https://login.example"))));
        Assert.Equal(Refused("another provider issued it (its 'iss')"), await TellAsync(issuer.Sign(With("iss", null))));
        Assert.Equal(Refused("it expired at 2026-11-22 10:28:59 UTC"), await TellAsync(issuer.Sign(With("exp", now.AddSeconds(-61).ToUnixTimeSeconds()))));
        Assert.StartsWith("200 ", await TellAsync(issuer.Sign(With("exp", now.AddSeconds(-59).ToUnixTimeSeconds()))), StringComparison.Ordinal);
        Assert.Equal(Refused("it is not valid yet"), await TellAsync(issuer.Sign(With("nbf", now.AddSeconds(61).ToUnixTimeSeconds()))));
        Assert.StartsWith("200 ", await TellAsync(issuer.Sign(With("nbf", now.AddSeconds(59).ToUnixTimeSeconds()))), StringComparison.Ordinal);
        Assert.Equal(Refused("it never expires"), await TellAsync(issuer.Sign(With("exp", null))));
        foreach (var name in new JsonNode?[] { null, "", "a\u0000b", new string('x', 101), 7, "command line" })
            Assert.Equal(Refused("its claim 'sub' is no name of 1 to 100 characters"), await TellAsync(issuer.Sign(With("sub", name))));
    }

    [Fact]
    public async Task Signatures_by_none_by_the_public_key_as_a_secret_and_by_other_keys_are_refused()
    {
        var none = TokenIssuer.Unsigned(new JsonObject { ["alg"] = "none", ["kid"] = issuer.KeyId }, Claims()) + ".";
        Assert.StartsWith("401 ", await TellAsync(none), StringComparison.Ordinal);
        Assert.StartsWith("401 ", await TellAsync(issuer.Sign(Claims(), header => header["alg"] = "none")), StringComparison.Ordinal);

        foreach (var secret in (byte[][])[Encoding.UTF8.GetBytes(issuer.Key.ExportSubjectPublicKeyInfoPem()), issuer.Key.ExportSubjectPublicKeyInfo(), issuer.Key.ExportRSAPublicKey(), issuer.Key.ExportParameters(false).Modulus!])
        {
            var text = TokenIssuer.Unsigned(new JsonObject { ["alg"] = "HS256", ["kid"] = issuer.KeyId }, Claims());
            Assert.StartsWith("401 ", await TellAsync($"{text}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}"), StringComparison.Ordinal);
        }

        using var own = RSA.Create(2048);
        Assert.Equal(Refused("its signature does not fit"), await TellAsync(issuer.Sign(Claims(), by: own)));
        var right = issuer.Sign(Claims());
        Assert.Equal(Refused("its signature does not fit"), await TellAsync(right[..^8] + "AAAAAAAA"));
        var parts = right.Split('.');
        var forged = Claims();
        forged["roles"] = "admin";
        Assert.Equal(Refused("its signature does not fit"), await TellAsync($"{parts[0]}.{TokenIssuer.Unsigned([], forged).Split('.')[1]}.{parts[2]}"));
    }

    [Fact]
    public async Task Keys_that_a_token_brings_along_are_never_used_nor_fetched()
    {
        using var own = RSA.Create(2048);
        await using var elsewhere = await TokenIssuer.StartAsync();
        foreach (var id in (string?[])["own", issuer.KeyId, null])
        {
            var token = issuer.Sign(
                Claims(),
                header =>
                {
                    header["kid"] = id;
                    header["jku"] = $"{elsewhere.Authority}/keys";
                    header["x5u"] = $"{elsewhere.Authority}/keys";
                    header["jwk"] = TokenIssuer.Public(own, "own");
                },
                own);
            Assert.StartsWith("401 ", await TellAsync(token), StringComparison.Ordinal);
        }

        Assert.Equal(0, elsewhere.Reads);
        Assert.Equal(
            Refused("it has extensions in 'crit' that this service does not know"),
            await TellAsync(issuer.Sign(Claims(), header => header["crit"] = new JsonArray("exp"))));
    }

    [Fact]
    public async Task A_new_key_is_found_and_unknown_ones_make_the_keys_be_read_at_most_once_a_minute()
    {
        await TellAsync(issuer.Sign(Claims()));
        Assert.Equal(1, issuer.Reads);
        issuer.Rotate("key-2");
        Assert.Equal(Refused("the identity provider has no key that fits its signature"), await TellAsync(issuer.Sign(Claims())));
        Assert.Equal(1, issuer.Reads);

        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.StartsWith("200 ", await TellAsync(issuer.Sign(Claims())), StringComparison.Ordinal);
        Assert.Equal(2, issuer.Reads);
        for (var i = 0; i < 15; i++)
            Assert.StartsWith("401 ", await TellAsync(issuer.Sign(Claims(), header => header["kid"] = $"made-up-{i}")), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(59));
        await TellAsync(issuer.Sign(Claims(), header => header["kid"] = "made-up"));
        Assert.Equal(2, issuer.Reads);
    }

    [Fact]
    public async Task A_provider_that_is_away_is_no_outage_for_keys_that_are_known()
    {
        await TellAsync(issuer.Sign(Claims()));
        issuer.IsDown = true;
        clock.Advance(TimeSpan.FromHours(2));

        for (var i = 0; i < 3; i++)
        {
            Assert.StartsWith("200 ", await TellAsync(issuer.Sign(Claims())), StringComparison.Ordinal);
            clock.Advance(TimeSpan.FromMinutes(2));
        }

        await using var late = await StartAsync();
        var answer = await late.AskAsync(authorization: $"Bearer {issuer.Sign(Claims())}");
        Assert.Equal((503, "2"), (answer.Status, answer.Headers.RetryAfter.ToString()));
        issuer.IsDown = false;
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(200, (await late.AskAsync(authorization: $"Bearer {issuer.Sign(Claims())}")).Status);
    }

    [Fact]
    public async Task A_discovery_document_of_another_issuer_is_not_believed()
    {
        issuer.NamedIssuer = "https://login.example";

        Assert.StartsWith("503 ", await TellAsync(issuer.Sign(With("iss", "https://login.example"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.bnVsbA.AAAA")]
    [InlineData("W10.W10.AAAA")]
    [InlineData("eyJhbGciOjd9.e30.AAAA")]
    [InlineData("a.b.c.d.e")]
    [InlineData("eyJhbGciOiJSUzI1NiIsImtpZCI6Ilx1ZDgwMCJ9.e30.AAAA")]
    public async Task What_is_no_token_is_refused(string text)
    {
        Assert.StartsWith("401 ", await TellAsync(text), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_may_stand_deep_in_the_claims_and_no_token_stands_in_a_log()
    {
        await using var other = await AccessHost.StartAsync(away, clock, options =>
        {
            (options.OpenId.Authority, options.OpenId.Audience) = (issuer.Authority, "knowledgebase");
            (options.OpenId.RoleClaim, options.OpenId.NameClaim) = ("realm_access.roles", "preferred_username");
        });
        var claims = Claims();
        claims["preferred_username"] = "ana.nunez";
        claims["realm_access"] = new JsonObject { ["roles"] = new JsonArray("REVIEWER", 7) };
        var token = issuer.Sign(claims);

        Assert.Equal("ana.nunez: Reviewer; ", (await other.AskAsync(authorization: $"Bearer {token}")).Text);
        Assert.Equal(401, (await other.AskAsync(authorization: $"Bearer {token}x")).Status);
        Assert.NotEmpty(other.Log.Text);
        Assert.DoesNotContain(token.Split('.')[2], other.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Split('.')[1], other.Log.Text, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        issuer = await TokenIssuer.StartAsync();
        host = await StartAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await issuer.DisposeAsync();
        await away.DisposeAsync();
    }

    private static string Refused(string reason) => $"401 This token is not accepted: {reason}.";

    private Task<AccessHost> StartAsync() => AccessHost.StartAsync(
        away, clock, options => (options.OpenId.Authority, options.OpenId.Audience, options.RateLimits.FailuresPerMinute) = (issuer.Authority, "knowledgebase", 1_000));

    private JsonObject Claims() => issuer.Claims(clock.GetUtcNow());

    private JsonObject With(string claim, JsonNode? value)
    {
        var claims = Claims();
        claims.Remove(claim);
        if (value is not null)
            claims[claim] = value;
        return claims;
    }

    private async Task<string> TellAsync(string token)
    {
        var answer = await host.AskAsync(authorization: $"Bearer {token}");
        var text = answer.Status == 200 ? answer.Text : (string)JsonNode.Parse(answer.Text)!["errors"]![0]!["message"]!;
        return $"{answer.Status} {text}";
    }
}
