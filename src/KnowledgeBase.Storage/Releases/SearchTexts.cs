using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Markdown;
using KnowledgeBase.Storage.Database;

namespace KnowledgeBase.Storage.Releases;

/// <summary>The texts of an entry that full-text search looks in.</summary>
internal static class SearchTexts
{
    /// <summary>Labels, titles, summaries, definitions and sections of a factsheet; nothing for other kinds.</summary>
    internal static IEnumerable<SearchRow> Of(Entry entry, long entryId)
    {
        if (entry is not FactsheetEntry sheet)
            yield break;
        foreach (var label in sheet.Labels)
            yield return Row(label.Language, "LABEL", label.Text);
        foreach (var (language, text) in sheet.Texts)
        {
            yield return Row(language, "TITLE", text.Title);
            yield return Row(language, "SUMMARY", text.Summary);
            yield return Row(language, "DEFINITION", text.Definition);
            foreach (var section in text.Sections)
                yield return Row(language, "SECTION", MarkdownText.Plain(section.Body));
        }

        SearchRow Row(string language, string field, string text) =>
            new() { EntryId = entryId, Language = language, Field = field, Text = text };
    }
}
