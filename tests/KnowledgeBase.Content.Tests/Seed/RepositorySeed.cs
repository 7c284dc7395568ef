using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Tests.Seed;

/// <summary>The seed files of the repository.</summary>
internal static class RepositorySeed
{
    private static readonly Lazy<SeedReadResult?> Seed = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeBase.sln")))
            folder = folder.Parent;
        return folder is null ? null : SeedReader.Read(Path.Combine(folder.FullName, "seed-data"));
    });

    /// <summary>Skips the test where it runs apart from the repository.</summary>
    internal static SeedReadResult Read()
    {
        Assert.SkipWhen(Seed.Value is null, "The tests run apart from the repository.");
        return Seed.Value!;
    }
}
