using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Tests.Seed;

/// <summary>The seed files of the repository.</summary>
internal static class RepositorySeed
{
    private static readonly Lazy<SeedReadResult?> Seed = new(() => FindFolder() is { } folder ? SeedReader.Read(folder) : null);

    /// <summary>Its folder. Skips the test where it runs apart from the repository.</summary>
    internal static string Folder()
    {
        var folder = FindFolder();
        Assert.SkipWhen(folder is null, "The tests run apart from the repository.");
        return folder!;
    }

    /// <summary>Skips the test where it runs apart from the repository.</summary>
    internal static SeedReadResult Read()
    {
        Assert.SkipWhen(Seed.Value is null, "The tests run apart from the repository.");
        return Seed.Value!;
    }

    private static string? FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeBase.sln")))
            folder = folder.Parent;
        return folder is null ? null : Path.Combine(folder.FullName, "seed-data");
    }
}
