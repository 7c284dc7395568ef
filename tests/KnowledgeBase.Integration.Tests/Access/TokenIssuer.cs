using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.Integration.Tests.Access;

/// <summary>
/// A small identity provider on a loopback port: discovery document, keys, and tokens made by hand (RFC 7515) with .NET's own cryptography, so that nothing of
/// the library that checks them takes part in making them.
/// </summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    private readonly WebApplication application;

    private TokenIssuer(WebApplication application)
    {
        this.application = application;
        Key = RSA.Create(2048);
        KeyId = "key-1";
    }

    internal string Authority => application.Urls.First();

    /// <summary>The key that signs now; it is published unless <see cref="Published"/> says otherwise.</summary>
    internal RSA Key { get; private set; }

    internal string KeyId { get; private set; }

    /// <summary>What the key set holds; null for the key that signs.</summary>
    internal JsonArray? Published { get; set; }

    /// <summary>The issuer that the discovery document names; null for the right one.</summary>
    internal string? NamedIssuer { get; set; }

    internal bool IsDown { get; set; }

    /// <summary>How often the keys were asked for.</summary>
    internal int Reads { get; private set; }

    internal static async Task<TokenIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var built = builder.Build();
        var issuer = new TokenIssuer(built);
        built.MapGet("/.well-known/openid-configuration", () => issuer.IsDown
            ? Results.StatusCode(503)
            : Results.Text(new JsonObject { ["issuer"] = issuer.NamedIssuer ?? issuer.Authority, ["jwks_uri"] = $"{issuer.Authority}/keys" }.ToJsonString(), "application/json"));
        built.MapGet("/keys", () =>
        {
            issuer.Reads++;
            var keys = issuer.Published?.DeepClone() ?? new JsonArray(Public(issuer.Key, issuer.KeyId));
            return Results.Text(new JsonObject { ["keys"] = keys }.ToJsonString(), "application/json");
        });
        await built.StartAsync();
        return issuer;
    }

    internal static JsonObject Public(RSA key, string id)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = id, ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
    }

    /// <summary>Another key from now on.</summary>
    internal void Rotate(string id) => (Key, KeyId) = (RSA.Create(2048), id);

    /// <summary>The claims of a right token at a moment.</summary>
    internal JsonObject Claims(DateTimeOffset now) => new()
    {
        ["iss"] = Authority, ["aud"] = "knowledgebase", ["sub"] = "ana", ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        ["roles"] = new JsonArray("editor", "translator", "unheard-of"), ["languages"] = new JsonArray("fr", "no language"),
    };

    /// <summary>A token signed by RS256, with more in its header if wanted.</summary>
    internal string Sign(JsonObject claims, Action<JsonObject>? header = null, RSA? by = null)
    {
        var head = new JsonObject { ["alg"] = "RS256", ["typ"] = "at+jwt", ["kid"] = KeyId };
        header?.Invoke(head);
        var text = Unsigned(head, claims);
        return $"{text}.{Base64Url.EncodeToString((by ?? Key).SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    /// <summary>The first two parts of a token.</summary>
    internal static string Unsigned(JsonObject header, JsonObject claims) =>
        $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        Key.Dispose();
    }
}
