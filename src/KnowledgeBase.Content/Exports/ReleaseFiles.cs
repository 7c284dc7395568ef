using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Content.Exports;

/// <summary>A file of a release.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Description">What it holds, in a few words.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Sha256">SHA-256 of the content, 64 lower-case hex digits.</param>
public sealed record ReleaseFile(string Name, string MediaType, string Description, ReadOnlyMemory<byte> Bytes, string Sha256);

/// <summary>Everything of a release as files, and their sums. The same release at the same address gives the same bytes.</summary>
/// <param name="Release">The release.</param>
/// <param name="Files">The files, in the order in which they are listed; the sums are the last.</param>
public sealed record ReleaseFiles(ReleaseInfo Release, ImmutableArray<ReleaseFile> Files)
{
    /// <summary>The name of the file of sums, as <c>sha256sum -c</c> reads it.</summary>
    public const string Sums = "SHA256SUMS";

    /// <summary>Makes the files.</summary>
    public static ReleaseFiles Of(Catalogue catalogue, PersistentAddresses addresses)
    {
        var start = $"knowledgebase-{catalogue.Release.Version}";
        var graph = SkosGraph.Of(catalogue, addresses);
        ImmutableArray<ReleaseFile> files =
        [
            File($"{start}.jsonl", JsonLinesWriter.MediaType, "Every entry as its canonical document (JSON Lines)", output => JsonLinesWriter.Write(catalogue, output)),
            File($"{start}-csv.zip", CsvBundle.MediaType, "Tables that point to each other by slug (CSV)", output => CsvBundle.Write(catalogue, addresses, output)),
            File($"{start}.ttl", TurtleWriter.MediaType + "; charset=utf-8", "Concepts, labels and relations (SKOS as Turtle)", output =>
            {
                using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
                TurtleWriter.Write(graph, text);
            }),
            File($"{start}.jsonld", JsonLdWriter.MediaType, "The same as JSON-LD", output => JsonLdWriter.Write(graph, output)),
            File($"{start}.rdf", RdfXmlWriter.MediaType, "The same as RDF/XML", output => RdfXmlWriter.Write(graph, output)),
            File($"{start}.tbx", TbxWriter.MediaType, "Terms and definitions (TBX-Basic, ISO 30042:2019)", output => TbxWriter.Write(catalogue, addresses, output)),
        ];
        var sums = string.Concat(files.Select(file => $"{file.Sha256}  {file.Name}\n"));
        return new ReleaseFiles(
            catalogue.Release,
            [.. files, File(Sums, "text/plain; charset=utf-8", "SHA-256 of each file, for sha256sum -c", output => output.Write(Encoding.UTF8.GetBytes(sums)))]);
    }

    /// <summary>The file with this name; null when there is none.</summary>
    public ReleaseFile? Find(string name) => Files.FirstOrDefault(file => file.Name == name);

    private static ReleaseFile File(string name, string mediaType, string description, Action<Stream> write)
    {
        using var output = new MemoryStream();
        write(output);
        var bytes = output.ToArray();
        return new ReleaseFile(name, mediaType, description, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
