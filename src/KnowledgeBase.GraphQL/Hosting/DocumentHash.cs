using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>The SHA-256 of a document's text in UTF-8: its name in caches, traces and persisted requests.</summary>
internal readonly record struct DocumentHash(UInt128 High, UInt128 Low)
{
    private const int Bytes = 32;
    private const int OnStack = 1024;

    public static DocumentHash Of(string text)
    {
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = length > OnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        var utf8 = rented ?? stackalloc byte[OnStack];
        Span<byte> hash = stackalloc byte[Bytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(text, utf8)], hash);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return Read(hash);
    }

    /// <summary>Reads 64 hexadecimal digits; false for anything else.</summary>
    public static bool TryParse(string text, out DocumentHash hash)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        var fits = text.Length == 2 * Bytes && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done;
        hash = fits ? Read(bytes) : default;
        return fits;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => FormattableString.Invariant($"{High:x32}{Low:x32}");

    private static DocumentHash Read(ReadOnlySpan<byte> bytes) => new(
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes),
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes[16..]));
}
