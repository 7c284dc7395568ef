using System.Xml.Linq;

namespace KnowledgeBase.Content.Tests;

/// <summary>The directions of reference that docs/architecture.md draws.</summary>
public sealed class ArchitectureTests
{
    [Theory]
    [InlineData("KnowledgeBase.GraphQL", "")]
    [InlineData("KnowledgeBase.Content", "")]
    [InlineData("KnowledgeBase.Storage", "KnowledgeBase.Content")]
    [InlineData("KnowledgeBase.Api", "KnowledgeBase.Content KnowledgeBase.GraphQL KnowledgeBase.Storage")]
    public void A_project_references_only_what_the_map_says(string project, string expected)
    {
        var file = XDocument.Load(Path.Combine(Home(), "src", project, $"{project}.csproj"));

        var references = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_http_part_and_the_hosting_of_the_engine_touch_the_web_server()
    {
        var outside = SourceFiles("KnowledgeBase.GraphQL")
            .Where(file => !file.Contains("/Http/", StringComparison.Ordinal) && !file.Contains("/Hosting/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("using Microsoft.AspNetCore", StringComparison.Ordinal));

        Assert.Empty(outside);
    }

    [Fact]
    public void The_content_library_has_no_database_no_http_and_no_clock()
    {
        string[] foreign = ["using Npgsql", "using Microsoft.EntityFrameworkCore", "using Microsoft.AspNetCore", "System.Net.Http", "DateTime.UtcNow", "DateTimeOffset.UtcNow", "DateTime.Now", "TimeProvider"];

        var found = SourceFiles("KnowledgeBase.Content").SelectMany(file => foreign.Where(File.ReadAllText(file).Contains).Select(word => $"{file}: {word}"));

        Assert.Empty(found);
    }

    private static IEnumerable<string> SourceFiles(string project) =>
        Directory.EnumerateFiles(Path.Combine(Home(), "src", project), "*.cs", SearchOption.AllDirectories)
            .Select(file => file.Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal));

    private static string Home()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KnowledgeBase.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside of the project's folder: no KnowledgeBase.sln above them.");
        return folder;
    }
}
