using Xunit;

namespace KnowledgeBase.Integration.Tests.Embedded;

/// <summary>A file system in memory that is soon full. It needs the right to mount; without it the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string path;

    private SmallDisk(string path) => this.path = path;

    internal static SmallDisk Mount(string path, string size)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && OperatingSystem.IsLinux(), "needs root, to mount a small disk");
        Directory.CreateDirectory(path);
        Scratch.Run("mount", "-t", "tmpfs", "-o", $"size={size},mode=0755", "kbtest", path);
        Assert.SkipUnless(Scratch.Run("stat", "-f", "-c", "%T", path) == "tmpfs", "needs the right to mount");
        return new SmallDisk(path);
    }

    internal void Resize(string size) => Scratch.Run("mount", "-o", $"remount,size={size}", path);

    public void Dispose() => Scratch.Run("umount", "--lazy", path);
}
