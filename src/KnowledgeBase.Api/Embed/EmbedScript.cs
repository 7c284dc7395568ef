using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.Api.Embed;

/// <summary>One version of the script for partner sites, with its compressed forms.</summary>
public sealed class EmbedScript
{
    private const string Prefix = "embed/";
    private readonly ImmutableArray<EncodedScript> _forms;

    /// <summary>Compresses the script, once and as well as can be.</summary>
    /// <param name="content">The script in UTF-8. Its first line names its version: <c>/*! kb.js 1.0.0, ...</c>.</param>
    /// <exception cref="FormatException">The first line names no version.</exception>
    public EmbedScript(byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Version = VersionOf(content);
        Integrity = "sha384-" + Convert.ToBase64String(SHA384.HashData(content));
        var tag = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
        // Strong entity tags are of the bytes sent (RFC 9110, 8.8.1), so that each form has its own. The smallest comes first.
        _forms =
        [
            new EncodedScript("br", Compressed(content, static target => new BrotliStream(target, CompressionLevel.SmallestSize)), new EntityTagHeaderValue($"\"{tag}-br\"")),
            new EncodedScript("gzip", Compressed(content, static target => new GZipStream(target, CompressionLevel.SmallestSize)), new EntityTagHeaderValue($"\"{tag}-gz\"")),
            new EncodedScript(null, content, new EntityTagHeaderValue($"\"{tag}\"")),
        ];
    }

    /// <summary>The version, such as <c>1.0.0</c>.</summary>
    public string Version { get; }

    /// <summary>What a page writes into <c>integrity</c> (Subresource Integrity, W3C): SHA-384 of the script.</summary>
    public string Integrity { get; }

    /// <summary>The form to send.</summary>
    /// <param name="accepted">The encodings that the client takes; of one with quality 0 it says that it does not.</param>
    public EncodedScript FormFor(IList<StringWithQualityHeaderValue> accepted) =>
        _forms.First(form => form.Encoding is null || accepted.Any(taken => taken.Value.Equals(form.Encoding, StringComparison.OrdinalIgnoreCase) && taken.Quality is not 0));

    /// <summary>The versions in this program, newest first.</summary>
    /// <exception cref="FormatException">A script does not name its version.</exception>
    public static ImmutableArray<EmbedScript> ReadAll()
    {
        var assembly = typeof(EmbedScript).Assembly;
        var scripts = new List<EmbedScript>();
        foreach (var name in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            scripts.Add(new EmbedScript(content));
        }

        return [.. scripts.OrderByDescending(static script => System.Version.Parse(script.Version))];
    }

    private static string VersionOf(byte[] content)
    {
        var line = Encoding.UTF8.GetString(content.AsSpan(0, Math.Max(0, content.AsSpan().IndexOf((byte)'\n'))));
        const string Start = "/*! kb.js ";
        var end = line.IndexOf(',', StringComparison.Ordinal);
        return line.StartsWith(Start, StringComparison.Ordinal) && end > 0 && System.Version.TryParse(line[Start.Length..end], out var version)
            ? version.ToString(3)
            : throw new FormatException($"The script's first line names no version: {line}");
    }

    private static byte[] Compressed(byte[] content, Func<Stream, Stream> compressor)
    {
        using var target = new MemoryStream();
        using (var stream = compressor(target))
            stream.Write(content);
        return target.ToArray();
    }
}
