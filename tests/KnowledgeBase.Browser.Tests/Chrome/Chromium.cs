namespace KnowledgeBase.Browser.Tests.Chrome;

/// <summary>Finds a Chromium on this machine. The tests fetch none: a build machine may not reach the places that browsers are fetched from.</summary>
internal static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    /// <summary>
    /// What keeps it quiet and able to start in a container. Playwright adds <c>--no-sandbox</c>, which root needs; only our own page is opened.
    /// </summary>
    internal static readonly string[] Arguments = ["--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-dev-shm-usage"];

    /// <summary>Its program.</summary>
    /// <exception cref="FileNotFoundException">There is none; the message says how to get one.</exception>
    internal static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).Concat(Places).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                "These tests need Chromium or Google Chrome, and neither is installed. Debian, Ubuntu: apt-get install chromium. macOS: brew install --cask google-chrome.");
    }
}
