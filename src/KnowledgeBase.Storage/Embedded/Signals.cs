using System.Runtime.InteropServices;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>Signals to processes, as the operating system numbers them.</summary>
internal static class Signals
{
    /// <summary>To a PostgreSQL server: cut the sessions and shut down cleanly.</summary>
    internal const int FastShutdown = 2;

    /// <summary>To a PostgreSQL server: end at once; the next start recovers.</summary>
    internal const int ImmediateShutdown = 3;

    /// <summary>To anything: end, whatever you do.</summary>
    internal const int Kill = 9;

    private const int NotPermitted = 1;

    /// <summary>Whether a process with this number exists, whoever's it is.</summary>
    internal static bool Exists(int processId) => Send(processId, 0) || Marshal.GetLastPInvokeError() == NotPermitted;

    /// <summary>Sends a signal.</summary>
    /// <returns>Whether the process exists and took the signal.</returns>
    internal static bool Send(int processId, int signal) => processId > 1 && NativeKill(processId, signal) == 0;

    /// <summary>The number of the user that this program runs as.</summary>
    internal static uint CurrentUser() => NativeUser();

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int processId, int signal);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint NativeUser();
}
