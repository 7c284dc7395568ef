using System.Net;

namespace KnowledgeBase.Api.Access;

/// <summary>How often a client may ask. Requests with an API key count for the key, all others for the client's address (IPv6: its network of 64 bits).</summary>
public sealed class RateLimits
{
    /// <summary>The greatest number of requests a minute that can be set: 10,000,000.</summary>
    public const int MostPerMinute = 10_000_000;

    /// <summary>Requests a minute from one address, as many at once; 0 for no limit. Default: 6,000.</summary>
    public int RequestsPerMinute { get; set; } = 6_000;

    /// <summary>Requests a minute with one API key, as many at once; 0 for no limit. Default: 30,000.</summary>
    public int RequestsPerMinutePerKey { get; set; } = 30_000;

    /// <summary>Wrong keys and tokens a minute from one address; further ones are not looked at. 1 to 10,000. Default: 20.</summary>
    public int FailuresPerMinute { get; set; } = 20;

    /// <summary>
    /// Reverse proxies whose <c>X-Forwarded-For</c> is believed: addresses and networks, parted by commas, such as <c>10.0.0.0/8, ::1</c>. Default: none. Behind
    /// a proxy that is not named here, all clients are one.
    /// </summary>
    public string TrustedProxies { get; set; } = "";

    /// <summary>The proxies.</summary>
    internal IEnumerable<IPNetwork> Proxies => Parts.Select(static part => Parse(part)!.Value);

    private string[] Parts => TrustedProxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What is wrong with these settings, a line each.</summary>
    internal IEnumerable<string> Problems(string section)
    {
        const int mostFailures = 10_000;
        if (RequestsPerMinute is < 0 or > MostPerMinute)
            yield return FormattableString.Invariant($"{section}:{nameof(RequestsPerMinute)} is {RequestsPerMinute}; it must be from 0 to {MostPerMinute}.");
        if (RequestsPerMinutePerKey is < 0 or > MostPerMinute)
            yield return FormattableString.Invariant($"{section}:{nameof(RequestsPerMinutePerKey)} is {RequestsPerMinutePerKey}; it must be from 0 to {MostPerMinute}.");
        if (FailuresPerMinute is < 1 or > mostFailures)
            yield return FormattableString.Invariant($"{section}:{nameof(FailuresPerMinute)} is {FailuresPerMinute}; it must be from 1 to {mostFailures}.");
        foreach (var part in Parts.Where(static part => Parse(part) is null))
            yield return $"{section}:{nameof(TrustedProxies)} names '{part}', which is neither an address nor a network such as 10.0.0.0/8.";
    }

    private static IPNetwork? Parse(string part)
    {
        if (IPNetwork.TryParse(part, out var network))
            return network;
        return IPAddress.TryParse(part, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
