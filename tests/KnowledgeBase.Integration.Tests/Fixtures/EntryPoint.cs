using System.Runtime.Versioning;
using Xunit.Runner.InProc.SystemConsole;

// The embedded server runs on Linux and macOS.
[assembly: UnsupportedOSPlatform("windows")]

namespace KnowledgeBase.Integration.Tests.Fixtures;

/// <summary>Runs the tests, or plays the owner of an embedded server for those tests that kill it.</summary>
internal static class EntryPoint
{
    private static Task<int> Main(string[] args) =>
        args is [ServerOwner.Switch, var dataRoot, ..] ? ServerOwner.RunAsync(dataRoot) : ConsoleRunner.Run(args);
}
