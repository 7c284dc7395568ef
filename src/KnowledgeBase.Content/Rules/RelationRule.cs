using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// A sheet is not related to itself; a pair of sheets has one relation, written once; following the wider concepts never leads back (SKOS
/// Reference, sections 8.1 and 8.6.8).
/// </summary>
internal static class RelationRule
{
    internal static void Check(RuleContext context)
    {
        var pairs = new Dictionary<(string, string), string>();
        foreach (var sheet in context.Sheets)
        {
            for (var i = 0; i < sheet.Relations.Length; i++)
            {
                var (target, path) = (sheet.Relations[i].Target, $"relations[{i}].target");
                if (string.Equals(target, sheet.Slug, StringComparison.Ordinal))
                {
                    context.Report(sheet, path, ProblemCodes.SelfRelation, "The sheet is related to itself. Delete the relation.");
                    continue;
                }

                var pair = string.CompareOrdinal(sheet.Slug, target) < 0 ? (sheet.Slug, target) : (target, sheet.Slug);
                if (!pairs.TryAdd(pair, sheet.Slug))
                    context.Report(sheet, path, ProblemCodes.DoubledRelation, $"The relation of '{sheet.Slug}' and '{target}' stands in '{pairs[pair]}' already. Each pair is written once; the inverse is derived.");
            }
        }

        CheckCycles(context);
    }

    /// <summary>Walks up from every sheet, each edge once: a sheet met again on the way up closes a circle.</summary>
    private static void CheckCycles(RuleContext context)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in context.Sheets)
        {
            var onPath = new HashSet<string>(StringComparer.Ordinal);
            var stack = new Stack<(FactsheetEntry Sheet, int Next)>();
            if (done.Contains(start.Slug))
                continue;
            stack.Push((start, 0));
            onPath.Add(start.Slug);
            while (stack.TryPop(out var at))
            {
                var (sheet, next) = at;
                while (next < sheet.Relations.Length && sheet.Relations[next].Kind != SheetRelationKind.Broader)
                    next++;
                if (next == sheet.Relations.Length)
                {
                    onPath.Remove(sheet.Slug);
                    done.Add(sheet.Slug);
                    continue;
                }

                stack.Push((sheet, next + 1));
                var target = sheet.Relations[next].Target;
                if (string.Equals(target, sheet.Slug, StringComparison.Ordinal) || done.Contains(target))
                    continue;
                if (!onPath.Add(target))
                    context.Report(sheet, $"relations[{next}].target", ProblemCodes.BroaderCycle, $"'{target}' is the wider concept of '{sheet.Slug}', and '{sheet.Slug}' of '{target}', perhaps through others. Break the circle.");
                else if (context.BySlug.GetValueOrDefault(target) is FactsheetEntry wider)
                    stack.Push((wider, 0));
            }
        }
    }
}
