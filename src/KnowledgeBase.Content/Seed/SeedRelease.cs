using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Seed;

/// <summary>What <c>release.yaml</c> says: the release that the seed files make.</summary>
public sealed record SeedRelease
{
    /// <summary>The version, three numbers such as <c>2026.1.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The day that it is dated.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The languages that it is offered in, the most complete first.</summary>
    public required ImmutableArray<string> Languages { get; init; }

    /// <summary>The languages tried, in this order, when a text is not there in any that a reader asked for; ends with English.</summary>
    public required ImmutableArray<string> Fallback { get; init; }

    /// <summary>What is in it, for readers.</summary>
    public LocalizedText? Notes { get; init; }
}
