using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using KnowledgeBase.Storage.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace KnowledgeBase.Api.Access;

/// <summary>
/// Checks access tokens of the identity provider (RFC 7519; RFC 8725 for what goes wrong): signature by one of the provider's own keys, by an algorithm of
/// this list, issuer, audience, lifetime. Key addresses in a token's header (<c>jku</c>, <c>x5u</c>, <c>jwk</c>, <c>x5c</c>) are never looked at.
/// </summary>
/// <param name="options">The settings, checked.</param>
/// <param name="keys">The provider's keys.</param>
/// <param name="time">Gives the moment.</param>
public sealed class TokenValidator(OpenIdOptions options, IssuerKeys keys, TimeProvider time)
{
    /// <summary>Signatures by a private key only: <c>none</c> has none, and HS256 would take the public key for a shared secret.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = Authenticator.LongestHeader };

    /// <summary>Checks a token.</summary>
    internal async ValueTask<Authentication> CheckAsync(string token, CancellationToken cancellationToken)
    {
        if (Read(token) is not { } read)
            return new Authentication.Refused("This is neither an API key, which starts with kb_, nor a token (a signed JWT).");
        // RFC 7515, section 4.1.11: extensions that are not understood make the token invalid, and none is here.
        if (HasExtensions(read))
            return Bad("it has extensions in 'crit' that this service does not know");
        if (await keys.CurrentAsync(cancellationToken) is not { } known)
            return new Authentication.Unavailable("Tokens cannot be checked just now, because the identity provider does not answer. Try again in a moment, or use an API key.");
        if (known.Named(read.Kid).Count == 0)
            known = await keys.AfterAsync(known, cancellationToken) ?? known;
        if (known.Named(read.Kid).Count == 0)
            return Bad("the identity provider has no key that fits its signature");
        var result = await _handler.ValidateTokenAsync(read, Parameters(known));
        if (!result.IsValid)
            return Bad(Reason(result.Exception));
        return TokenClaims.CallerOf(read, options) is { } caller
            ? new Authentication.Known(caller, KeyId: null)
            : Bad(string.Create(CultureInfo.InvariantCulture, $"its claim '{options.NameClaim}' is no name of 1 to {NewApiKey.MostNameCharacters} characters"));
    }

    private static JsonWebToken? Read(string token)
    {
        // Five parts are an encrypted token, for which there is no key here.
        if (token.Count(static letter => letter == '.') != 2)
            return null;
        try
        {
            return new JsonWebToken(token);
        }
        // A stranger wrote it, and what the library throws at what is no token is not said anywhere.
        catch (Exception)
        {
            return null;
        }
    }

    private static bool HasExtensions(JsonWebToken token)
    {
        using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(token.EncodedHeader));
        return header.RootElement.TryGetProperty("crit", out _);
    }

    private TokenValidationParameters Parameters(IssuerKeys.KeySet known) => new()
    {
        ValidIssuer = known.Issuer,
        ValidAudience = options.Audience,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        ValidateIssuerSigningKey = true,
        TryAllIssuerSigningKeys = false,
        IssuerSigningKeyResolver = (_, _, id, _) => known.Named(id),
        LifetimeValidator = (from, until, _, _) => Lifetime(from, until),
    };

    private bool Lifetime(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var skew = TimeSpan.FromSeconds(options.ClockSkewSeconds);
        if (until is not { } end)
            throw new SecurityTokenNoExpirationException();
        if (end + skew <= now)
            throw new SecurityTokenExpiredException { Expires = end };
        return from is { } start && start - skew > now ? throw new SecurityTokenNotYetValidException() : true;
    }

    private static Authentication.Refused Bad(string reason) => new($"This token is not accepted: {reason}.");

    private static string Reason(Exception? error) => error switch
    {
        SecurityTokenExpiredException expired => string.Create(CultureInfo.InvariantCulture, $"it expired at {expired.Expires:yyyy-MM-dd HH:mm:ss} UTC"),
        SecurityTokenNotYetValidException => "it is not valid yet",
        SecurityTokenNoExpirationException => "it never expires",
        SecurityTokenInvalidAudienceException => "it is meant for another service (its 'aud')",
        SecurityTokenInvalidIssuerException => "another provider issued it (its 'iss')",
        SecurityTokenInvalidAlgorithmException => "its signature is of a kind that is not taken",
        _ => "its signature does not fit",
    };
}
