using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>A factsheet is tied to another by a relation, a use of technology or coverage, written on either of the two.</summary>
internal static class OrphanRule
{
    internal static void Check(RuleContext context)
    {
        // What a sheet that could not be read ties together is not known.
        if (!context.KnowsAllSheets)
            return;
        var tied = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sheet in context.Sheets)
        {
            foreach (var target in Targets(sheet))
            {
                if (!string.Equals(target, sheet.Slug, StringComparison.Ordinal) && context.BySlug.GetValueOrDefault(target) is FactsheetEntry)
                {
                    tied.Add(sheet.Slug);
                    tied.Add(target);
                }
            }
        }

        foreach (var sheet in context.Sheets)
        {
            if (!tied.Contains(sheet.Slug))
                context.Warn(sheet, "", ProblemCodes.OrphanSheet, $"Nothing leads to or from '{sheet.Slug}': no relation, use of technology or coverage. Relate it to another factsheet.");
        }
    }

    private static IEnumerable<string> Targets(FactsheetEntry sheet)
    {
        var related = sheet.Relations.Select(relation => relation.Target);
        return sheet switch
        {
            TechnologyTermEntry term => related.Concat(term.Manifestations.Select(use => use.Manifestation)),
            LegalFrameworkEntry framework => related.Concat(
                framework.Instruments.SelectMany(instrument => instrument.Provisions).SelectMany(provision => provision.Coverage).Select(coverage => coverage.Manifestation)),
            _ => related,
        };
    }
}
