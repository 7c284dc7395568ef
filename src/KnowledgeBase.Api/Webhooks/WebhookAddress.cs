using System.Net;
using System.Net.Sockets;

namespace KnowledgeBase.Api.Webhooks;

/// <summary>Where announcements may be sent: without care, whoever registers an address could have this service knock at doors that only it can reach.</summary>
internal static class WebhookAddress
{
    internal const int LongestUrl = 2_000;

    private static readonly IPNetwork[] NotPublic =
    [
        // IANA's special-purpose registries for IPv4 and IPv6: this host, private use, shared, loopback, link-local, documentation, benchmarking, multicast, reserved.
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork PublicIPv6 = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address is one of the open internet.</summary>
    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return (address.AddressFamily == AddressFamily.InterNetwork || PublicIPv6.Contains(address)) && !Array.Exists(NotPublic, network => network.Contains(address));
    }

    /// <summary>What is wrong with an address that somebody registers; null when nothing is. What its name leads to is looked at each time that it is used.</summary>
    internal static string? Problem(string url, WebhookOptions options)
    {
        if (url.Length > LongestUrl || url.Any(char.IsControl) || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Host.Length == 0)
            return $"The address must be an absolute https address of at most {LongestUrl} characters.";
        if (address.Scheme == "http" && !options.AllowHttp)
            return "The address must be an https one (KnowledgeBase__Webhooks__AllowHttp=true allows http, for trials).";
        if (address.UserInfo.Length > 0 || address.Fragment.Length > 0)
            return "The address must have no user name, password or fragment.";
        var isLocal = IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal) ? !IsPublic(literal) : address.IsLoopback || address.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        return isLocal && !options.AllowPrivateAddresses
            ? "The address leads to this machine or a private network (KnowledgeBase__Webhooks__AllowPrivateAddresses=true allows that)."
            : null;
    }

    /// <summary>Connects, after looking at the very address that is connected to: a name that leads elsewhere a moment later gains nothing.</summary>
    internal static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowPrivate, CancellationToken cancellationToken)
    {
        var found = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var usable = allowPrivate ? found : Array.FindAll(found, IsPublic);
        if (usable.Length == 0)
            throw new HttpRequestException("Its address leads to this machine or a private network.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(usable, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
