using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KnowledgeBase.Api.Webhooks;

/// <summary>
/// Signs announcements by the open specification "Standard Webhooks" (standardwebhooks.com), for which receivers find libraries in most languages: HMAC-SHA-256
/// over message id, timestamp and body.
/// </summary>
internal static class WebhookSignature
{
    internal const string IdHeader = "webhook-id";
    internal const string TimestampHeader = "webhook-timestamp";
    internal const string SignatureHeader = "webhook-signature";

    /// <summary>The secret of one webhook: 32 bytes that only who has the signing key can make.</summary>
    internal static byte[] SecretOf(string signingKey, string webhookId) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(signingKey), Encoding.UTF8.GetBytes($"webhook {webhookId}"));

    /// <summary>The secret as receivers are given it.</summary>
    internal static string Reveal(byte[] secret) => $"whsec_{Convert.ToBase64String(secret)}";

    /// <summary>The value of the signature's header.</summary>
    internal static string Sign(byte[] secret, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var start = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, (byte[])[.. start, .. body]))}";
    }
}
