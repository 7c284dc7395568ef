using System.Collections.Immutable;

namespace KnowledgeBase.Content.Entries;

/// <summary>One text in several languages; English, the source language, is always there in a valid entry.</summary>
/// <param name="ByLanguage">The texts by BCP 47 tag, in ordinal order of the tags.</param>
public sealed record LocalizedText(ImmutableSortedDictionary<string, string> ByLanguage)
{
    /// <summary>The language that every text exists in.</summary>
    public const string SourceLanguage = "en";

    /// <summary>A text in the source language only.</summary>
    public static LocalizedText English(string text) =>
        new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(SourceLanguage, text));

    /// <summary>The text in the first of these languages that it exists in, else in English; with the language it is in.</summary>
    public (string Language, string Text) In(ImmutableArray<string> languages)
    {
        foreach (var language in languages)
        {
            if (ByLanguage.TryGetValue(language, out var text))
                return (language, text);
        }

        return (SourceLanguage, ByLanguage[SourceLanguage]);
    }
}
