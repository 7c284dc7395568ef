using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// Running text does not use labels that are to be avoided: a warning. What stands in quotation marks, in emphasis or as the text of a link is
/// taken for a quotation; the official titles of instruments may be named.
/// </summary>
internal static class AvoidedWordRule
{
    internal static void Check(RuleContext context)
    {
        var phrases = new Dictionary<string, PhraseIndex>(StringComparer.Ordinal);
        foreach (var label in context.Sheets.SelectMany(sheet => sheet.Labels))
        {
            if (!phrases.TryGetValue(label.Language, out var index))
                phrases[label.Language] = index = new PhraseIndex();
            index.Add(label);
        }

        foreach (var instrument in context.Instruments.Values)
        {
            foreach (var (language, title) in instrument.OfficialTitle.ByLanguage)
                phrases.GetValueOrDefault(language)?.AddTitle(title);
        }

        foreach (var sheet in context.Sheets)
        {
            foreach (var (language, text) in sheet.Texts)
            {
                if (!phrases.TryGetValue(language, out var index))
                    continue;
                var path = $"texts.{language}";
                CheckText(context, sheet, $"{path}.summary", text.Summary, index);
                CheckText(context, sheet, $"{path}.plainLanguageSummary", text.PlainLanguageSummary, index);
                CheckText(context, sheet, $"{path}.definition", text.Definition, index);
                for (var i = 0; i < text.Sections.Length; i++)
                    CheckText(context, sheet, $"{path}.sections[{i}].body", text.Sections[i].Body, index);
            }
        }
    }

    private static void CheckText(RuleContext context, FactsheetEntry sheet, string path, string text, PhraseIndex phrases)
    {
        foreach (var (start, label) in phrases.FindDiscouraged(text))
        {
            var isBody = path.EndsWith(".body", StringComparison.Ordinal);
            var before = text.AsSpan(0, start);
            var (lines, columns) = isBody ? (before.Count('\n'), start - before.LastIndexOf('\n') - 1) : (0, 0);
            var instead = label.Instead is null ? "" : $" Say '{label.Instead}', or";
            context.Report(
                sheet, path, ProblemCodes.AvoidedWord, $"'{label.Text}' is to be avoided.{instead} put it in quotation marks where it is quoted.", ProblemSeverity.Warning, lines, columns);
        }
    }
}
