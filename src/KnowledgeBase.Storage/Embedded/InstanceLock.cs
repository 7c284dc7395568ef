using System.Globalization;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>
/// Says that this process owns a data root. The operating system lets go of it when the process ends, however it ends, so that nothing
/// stale is left after a crash. Who holds it stands in a file beside it, because the locked one cannot be read by others.
/// </summary>
internal sealed class InstanceLock : IDisposable
{
    private readonly FileStream held;
    private readonly string ownerFile;

    private InstanceLock(FileStream held, string ownerFile)
    {
        this.held = held;
        this.ownerFile = ownerFile;
    }

    /// <summary>Takes it, without waiting.</summary>
    /// <exception cref="EmbeddedServerException">Another instance has it.</exception>
    internal static InstanceLock Take(string dataRoot, TimeProvider clock)
    {
        var owner = Path.Combine(dataRoot, "instance.owner");
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(dataRoot, "instance.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (!FileFailures.Concerns(exception))
        {
            throw StartFailures.AlreadyRunning(dataRoot, ReadOwner(owner));
        }

        var instance = new InstanceLock(file, owner);
        try
        {
            File.WriteAllText(owner, Sign(clock));
            return instance;
        }
        catch
        {
            instance.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        File.Delete(ownerFile);
        held.Dispose();
    }

    private static string Sign(TimeProvider clock) => string.Create(
        CultureInfo.InvariantCulture,
        $"process {Environment.ProcessId}, started {clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC\n");

    private static string? ReadOwner(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
