using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Markdown;
using KnowledgeBase.Storage.Database;

namespace KnowledgeBase.Storage.Search;

/// <summary>The texts of an entry that full-text search looks in.</summary>
internal static class SearchTexts
{
    /// <summary>Labels, titles, summaries, definitions and sections of a factsheet; nothing for other kinds.</summary>
    internal static IEnumerable<SearchRow> Of(Entry entry, long entryId, long revisionId)
    {
        if (entry is not FactsheetEntry sheet)
            yield break;
        foreach (var label in sheet.Labels)
            yield return Row(label.Language, "LABEL", RankOf(label), label.Text);
        foreach (var (language, text) in sheet.Texts)
        {
            yield return Row(language, "TITLE", SearchRank.Title, text.Title);
            yield return Row(language, "SUMMARY", SearchRank.Summary, MarkdownText.Plain(text.Summary));
            yield return Row(language, "DEFINITION", SearchRank.Definition, MarkdownText.Plain(text.Definition));
            foreach (var section in text.Sections)
                yield return Row(language, "SECTION", SearchRank.Section, MarkdownText.Plain(section.Body));
        }

        SearchRow Row(string language, string field, SearchRank rank, string text) =>
            new() { EntryId = entryId, RevisionId = revisionId, Language = language, Field = field, Rank = (short)rank, Text = text };
    }

    private static SearchRank RankOf(Label label) => label switch
    {
        { Usage: LabelUsage.Avoid or LabelUsage.LegalContextOnly } => SearchRank.DiscouragedLabel,
        { Kind: LabelKind.Preferred } => SearchRank.PreferredLabel,
        _ => SearchRank.Label,
    };
}
