using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>A release: a numbered, named, hashed set of revisions that never changes.</summary>
/// <param name="Version">Its name, such as <c>2026.1.0</c>.</param>
/// <param name="Sequence">Counts releases from 1.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
/// <param name="Notes">What is in it.</param>
/// <param name="Languages">The languages that its texts exist in.</param>
/// <param name="Fallback">The languages to fall back to, in order.</param>
/// <param name="ContentHash">SHA-256 over its content, 64 hex digits.</param>
/// <param name="Counts">How many entries of each kind it holds.</param>
public sealed record ReleaseInfo(
    string Version,
    int Sequence,
    DateTimeOffset PublishedAt,
    LocalizedText? Notes,
    ImmutableArray<string> Languages,
    ImmutableArray<string> Fallback,
    string ContentHash,
    ImmutableDictionary<EntryKind, int> Counts);

/// <summary>A published state of an entry.</summary>
/// <param name="Number">Counts the entry's revisions from 1.</param>
/// <param name="Release">The first release with it.</param>
/// <param name="Message">Why it was saved.</param>
/// <param name="ContentHash">SHA-256 of the document, 64 hex digits.</param>
public sealed record RevisionInfo(int Number, ReleaseInfo Release, string? Message, string ContentHash)
{
    /// <summary>Whether this state says what became of the name, and no longer what had it.</summary>
    public bool IsFormerName { get; init; }
}

/// <summary>An entry of a release, with its published history.</summary>
/// <param name="Entry">The document.</param>
/// <param name="Revisions">Its published revisions up to this release, newest first; at least one, the first being this state.</param>
public sealed record CatalogueItem(Entry Entry, ImmutableArray<RevisionInfo> Revisions);
