using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// Advice is complete: who says that a label needs care says why; who says to avoid it also says what to say instead, which is a label that may be
/// used; a label of the law names the instruments that use it. What one sheet avoids no other sheet prefers in the same language.
/// </summary>
internal static class AdviceRule
{
    internal static void Check(RuleContext context)
    {
        var preferred = new Dictionary<(string, string), FactsheetEntry>();
        foreach (var sheet in context.Sheets)
        {
            foreach (var label in sheet.Labels)
            {
                if (label.Kind == LabelKind.Preferred)
                    preferred.TryAdd((label.Language, LabelFolding.Fold(label.Text)), sheet);
            }
        }

        foreach (var sheet in context.Sheets)
        {
            for (var i = 0; i < sheet.Labels.Length; i++)
            {
                var (label, path) = (sheet.Labels[i], $"labels[{i}]");
                CheckComplete(context, sheet, label, path);
                if (label.Instead is not null)
                    CheckInstead(context, sheet, label, path);
                else if (label.InsteadIn is not null)
                    context.Report(sheet, $"{path}.insteadIn", ProblemCodes.MissingAdvice, "'instead-in' names a sheet, and 'instead' no label of it. Add 'instead'.");
                if (label.Usage == LabelUsage.Avoid && preferred.TryGetValue((label.Language, LabelFolding.Fold(label.Text)), out var other) && !ReferenceEquals(other, sheet))
                    context.Report(sheet, $"{path}.text", ProblemCodes.AvoidedPreferred, $"'{label.Text}' is to be avoided here, and is the preferred label of '{other.Slug}' in '{label.Language}'.");
            }
        }
    }

    private static void CheckComplete(RuleContext context, FactsheetEntry sheet, Label label, string path)
    {
        if (label.Usage is LabelUsage.Recommended or LabelUsage.Accepted)
            return;
        var usage = Documents.WireNames.Of(label.Usage);
        if (label.Note is null)
            context.Report(sheet, path, ProblemCodes.MissingAdvice, $"The label '{label.Text}' is {usage} and has no note. Say why.");
        if (label.Usage == LabelUsage.Caution)
            return;
        if (label.Instead is null)
            context.Report(sheet, path, ProblemCodes.MissingAdvice, $"The label '{label.Text}' is {usage}. Say with 'instead' what to say instead.");
        if (label.Usage == LabelUsage.LegalContextOnly && label.StandsIn.IsEmpty)
            context.Report(sheet, path, ProblemCodes.MissingAdvice, $"The label '{label.Text}' is {usage}. Name with 'stands-in' the instruments that use it.");
    }

    private static void CheckInstead(RuleContext context, FactsheetEntry sheet, Label label, string path)
    {
        var named = label.InsteadIn is null ? sheet : context.BySlug.GetValueOrDefault(label.InsteadIn) as FactsheetEntry;
        if (named is null)
            return;
        var instead = Find(named, label.Instead!, label.Language);
        if (instead is null)
            context.Report(sheet, $"{path}.instead", ProblemCodes.UnknownLabel, $"'{label.Instead}' is no label of '{named.Slug}' in '{label.Language}'.");
        else if (instead.Usage is LabelUsage.Avoid or LabelUsage.LegalContextOnly)
            context.Report(sheet, $"{path}.instead", ProblemCodes.AvoidedInstead, $"'{label.Instead}' is itself to be avoided. Name a label that may be used.");
    }

    private static Label? Find(FactsheetEntry sheet, string text, string language)
    {
        foreach (var label in sheet.Labels)
        {
            if (string.Equals(label.Text, text, StringComparison.Ordinal) && string.Equals(label.Language, language, StringComparison.Ordinal))
                return label;
        }

        return null;
    }
}
