using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>One field that two sides changed differently from the same base.</summary>
/// <param name="Path">The field's path, as <see cref="DocumentDiff"/> writes it; empty for the entry as a whole.</param>
/// <param name="Base">What both sides started from, strings as they are and anything else as JSON; null when it was absent.</param>
/// <param name="Theirs">What others made of it.</param>
/// <param name="Yours">What you made of it.</param>
public readonly record struct FieldConflict(string Path, string? Base, string? Theirs, string? Yours);

/// <summary>What a three-way merge came to.</summary>
/// <param name="Entry">The merged state, with your value in each field in conflict; null when there is no entry (any more).</param>
/// <param name="Conflicts">The fields in conflict, in document order; empty when all went together.</param>
public sealed record MergeResult(Entry? Entry, ImmutableArray<FieldConflict> Conflicts);

/// <summary>Merges two states of an entry that come from one base, field by field.</summary>
public static class DocumentMerge
{
    /// <summary>
    /// Three-way merge. What only one side changed is taken from that side; what both changed to the same value is taken; what both changed to different
    /// values, or one changed and the other removed, is a conflict.
    /// </summary>
    /// <param name="from">What both sides started from; null when the entry did not exist.</param>
    /// <param name="theirs">What others made of it; null when they removed it.</param>
    /// <param name="yours">What you made of it; null when you removed it.</param>
    public static MergeResult Of(Entry? from, Entry? theirs, Entry? yours) => throw new NotSupportedException();
}
