using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// A sheet has exactly one preferred label in English and, in every other language in which it has visible labels, at most one; no label stands
/// twice (SKOS Reference, S13 and S14).
/// </summary>
internal static class LabelRule
{
    internal static void Check(RuleContext context)
    {
        foreach (var sheet in context.Sheets)
        {
            var preferred = new HashSet<string>(StringComparer.Ordinal);
            var seen = new HashSet<(string, string)>();
            for (var i = 0; i < sheet.Labels.Length; i++)
            {
                var label = sheet.Labels[i];
                if (!seen.Add((label.Language, label.Text)))
                    context.Report(sheet, $"labels[{i}]", ProblemCodes.DuplicateLabel, $"The label '{label.Text}' ({label.Language}) stands twice. Keep one.");
                if (label.Kind != LabelKind.Preferred)
                    continue;
                if (!preferred.Add(label.Language))
                    context.Report(sheet, $"labels[{i}].kind", ProblemCodes.DuplicatePreferredLabel, $"There is a preferred label in '{label.Language}' already. One is preferred in each language.");
                if (label.Usage is LabelUsage.Avoid or LabelUsage.LegalContextOnly)
                    context.Report(sheet, $"labels[{i}].usage", ProblemCodes.AvoidedPreferred, $"The preferred label '{label.Text}' is to be avoided. Prefer another.");
            }

            if (!preferred.Contains(LocalizedText.SourceLanguage))
                context.Report(sheet, "labels", ProblemCodes.MissingPreferredLabel, "There is no preferred label in English.");
        }
    }
}
