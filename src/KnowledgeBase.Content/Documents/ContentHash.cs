using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>What a document's content is known by: two entries have the same hash exactly when they say the same.</summary>
public static class ContentHash
{
    /// <summary>SHA-256 of the entry's canonical JSON, as 64 lower-case hex digits.</summary>
    public static string Of(Entry entry) => Of(CanonicalJson.Serialize(entry));

    /// <summary>SHA-256 of bytes that are canonical already, as 64 lower-case hex digits.</summary>
    public static string Of(ReadOnlySpan<byte> canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));
}

/// <summary>What a release's content is known by: the slugs in it and what each says.</summary>
public static class ReleaseHash
{
    /// <summary>
    /// SHA-256, as 64 lower-case hex digits, of one line <c>slug hash\n</c> for each entry, sorted by slug in ordinal order. The order
    /// in which they are given does not matter; no entries give the hash of nothing.
    /// </summary>
    /// <exception cref="ArgumentException">A slug is given twice: a release holds one revision of an entry.</exception>
    public static string Of(IEnumerable<(string Slug, string Hash)> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Slug, b.Slug));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (i > 0 && string.Equals(sorted[i].Slug, sorted[i - 1].Slug, StringComparison.Ordinal))
                throw new ArgumentException($"The slug '{sorted[i].Slug}' is given twice.", nameof(entries));
            hash.AppendData(Encoding.UTF8.GetBytes($"{sorted[i].Slug} {sorted[i].Hash}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
