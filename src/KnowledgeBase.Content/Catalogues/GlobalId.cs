using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>
/// Opaque, permanent identifiers: base64url of <c>kind:key</c>. The encoding is fixed for ever (a test holds examples); clients are told
/// not to look inside.
/// </summary>
public static class GlobalId
{
    /// <summary>The longest identifier that is decoded; longer ones are nobody's.</summary>
    private const int MaxLength = 400;

    /// <summary>The identifier of a thing.</summary>
    /// <param name="kind">The kind, such as <c>Manifestation</c> or <c>Provision</c>.</param>
    /// <param name="key">The permanent key, such as a slug.</param>
    public static string Encode(string kind, string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{kind}:{key}"));

    /// <summary>Reads an identifier; false when it is none of ours.</summary>
    public static bool TryDecode(string id, [NotNullWhen(true)] out string? kind, [NotNullWhen(true)] out string? key)
    {
        (kind, key) = (null, null);
        if (id.Length is 0 or > MaxLength || !Base64Url.IsValid(id))
            return false;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(id));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return false;
        (kind, key) = (text[..colon], text[(colon + 1)..]);
        return true;
    }
}
