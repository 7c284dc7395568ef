using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>A sheet's place in its series is a number from 1 that no other sheet of the series has.</summary>
internal static class PositionRule
{
    internal static void Check(RuleContext context)
    {
        var taken = new Dictionary<(EntryKind, int), string>();
        foreach (var sheet in context.Sheets)
        {
            if (sheet.Position < 1)
                context.Report(sheet, "position", ProblemCodes.BadPosition, $"The position is {sheet.Position}; positions count from 1.");
            else if (!taken.TryAdd((sheet.Kind, sheet.Position), sheet.Slug))
                context.Report(sheet, "position", ProblemCodes.DuplicatePosition, $"Position {sheet.Position} of this series is that of '{taken[(sheet.Kind, sheet.Position)]}'.");
        }
    }
}
