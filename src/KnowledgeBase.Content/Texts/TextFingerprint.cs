using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Texts;

/// <summary>What a translation notes of the English text that it was made from, so that a later change of the original shows.</summary>
public static class TextFingerprint
{
    /// <summary>
    /// The first 12 hex digits of the SHA-256 of title, summary, plain-language summary, definition and then each section's kind and body,
    /// in UTF-8, each followed by a NUL, which no text can hold.
    /// </summary>
    public static string Of(SheetText text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, text.Title);
        Add(hash, text.Summary);
        Add(hash, text.PlainLanguageSummary);
        Add(hash, text.Definition);
        foreach (var section in text.Sections)
        {
            Add(hash, WireNames.Of(section.Kind));
            Add(hash, section.Body);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    private static void Add(IncrementalHash hash, string part)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(part));
        hash.AppendData("\0"u8);
    }
}
