namespace KnowledgeBase.Storage.Embedded;

/// <summary>Turns what the file system refused into the message for the person who started the program.</summary>
internal static class FileFailures
{
    // On Unix an IOException's HResult is the system's own error number; these two are the same on Linux and macOS.
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;

    /// <summary>Whether an input or output error has a message of its own here.</summary>
    internal static bool Concerns(Exception exception) =>
        exception is UnauthorizedAccessException or IOException { HResult: NoSpace or ReadOnlyFileSystem };

    internal static EmbeddedServerException Explain(Exception exception, string dataRoot) => exception switch
    {
        IOException { HResult: NoSpace } => StartFailures.DiskFull(dataRoot, exception),
        IOException { HResult: ReadOnlyFileSystem } => StartFailures.Permissions(dataRoot, "is on a file system that cannot be written", exception),
        _ => StartFailures.Permissions(dataRoot, $"cannot be used ({exception.Message.TrimEnd('.')})", exception),
    };
}
