using System.Buffers;
using System.IO.Compression;
using KnowledgeBase.GraphQL.Hosting;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Compresses bodies. One quality for each coding, so that the same answer always has the same bytes, as its strong entity tag promises.</summary>
internal static class AnswerCompression
{
    /// <summary>The smallest body that is compressed: what is less goes in one packet anyhow.</summary>
    public const int LeastBytes = 1_024;

    // Beyond, brotli takes several times as long for a few per cent.
    private const int BrotliQuality = 4;
    private const int BrotliWindow = 18;
    private const int GzipLevel = 6;

    /// <summary>The word for <c>Content-Encoding</c>.</summary>
    public static string NameOf(ContentCoding coding) => coding == ContentCoding.Brotli ? "br" : "gzip";

    /// <summary>The body in a coding.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> body, ContentCoding coding)
    {
        if (coding == ContentCoding.Brotli)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
            try
            {
                return BrotliEncoder.TryCompress(body, buffer, out var written, BrotliQuality, BrotliWindow)
                    ? buffer.AsSpan(0, written).ToArray()
                    : throw new InvalidOperationException("Brotli did not keep to its own bound.");
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        using var output = new MemoryStream(body.Length / 4);
        using (var gzip = new GZipStream(output, new ZLibCompressionOptions { CompressionLevel = GzipLevel }, leaveOpen: true))
            gzip.Write(body);
        return output.ToArray();
    }
}
