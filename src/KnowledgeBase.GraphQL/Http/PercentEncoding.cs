using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Percent-encoding (RFC 3986, section 2.1). What decodes it for us leaves bytes that are not UTF-8 as they are, without a word.</summary>
internal static class PercentEncoding
{
    /// <summary>Whether the encoded bytes of a query string are UTF-8. A percent sign without two digits stands for itself.</summary>
    public static bool IsUtf8(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return true;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && byte.TryParse(text.AsSpan(i + 1, Math.Min(2, text.Length - i - 1)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                && i + 2 < text.Length)
            {
                bytes[length++] = value;
                i += 2;
            }
            else
            {
                length += Encoding.UTF8.GetBytes(text.AsSpan(i, 1), bytes.AsSpan(length));
            }
        }

        var valid = Utf8.IsValid(bytes.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(bytes);
        return valid;
    }
}
