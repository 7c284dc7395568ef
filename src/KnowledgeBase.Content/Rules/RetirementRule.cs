using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>A help resource that is out of service sends nobody there to report. (That it says why is part of its form.)</summary>
internal static class RetirementRule
{
    internal static void Check(RuleContext context)
    {
        foreach (var resource in context.Entries.OfType<HelpResourceEntry>())
        {
            if (resource is { Retired: not null, AllowsReporting: true })
                context.Report(resource, "allowsReporting", ProblemCodes.RetiredReporting, "One cannot report to a resource that is out of service. Delete 'allows-reporting', or 'retired'.");
        }
    }
}
