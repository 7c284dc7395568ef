namespace KnowledgeBase.Content.Seed;

/// <summary>A file of the seed.</summary>
/// <param name="Path">Its path from the seed folder, with forward slashes, such as <c>technology/tor.yaml</c>.</param>
/// <param name="Content">Its bytes; for a file over the limit at least one byte more than the limit.</param>
public sealed record SeedFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>The largest file that is read, in bytes: some ten times the largest real one. Larger ones are a mistake or an attack.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>
    /// All files under a folder, in ordinal order of their paths. Of a file over <see cref="MaxBytes"/> only as much is read as shows that
    /// it is too large. Links to other places are not followed.
    /// </summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or a file may not be read.</exception>
    public static IReadOnlyList<SeedFile> InFolder(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var files = new List<SeedFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", options))
        {
            var name = System.IO.Path.GetRelativePath(folder, path).Replace(System.IO.Path.DirectorySeparatorChar, '/');
            using var stream = File.OpenRead(path);
            var bytes = new byte[Math.Min(stream.Length, MaxBytes + 1)];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            files.Add(new SeedFile(name, bytes.AsMemory(0, length)));
        }

        files.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }
}
