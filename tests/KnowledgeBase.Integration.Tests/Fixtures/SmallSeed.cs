using Xunit;

namespace KnowledgeBase.Integration.Tests.Fixtures;

/// <summary>
/// A copy, in a temporary folder, of the small seed in the folder <c>SmallSeed</c>: eight entries in two languages, without a problem, in exactly the form
/// that an export writes. A test edits its copy.
/// </summary>
public sealed class SmallSeed : IDisposable
{
    private readonly TemporaryFolder folder = new(name: "kb-seed");

    /// <summary>Makes a copy.</summary>
    public SmallSeed()
    {
        foreach (var file in Directory.EnumerateFiles(Original, "*", SearchOption.AllDirectories))
            Write(System.IO.Path.GetRelativePath(Original, file), File.ReadAllText(file));
    }

    /// <summary>The folder that every test shares; nobody writes to it.</summary>
    public static string Original { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "SmallSeed");

    /// <summary>The slugs of its entries, in ordinal order.</summary>
    public static IReadOnlyList<string> Slugs { get; } =
    [
        "country-fra", "end-to-end-encryption", "iicsa-internet-glossary", "lanzarote-convention", "lanzarote-convention-text", "online-grooming",
        "sexual-extortion", "weprotect-the-issue",
    ];

    /// <summary>The copy's folder.</summary>
    public string Path => folder.Path;

    /// <summary>What a file says.</summary>
    /// <param name="file">Its path from the seed folder.</param>
    public string Read(string file) => File.ReadAllText(At(file));

    /// <summary>Writes a file, in place of what was there.</summary>
    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
    }

    /// <summary>Deletes a file.</summary>
    public void Delete(string file) => File.Delete(At(file));

    /// <summary>Replaces a text that stands in a file exactly once.</summary>
    public void Replace(string file, string before, string after)
    {
        var parts = Read(file).Split(before);
        Assert.True(parts.Length == 2, $"'{before}' stands {parts.Length - 1} times in {file}; it must stand there once.");
        Write(file, string.Join(after, parts));
    }

    /// <summary>Names the release differently, as whoever edits the files must.</summary>
    public void Version(string version)
    {
        var lines = Read("release.yaml").Split('\n');
        lines[0] = $"version: {version}";
        Write("release.yaml", string.Join('\n', lines));
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private string At(string file) => System.IO.Path.Combine(folder.Path, file);
}
