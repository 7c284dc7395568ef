using System.Globalization;
using KnowledgeBase.Storage.Access;
using Npgsql;

namespace KnowledgeBase.Api.Access;

/// <summary>Turns the <c>Authorization</c> header of a request into who asks (RFC 6750, section 2.1). No other place of a request can carry a key.</summary>
/// <param name="keys">Checks API keys.</param>
/// <param name="tokens">Checks tokens of the identity provider; null when none is configured.</param>
public sealed class Authenticator(ApiKeyStore keys, TokenValidator? tokens)
{
    /// <summary>The longest header that is looked at, in characters.</summary>
    public const int LongestHeader = 8_192;

    private const string Scheme = "Bearer ";

    private static readonly Authentication NotKnown = new Authentication.Refused("This API key is not known. Check that all of it was copied, or ask an administrator for a new one.");

    /// <summary>Checks a request's header.</summary>
    public async ValueTask<Authentication> AuthenticateAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Authorization;
        if (headers.Count == 0)
            return Authentication.Anonymous.Instance;
        if (headers.Count > 1 || headers[0] is not { Length: <= LongestHeader } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return new Authentication.Refused($"The Authorization header must be 'Bearer' followed by one API key or token, of at most {LongestHeader} characters in all.");
        var credential = header[Scheme.Length..].Trim();
        if (credential.StartsWith(ApiKeyText.Prefix, StringComparison.Ordinal))
            return await CheckKeyAsync(credential, cancellationToken);
        return tokens is null
            ? new Authentication.Refused("This is not an API key: keys start with kb_. No identity provider is configured, so no tokens are taken.")
            : await tokens.CheckAsync(credential, cancellationToken);
    }

    /// <summary>Checks an API key.</summary>
    internal async ValueTask<Authentication> CheckKeyAsync(string credential, CancellationToken cancellationToken)
    {
        if (!ApiKeyText.TryParse(credential, out var key))
            return NotKnown;
        try
        {
            return await keys.CheckAsync(key, cancellationToken) switch
            {
                ApiKeyCheck.Valid valid => new Authentication.Known(valid.Caller, valid.Id),
                ApiKeyCheck.Revoked revoked => new Authentication.Refused(string.Create(
                    CultureInfo.InvariantCulture, $"This API key was revoked on {revoked.At:yyyy-MM-dd}. Ask an administrator for a new one.")),
                ApiKeyCheck.Expired expired => new Authentication.Refused(string.Create(
                    CultureInfo.InvariantCulture, $"This API key expired on {expired.At:yyyy-MM-dd}. Ask an administrator for a new one.")),
                _ => NotKnown,
            };
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException || error.InnerException is NpgsqlException)
        {
            return new Authentication.Unavailable("API keys cannot be checked just now, because the database is away. Try again in a moment.");
        }
    }
}
