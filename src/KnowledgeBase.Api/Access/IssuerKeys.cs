using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace KnowledgeBase.Api.Access;

/// <summary>
/// The public keys of the identity provider, by OpenID Connect Discovery 1.0 (section 4) and RFC 7517. They are got when a token first asks for them, anew
/// each hour, and when a token names a key that is not among them, at most once a minute. While the provider is away, the keys that are known go on.
/// </summary>
/// <param name="authority">The provider's issuer identifier.</param>
/// <param name="http">Talks to the provider.</param>
/// <param name="time">Measures how old the keys are.</param>
/// <param name="logger">The operator's log.</param>
public sealed partial class IssuerKeys(string authority, HttpClient http, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>How often the keys are got at most because of a token that names an unknown one.</summary>
    public static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan PauseWithoutKeys = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile KeySet? _known;
    private long? _tried;

    /// <summary>A client for the provider: bounded in time and size, and without redirects, which would lead away from the address that was configured.</summary>
    public static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(3) })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = 1 << 20,
    };

    /// <summary>The keys; null when the provider has never answered.</summary>
    public async ValueTask<KeySet?> CurrentAsync(CancellationToken cancellationToken)
    {
        var known = _known;
        if (known is null)
            return await GetAsync(seen: null, PauseWithoutKeys, cancellationToken);
        // Nobody waits for fresh keys while there are old ones.
        if (time.GetElapsedTime(known.GotAt) >= Fresh)
            _ = GetAsync(known, LeastPause, CancellationToken.None);
        return known;
    }

    /// <summary>Keys that are newer than those seen; the same ones when the provider was asked less than a minute ago, or is away.</summary>
    public Task<KeySet?> AfterAsync(KeySet seen, CancellationToken cancellationToken) => GetAsync(seen, LeastPause, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        http.Dispose();
    }

    private async Task<KeySet?> GetAsync(KeySet? seen, TimeSpan pause, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_known != seen || (_tried is { } before && time.GetElapsedTime(before) < pause))
                return _known;
            _tried = time.GetTimestamp();
            return _known = await ReadAsync(cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or ArgumentException or InvalidOperationException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogAway(authority, error.Message);
            return _known;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<KeySet> ReadAsync(CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{authority.TrimEnd('/')}/.well-known/openid-configuration"), cancellationToken));
        var issuer = document.RootElement.GetProperty("issuer").GetString();
        // OpenID Connect Discovery 1.0, section 4.3: another issuer's document would let that one sign for ours.
        if (issuer is null || issuer.TrimEnd('/') != authority.TrimEnd('/'))
            throw new InvalidOperationException($"Its discovery document names another issuer, '{issuer}'.");
        var address = new Uri(document.RootElement.GetProperty("jwks_uri").GetString() ?? "");
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            throw new InvalidOperationException($"Its keys are at '{address}', which is not an https address.");
        var keys = new JsonWebKeySet(await http.GetStringAsync(address, cancellationToken)).Keys;
        SecurityKey[] usable = [.. keys.Where(static key => key.Kty is JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve && key.Use is null or "sig")];
        return new KeySet(issuer, usable, time.GetTimestamp());
    }

    [LoggerMessage(LogLevel.Warning, "The keys of the identity provider {Authority} could not be read: {Reason} Those that are known stay in use.")]
    private partial void LogAway(string authority, string reason);

    /// <summary>Keys as the provider gave them at one time.</summary>
    /// <param name="Issuer">What tokens' <c>iss</c> has to be.</param>
    /// <param name="Keys">Public keys for signatures.</param>
    /// <param name="GotAt">When, as a timestamp of the clock.</param>
    public sealed record KeySet(string Issuer, IReadOnlyList<SecurityKey> Keys, long GotAt)
    {
        /// <summary>The keys that a token may be signed with: the one that it names, or the only one there is when it names none.</summary>
        internal IReadOnlyList<SecurityKey> Named(string? id) =>
            string.IsNullOrEmpty(id) ? (Keys.Count == 1 ? Keys : []) : [.. Keys.Where(key => key.KeyId == id)];
    }
}
