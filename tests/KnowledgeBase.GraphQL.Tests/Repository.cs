namespace KnowledgeBase.GraphQL.Tests;

/// <summary>The files of the repository that tests look at.</summary>
internal static class Repository
{
    /// <summary>A file of the repository, by its path from the root.</summary>
    public static string PathOf(params ReadOnlySpan<string> parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            folder = folder.Parent;
        return Path.Combine([folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository."), .. parts]);
    }
}
