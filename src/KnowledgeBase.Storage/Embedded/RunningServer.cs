namespace KnowledgeBase.Storage.Embedded;

/// <summary>
/// How other commands of the same user reach the embedded server of a process that runs: a file beside the lock says it, which only its owner can read. A
/// file that a killed process left behind leads nowhere, and the next start writes it anew.
/// </summary>
public static class RunningServer
{
    private const string FileName = "instance.connection";

    /// <summary>How to reach the server that another process runs on this data root; null when it does not say.</summary>
    public static string? ConnectionString(string dataRoot)
    {
        try
        {
            return File.ReadAllText(PathIn(dataRoot)) is { Length: > 0 } said ? said : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal static void Say(string dataRoot, string connectionString)
    {
        var path = PathIn(dataRoot);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(connectionString);
    }

    internal static void Unsay(string dataRoot) => File.Delete(PathIn(dataRoot));

    private static string PathIn(string dataRoot) => Path.Combine(dataRoot, FileName);
}
