using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace KnowledgeBase.Storage.Access;

/// <summary>
/// A key as people hold it: <c>kb_</c>, 12 hex digits that name it, <c>_</c>, and 64 hex digits that are the secret. The form never changes in length, so
/// that leaked keys can be searched for: <c>kb_[0-9a-f]{12}_[0-9a-f]{64}</c>.
/// </summary>
/// <param name="Id">The part that is no secret.</param>
/// <param name="Secret">256 random bits.</param>
public sealed record ApiKeyText(string Id, ReadOnlyMemory<byte> Secret)
{
    /// <summary>How every key starts.</summary>
    public const string Prefix = "kb_";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private const int IdBytes = 6;
    private const int IdLength = 2 * IdBytes;
    private const int SecretBytes = 32;
    private const int Length = 3 + IdLength + 1 + (2 * SecretBytes);

    /// <summary>SHA-256 of the secret: what is stored. The secret is random, so it needs no salt and no slow hash.</summary>
    public byte[] SecretHash => SHA256.HashData(Secret.Span);

    /// <summary>Makes a new key from the system's secure source of randomness.</summary>
    public static ApiKeyText Random() =>
        new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>Whether a text has the form of the part that is no secret.</summary>
    public static bool IsId(string text) => text.Length == IdLength && !text.AsSpan().ContainsAnyExcept(HexDigits);

    /// <summary>Reads a key; false when it has another form.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ApiKeyText? key)
    {
        key = null;
        if (text.Length != Length || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length + IdLength] != '_')
            return false;
        var id = text.AsSpan(Prefix.Length, IdLength);
        var secret = new byte[SecretBytes];
        if (id.ContainsAnyExcept(HexDigits) || text.AsSpan(Prefix.Length + IdLength + 1).ContainsAnyExcept(HexDigits)
            || Convert.FromHexString(text.AsSpan(Prefix.Length + IdLength + 1), secret, out _, out _) != OperationStatus.Done)
            return false;
        key = new ApiKeyText(id.ToString(), secret);
        return true;
    }

    /// <summary>The whole key. To be shown once, to the person it is for, and nowhere else.</summary>
    public string Reveal() => $"{Prefix}{Id}_{Convert.ToHexStringLower(Secret.Span)}";

    /// <summary>The part that is no secret, for logs and messages.</summary>
    public override string ToString() => Prefix + Id;
}
