using System.Collections.Immutable;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Editing;

/// <summary>What of an entry is written in given languages, and what is not.</summary>
internal static class TranslationScope
{
    /// <summary>The paths of the fields that two states differ in outside these languages; empty when all that changed is written in them.</summary>
    internal static ImmutableArray<string> Outside(Entry before, Entry after, ImmutableArray<string> languages) =>
        [.. DocumentDiff.Between(DocumentLanguages.Without(before, languages), DocumentLanguages.Without(after, languages)).Select(field => field.Path)];
}
