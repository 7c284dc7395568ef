namespace KnowledgeBase.Storage.Embedded;

/// <summary>Where the embedded server keeps its files and what it may do to come up.</summary>
/// <param name="DataRoot">The folder for everything that the server writes, as a full path or relative to the current folder; it is made when missing.</param>
public sealed record EmbeddedServerOptions(string DataRoot)
{
    /// <summary>A folder with <c>postgres</c> and <c>initdb</c> to use instead of searching for one.</summary>
    public string? BinariesDirectory { get; init; }

    /// <summary>Whether PostgreSQL may be installed with the machine's package manager, or run in Docker, when it is missing.</summary>
    public bool Install { get; init; } = true;

    /// <summary>Whether a confirmed write survives a power cut (<c>fsync</c>). Only tests switch it off, to be faster.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>How long a start may take, recovery after a crash included.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long each step of stopping may take before a harder one follows: sessions cut, then no clean shutdown, then killed.</summary>
    public TimeSpan StopLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where to search for server binaries. The machine's usual places unless a test says otherwise.</summary>
    internal BinarySources Sources { get; init; } = BinarySources.Machine();

    /// <summary>Whether <see cref="Install"/> may use the machine's package manager. Only tests switch it off.</summary>
    internal bool UsePackageManager { get; init; } = true;

    /// <summary>The folder that holds short socket folders when the data root's own path is too long for one.</summary>
    internal string TemporaryRoot { get; init; } = "/tmp";

    /// <summary>The folder for databases whose data root the unprivileged account cannot enter.</summary>
    internal string SystemRoot { get; init; } = "/var/lib";

    /// <summary>The options for a program started in <paramref name="home"/>: everything goes into its folder <c>.kb</c>.</summary>
    /// <param name="home">The repository's root, or the folder that the program was started in.</param>
    public static EmbeddedServerOptions For(string home) => new(Path.Combine(home, ".kb"));
}
