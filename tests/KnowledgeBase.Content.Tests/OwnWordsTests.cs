using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Tests.Seed;

namespace KnowledgeBase.Content.Tests;

/// <summary>The content is the project's own words: no run of eight words stands in the texts that the project grew from.</summary>
public sealed class OwnWordsTests
{
    private const int RunLength = 8;

    /// <summary>Where those texts are: in this folder beside the project.</summary>
    private static readonly string SourceFolder = Path.Combine("shared", "sources");

    /// <summary>Properties that hold names, titles and citations, which are as somebody else made them.</summary>
    private static readonly string[] NamesAndTitles =
        ["slug", "text", "instead", "authors", "publisher", "place", "url", "textUrl", "officialTitle", "shortTitle", "reference", "adoptedBy", "depositary", "monitoringBody", "source", "locator", "name", "names"];

    /// <summary>Names that running text cannot avoid.</summary>
    private static readonly string[] Names =
    [
        "Optional Protocol to the Convention on the Rights of the Child on the Sale of Children, Child Prostitution and Child Pornography",
        "Convention on the Protection of Children against Sexual Exploitation and Sexual Abuse",
        "Protection of Children against Sexual Exploitation and Sexual Abuse",
        "African Charter on the Rights and Welfare of the Child",
        "End Child Prostitution, Child Pornography and Trafficking in Children for Sexual Purposes",
        "European NGO Alliance for Child Safety Online",
    ];

    [Fact]
    public void No_run_of_eight_words_is_taken_from_the_texts_that_the_project_grew_from()
    {
        var seed = RepositorySeed.Read();
        var folder = FindSources();
        if (folder is null)
            Assert.Skip($"There is no folder '{SourceFolder}' beside the project, so there is nothing to compare the content with.");

        var runs = new SharedRuns(RunLength, Names);
        var files = Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
            runs.Add(Path.GetFileName(file), File.ReadAllText(file));

        var compared = 0;
        var taken = new List<string>();
        foreach (var entry in seed.Entries)
        {
            foreach (var (path, text) in DocumentStrings.Of(entry))
            {
                if (IsNameOrTitle(entry.Kind, path))
                    continue;
                compared++;
                taken.AddRange(runs.In(text).Select(run => $"{entry.Slug} {path}: {run}"));
            }
        }

        Assert.True(compared > 1_000, $"Only {compared} texts were compared.");
        Assert.Empty(taken);
    }

    /// <summary>By the path's last property, or the one before a language: <c>instruments[0].officialTitle.en</c> is a title.</summary>
    private static bool IsNameOrTitle(Entries.EntryKind kind, string path)
    {
        var words = path.Split('.').Select(word => word.Split('[')[0]).ToArray();
        var last = words[^1];
        return NamesAndTitles.Contains(last, StringComparer.Ordinal)
            || (words.Length > 1 && NamesAndTitles.Contains(words[^2], StringComparer.Ordinal))
            || (kind == Entries.EntryKind.Source && last == "title");
    }

    private static string? FindSources()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var sources = Path.Combine(folder.FullName, SourceFolder);
            if (Directory.Exists(sources))
                return sources;
        }

        return null;
    }
}
