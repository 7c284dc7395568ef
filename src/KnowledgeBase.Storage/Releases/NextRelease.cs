using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Storage.Releases;

/// <summary>All of what the next release is to hold; what changed is found by comparing hashes.</summary>
public sealed record NextRelease
{
    /// <summary>Its name, such as <c>2026.1.0</c>; never used before.</summary>
    public required string Version { get; init; }

    /// <summary>The day that it is dated.</summary>
    public required DateOnly DatedOn { get; init; }

    /// <summary>What is in it.</summary>
    public LocalizedText? Notes { get; init; }

    /// <summary>The languages that its texts exist in.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The languages to fall back to, in order.</summary>
    public required IReadOnlyList<string> Fallback { get; init; }

    /// <summary>Who publishes.</summary>
    public required string Author { get; init; }

    /// <summary>Who wrote an entry, by slug, where it was not <see cref="Author"/>.</summary>
    public IReadOnlyDictionary<string, string>? Authors { get; init; }

    /// <summary>Why; stands at each revision.</summary>
    public string? Message { get; init; }

    /// <summary>Every entry of the release, checked by the rule set.</summary>
    public required IReadOnlyList<Entry> Entries { get; init; }

    /// <summary>For a load of seed files: the hash of each entry in the files; null otherwise.</summary>
    public IReadOnlyDictionary<string, string>? SeedItems { get; init; }
}

/// <summary>What publishing came to. Nothing is ever published by halves.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    /// <summary>The release is there.</summary>
    /// <param name="Sequence">Its number.</param>
    /// <param name="Version">Its name.</param>
    /// <param name="ContentHash">Its hash.</param>
    /// <param name="Added">How many entries are new.</param>
    /// <param name="Updated">How many entries changed.</param>
    /// <param name="Removed">How many entries are no longer in it.</param>
    public sealed record Published(int Sequence, string Version, string ContentHash, int Added, int Updated, int Removed) : PublishOutcome;

    /// <summary>The newest release says the same already.</summary>
    /// <param name="Version">The newest release.</param>
    public sealed record NothingChanged(string Version) : PublishOutcome;

    /// <summary>The version was used already, for other content.</summary>
    /// <param name="Version">The version.</param>
    public sealed record VersionTaken(string Version) : PublishOutcome;

    /// <summary>Somebody published in the meantime: what was compared is no longer the newest.</summary>
    /// <param name="Version">The release that is now the newest; null when the database holds none any more.</param>
    public sealed record Superseded(string? Version) : PublishOutcome;

    /// <summary>Permanent identifiers would change: a former name was taken away from, or given to, something that has an identifier already.</summary>
    /// <param name="Slug">What would get another identifier.</param>
    /// <param name="Before">The name that its identifier is made of.</param>
    /// <param name="After">The name that it would be made of.</param>
    public sealed record IdentifierChanged(string Slug, string Before, string After) : PublishOutcome;

    /// <summary>A slug was the name of an entry of another kind.</summary>
    /// <param name="Slug">The slug.</param>
    /// <param name="Kind">The kind of entry that had it.</param>
    public sealed record SlugReused(string Slug, string Kind) : PublishOutcome;
}
