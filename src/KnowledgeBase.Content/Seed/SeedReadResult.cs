using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Seed;

/// <summary>What a seed folder holds.</summary>
/// <param name="Entries">The entries whose files are sound, by slug in ordinal order (two of one slug, if two files say so).</param>
/// <param name="Damaged">
/// What could be read of the entries whose files have problems, with stand-ins where values were wrong: enough to resolve links to them,
/// never to be loaded.
/// </param>
/// <param name="Release">What release.yaml says; null when it is missing or has a problem.</param>
/// <param name="Problems">Everything wrong with the files' form, in the order of file, line and column.</param>
/// <param name="Positions">Where the properties of the entries stand.</param>
/// <param name="Unread">The entries of which nothing could be read.</param>
public sealed record SeedReadResult(
    ImmutableArray<Entry> Entries,
    ImmutableArray<Entry> Damaged,
    SeedRelease? Release,
    ImmutableArray<Problem> Problems,
    SeedPositions Positions,
    ImmutableArray<UnreadEntry> Unread);

/// <summary>An entry that has a file of which nothing could be read.</summary>
/// <param name="Kind">The kind that belongs to its folder.</param>
/// <param name="Slug">The slug that belongs to its file's name.</param>
public sealed record UnreadEntry(EntryKind Kind, string Slug);
