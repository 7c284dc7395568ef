using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>A factsheet says on which day its facts were last checked.</summary>
internal static class UndatedSheetRule
{
    internal static void Check(RuleContext context)
    {
        foreach (var sheet in context.Sheets)
        {
            if (sheet.AsOf is null)
                context.Warn(sheet, "", ProblemCodes.UndatedSheet, "The factsheet has no 'as-of' date. Write the day on which its facts were last checked.");
        }
    }
}
