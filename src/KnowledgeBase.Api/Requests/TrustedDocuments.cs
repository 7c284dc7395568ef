using System.Text;

namespace KnowledgeBase.Api.Requests;

/// <summary>Reads the documents that clients may ask for by name: a folder with one <c>.graphql</c> file for each, its name without the ending.</summary>
internal static class TrustedDocuments
{
    private const string Ending = ".graphql";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The texts by name, in the order of their names; none where there is no folder. Folders in the folder are not looked into.</summary>
    /// <exception cref="IOException">A file cannot be read, or is not UTF-8.</exception>
    internal static IReadOnlyList<(string Name, string Text)> Read(string folder)
    {
        if (folder.Length == 0)
            return [];
        var files = Directory.GetFiles(folder, "*" + Ending);
        Array.Sort(files, StringComparer.Ordinal);
        return [.. files.Select(static file => (Path.GetFileNameWithoutExtension(file), TextOf(file)))];
    }

    // The bytes are what the hash is made of: nothing is taken away, not even a mark at the start.
    private static string TextOf(string file)
    {
        try
        {
            return Strict.GetString(File.ReadAllBytes(file));
        }
        catch (DecoderFallbackException error)
        {
            throw new IOException($"The document {file} is not UTF-8.", error);
        }
    }
}
