using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// The coverage of an instrument is consistent: an article stands once; a provision speaks of a manifestation once, and only to say that it covers
/// it; each manifestation that is spoken of is judged once, at the strongest level of the statements, or NOT_COVERED where there are none.
/// </summary>
internal static class AssessmentRule
{
    internal static void Check(RuleContext context)
    {
        foreach (var framework in context.Frameworks)
        {
            for (var i = 0; i < framework.Instruments.Length; i++)
            {
                var path = $"instruments[{i}]";
                var strongest = CheckProvisions(context, framework, framework.Instruments[i], path);
                CheckAssessments(context, framework, framework.Instruments[i], path, strongest);
            }
        }
    }

    private static Dictionary<string, (CoverageLevel Level, string Path)> CheckProvisions(
        RuleContext context, LegalFrameworkEntry framework, InstrumentRecord instrument, string path)
    {
        var strongest = new Dictionary<string, (CoverageLevel Level, string Path)>(StringComparer.Ordinal);
        var articles = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < instrument.Provisions.Length; i++)
        {
            var (provision, at) = (instrument.Provisions[i], $"{path}.provisions[{i}]");
            if (!articles.Add(provision.Article))
                context.Report(framework, $"{at}.article", ProblemCodes.DuplicateArticle, $"Article {provision.Article} of '{instrument.Slug}' stands twice.");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var j = 0; j < provision.Coverage.Length; j++)
            {
                var (coverage, place) = (provision.Coverage[j], $"{at}.coverage[{j}]");
                if (!seen.Add(coverage.Manifestation))
                    context.Report(framework, place, ProblemCodes.DuplicateCoverage, $"Article {provision.Article} speaks of '{coverage.Manifestation}' twice.");
                if (provision.TouchesAll ? false : provision.Touches.Contains(coverage.Manifestation, StringComparer.Ordinal))
                    context.Report(framework, place, ProblemCodes.DuplicateCoverage, $"Article {provision.Article} both counts for '{coverage.Manifestation}' and only touches it. Keep one.");
                if (coverage.Level <= CoverageLevel.NotCovered)
                    context.Report(framework, $"{place}.level", ProblemCodes.CoverageLevelOfStatement, $"A statement says that a provision covers something: {WireNames.Of(coverage.Level)} belongs to 'assessments', or nowhere.");
                else if (!strongest.TryGetValue(coverage.Manifestation, out var best) || coverage.Level > best.Level)
                    strongest[coverage.Manifestation] = (coverage.Level, place);
            }
        }

        return strongest;
    }

    private static void CheckAssessments(
        RuleContext context,
        LegalFrameworkEntry framework,
        InstrumentRecord instrument,
        string path,
        Dictionary<string, (CoverageLevel Level, string Path)> strongest)
    {
        var judged = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < instrument.Assessments.Length; i++)
        {
            var (assessment, at) = (instrument.Assessments[i], $"{path}.assessments[{i}]");
            if (!judged.Add(assessment.Manifestation))
                context.Report(framework, at, ProblemCodes.DuplicateAssessment, $"'{assessment.Manifestation}' is judged twice for '{instrument.Slug}'.");
            var expected = strongest.TryGetValue(assessment.Manifestation, out var best) ? best.Level : CoverageLevel.NotCovered;
            if (assessment.Level != expected)
            {
                var reason = expected == CoverageLevel.NotCovered ? "no provision counts for it" : "that is the strongest level of its provisions";
                context.Report(framework, $"{at}.level", ProblemCodes.AssessmentLevel, $"'{assessment.Manifestation}' is judged {WireNames.Of(assessment.Level)}; it must be {WireNames.Of(expected)}: {reason}.");
            }
        }

        foreach (var (manifestation, (_, place)) in strongest)
        {
            if (!judged.Contains(manifestation))
                context.Report(framework, place, ProblemCodes.MissingAssessment, $"A provision counts for '{manifestation}', and 'assessments' does not judge it for '{instrument.Slug}'.");
        }
    }
}
