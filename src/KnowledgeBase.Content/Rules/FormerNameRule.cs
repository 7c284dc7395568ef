using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// A former name leads to something that there is, perhaps through other former names, and never back. What was renamed is of the same kind
/// afterwards, and has one name before each: its identifier comes from the first of them (<see cref="Catalogues.PermanentKeys"/>).
/// </summary>
internal static class FormerNameRule
{
    internal static void Check(RuleContext context)
    {
        var renamedTo = new Dictionary<string, string>(StringComparer.Ordinal);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var former in context.Entries.OfType<FormerNameEntry>())
        {
            CheckForm(context, former);
            if (former.To is not { } to)
                continue;
            if (former.Outcome == FormerNameOutcome.Renamed && !renamedTo.TryAdd(to, former.Slug))
                context.Report(former, "to", ProblemCodes.DoubledRename, $"'{renamedTo[to]}' was renamed to '{to}' too, and a thing had one name before. Make one of them RETIRED, with '{to}' as its successor.");
            CheckTarget(context, former, reported);
        }
    }

    private static void CheckForm(RuleContext context, FormerNameEntry former)
    {
        if (former is { Outcome: FormerNameOutcome.Renamed, To: null })
            context.Report(former, "outcome", ProblemCodes.MissingOutcome, $"'{former.Slug}' was renamed. Say with 'to' what the new name is.");
        if (former is { Outcome: FormerNameOutcome.Retired, Reason: null })
            context.Report(former, "outcome", ProblemCodes.MissingOutcome, $"'{former.Slug}' was retired. Say why with 'reason'.");
        if (!ReleaseVersion.IsValid(former.Since))
            context.Report(former, "since", ProblemCodes.BadVersion, $"'{former.Since}' is no version: three numbers with dots, such as 2026.1.0.");
    }

    /// <summary>Follows the name to its end, at most once through every entry.</summary>
    private static void CheckTarget(RuleContext context, FormerNameEntry former, HashSet<string> reported)
    {
        var onPath = new HashSet<string>(StringComparer.Ordinal) { former.Slug };
        var at = former;
        var isRenamed = true;
        while (at.To is { } to)
        {
            isRenamed &= at.Outcome == FormerNameOutcome.Renamed;
            if (context.BySlug.GetValueOrDefault(to) is FormerNameEntry next)
            {
                if (!onPath.Add(to))
                {
                    // Once a circle, at the first name in it that is met.
                    if (onPath.Contains(former.Slug) && string.Equals(to, former.Slug, StringComparison.Ordinal) && reported.Add(to))
                    {
                        reported.UnionWith(onPath);
                        context.Report(former, "to", ProblemCodes.FormerNameCycle, $"'{former.Slug}' leads to '{at.Slug}', and that back to '{former.Slug}'. Break the circle.");
                    }

                    return;
                }

                at = next;
                continue;
            }

            if (context.IsUnread(to) || (former.Was is FormerKind.Instrument && !context.KnowsAllInstruments))
                return;
            if (!context.BySlug.ContainsKey(to) && !context.Instruments.ContainsKey(to))
            {
                // A name further on that leads to nothing is reported there.
                if (ReferenceEquals(at, former))
                    context.Report(former, "to", ProblemCodes.BrokenLink, $"There is no '{to}'.");
            }
            else if (!IsAllowed(context, former.Was, to, isRenamed))
            {
                context.Report(former, "to", ProblemCodes.FormerNameKind, isRenamed
                    ? $"'{former.Slug}' was {Described(former.Was)}, and '{to}' is none. What is renamed stays of its kind; if it was replaced by something else, make it RETIRED."
                    : $"'{former.Slug}' was {Described(former.Was)}. '{to}' cannot be its successor: it is of another kind.");
            }

            return;
        }
    }

    /// <summary>What is renamed stays of its kind; a sheet's successor is a sheet of any series, that of anything else is of the same kind.</summary>
    private static bool IsAllowed(RuleContext context, FormerKind was, string to, bool isRenamed)
    {
        var entry = context.BySlug.GetValueOrDefault(to);
        return was switch
        {
            FormerKind.Instrument => context.Instruments.ContainsKey(to),
            FormerKind.Source => entry is SourceEntry,
            FormerKind.HelpResource => entry is HelpResourceEntry,
            _ when !isRenamed => entry is FactsheetEntry,
            FormerKind.Manifestation => entry is ManifestationEntry,
            FormerKind.LegalFramework => entry is LegalFrameworkEntry,
            _ => entry is TechnologyTermEntry,
        };
    }

    private static string Described(FormerKind kind) => kind switch
    {
        FormerKind.Manifestation => "a manifestation",
        FormerKind.LegalFramework => "a legal framework",
        FormerKind.TechnologyTerm => "a technology term",
        FormerKind.Instrument => "an instrument",
        FormerKind.Source => "a source",
        _ => "a help resource",
    };
}
