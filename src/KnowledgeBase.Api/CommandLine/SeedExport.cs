using KnowledgeBase.Content.Seed;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Api.CommandLine;

/// <summary>Writes a release as seed files.</summary>
internal static class SeedExport
{
    /// <summary>
    /// Writes the files; those of entries that the release does not hold are taken out of the folders of entries, so that loading the folder gives the
    /// release again. Returns how many files were written.
    /// </summary>
    internal static async Task<int> WriteAsync(
        string folder, ReleaseRow release, IReadOnlyList<PublishedEntry> entries, CancellationToken cancellationToken)
    {
        var named = new SeedRelease
        {
            Version = release.Version,
            Date = release.DatedOn,
            Languages = [.. release.Languages],
            Fallback = [.. release.Fallback],
            Notes = ReleaseReader.NotesOf(release),
        };
        SeedFile[] files = [SeedWriter.Write(named), .. entries.SelectMany(item => SeedWriter.Write(item.Entry))];
        var wanted = files.Select(file => Path.Combine(folder, file.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path) || !IsSame(file, await File.ReadAllBytesAsync(path, cancellationToken)))
                await File.WriteAllBytesAsync(path, file.Content, cancellationToken);
        }

        foreach (var kind in SeedLayout.Folders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists))
        {
            foreach (var stray in Directory.EnumerateFiles(kind).Where(path => !wanted.Contains(path) && Path.GetExtension(path) is ".yaml" or ".md"))
                File.Delete(stray);
        }

        return files.Length;
    }

    private static bool IsSame(SeedFile file, byte[] content) => file.Content.Span.SequenceEqual(content);
}
