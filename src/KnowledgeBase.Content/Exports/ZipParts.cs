using System.IO.Compression;

namespace KnowledgeBase.Content.Exports;

/// <summary>
/// Parts of a ZIP file whose bytes depend on nothing but what is in them: stored uncompressed (compressors differ between machines), with a date that is given
/// and the same rights everywhere.
/// </summary>
internal static class ZipParts
{
    /// <summary>The first date that the format can hold.</summary>
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static Stream Create(ZipArchive zip, string name, DateTimeOffset date)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = date < Earliest ? Earliest : date.ToUniversalTime();
        entry.ExternalAttributes = 0;
        return entry.Open();
    }
}
