using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KnowledgeBase.Api.Access;

/// <summary>Whom a limit counts for, as a number of its own. It comes from the connection or a checked key, never from what a request merely says.</summary>
internal static class ClientIdentity
{
    // Networks of these beginnings belong to no client: ff00::/8 is multicast.
    private const ulong OfKey = 0xFF01UL << 48;
    private const ulong OfIPv4 = 0xFF02UL << 48;
    private const ulong Unknown = 0xFF03UL << 48;

    /// <summary>An address; of IPv6 the first 64 bits, since whoever has one address has all of its network.</summary>
    internal static ulong Of(IPAddress? address)
    {
        if (address is null)
            return Unknown;
        Span<byte> bytes = stackalloc byte[16];
        if (address.IsIPv4MappedToIPv6)
        {
            address.TryWriteBytes(bytes, out _);
            return OfIPv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]);
        }

        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork ? OfIPv4 | BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    /// <summary>An API key, by its 12 hex digits.</summary>
    internal static ulong OfKeyId(string id) => OfKey | ulong.Parse(id, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
