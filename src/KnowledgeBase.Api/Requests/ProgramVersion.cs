using System.Security.Cryptography;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Api.Requests;

/// <summary>
/// Which build of the program this is. Another build may answer the same question about the same release in other words, and must not be told that what a
/// client has is still right. All instances of one build say the same.
/// </summary>
internal static class ProgramVersion
{
    /// <summary>Twelve hexadecimal digits.</summary>
    internal static string Value { get; } = Make();

    private static string Make()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var type in new[] { typeof(ProgramVersion), typeof(Catalogue), typeof(CatalogueStore), typeof(object) })
            hash.AppendData(type.Module.ModuleVersionId.ToByteArray());
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }
}
