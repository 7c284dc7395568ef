using System.Globalization;

namespace KnowledgeBase.Integration.Tests.Fixtures;

/// <summary>A folder that is deleted at the end. Others may pass through it, because a server started by root runs as another user.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private static int count;

    /// <summary>Makes it.</summary>
    /// <param name="parent">In which folder; the system's one for temporary files by default.</param>
    /// <param name="name">A part of its name.</param>
    public TemporaryFolder(string? parent = null, string name = "kb")
    {
        var number = Interlocked.Increment(ref count);
        Path = System.IO.Path.Combine(
            parent ?? System.IO.Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"{name}-{Environment.ProcessId}-{number}"));
        Directory.CreateDirectory(Path);
        File.SetUnixFileMode(Path, (UnixFileMode)Convert.ToInt32("711", 8));
    }

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
