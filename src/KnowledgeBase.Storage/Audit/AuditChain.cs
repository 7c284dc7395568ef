using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeBase.Storage.Audit;

/// <summary>Each event of the audit log carries a hash over itself and the hash of the event before, so that none can change unseen.</summary>
public static class AuditChain
{
    /// <summary>What the first event has for the hash of the one before, and what the head of an empty log is.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>
    /// SHA-256, in hex, over these texts in UTF-8, each with its length in bytes and a colon before it and a comma after it (netstrings): the hash of the
    /// event before, the sequence in decimal digits, the moment as <c>2026-11-22T10:30:00.000000Z</c>, actor, action, subject, and the detail as stored.
    /// </summary>
    /// <param name="row">The event; its own <see cref="AuditRow.Hash"/> is not looked at.</param>
    public static string Hash(AuditRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, row.PreviousHash);
        Add(hash, row.Sequence.ToString(CultureInfo.InvariantCulture));
        Add(hash, row.At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
        Add(hash, row.Actor);
        Add(hash, row.Action);
        Add(hash, row.Subject);
        Add(hash, row.Detail);
        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        return Convert.ToHexStringLower(result);
    }

    private static void Add(IncrementalHash hash, string text)
    {
        const int RoomForLength = 12;
        var length = Encoding.UTF8.GetByteCount(text);
        var buffer = ArrayPool<byte>.Shared.Rent(length + RoomForLength);
        length.TryFormat(buffer, out var written, provider: CultureInfo.InvariantCulture);
        buffer[written++] = (byte)':';
        written += Encoding.UTF8.GetBytes(text, buffer.AsSpan(written));
        buffer[written++] = (byte)',';
        hash.AppendData(buffer, 0, written);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
