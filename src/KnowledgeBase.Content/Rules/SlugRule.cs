using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// Slugs are lower-case words with hyphens, each used once: among entries, and among instruments. An instrument may share the slug of the sheet
/// that holds it and of no other entry. A country's slug follows from its code.
/// </summary>
internal static class SlugRule
{
    internal static void Check(RuleContext context)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in context.InUseFirst)
        {
            CheckForm(context, entry, "slug", entry.Slug);
            if (!seen.Add(entry.Slug))
                context.Report(entry, "slug", ProblemCodes.DuplicateSlug, $"The slug '{entry.Slug}' names another entry too. Give one of them another.");
            if (entry is CountryEntry country && !string.Equals(country.Slug, $"country-{country.Code.ToLowerInvariant()}", StringComparison.Ordinal))
                context.Report(entry, "slug", ProblemCodes.BadSlug, $"The slug of this country must be 'country-{country.Code.ToLowerInvariant()}'.");
        }

        seen.Clear();
        foreach (var framework in context.Frameworks)
        {
            for (var i = 0; i < framework.Instruments.Length; i++)
            {
                var (slug, path) = (framework.Instruments[i].Slug, $"instruments[{i}].slug");
                CheckForm(context, framework, path, slug);
                if (!seen.Add(slug))
                    context.Report(framework, path, ProblemCodes.DuplicateSlug, $"The slug '{slug}' names another instrument too. Give one of them another.");
                else if (context.BySlug.TryGetValue(slug, out var other) && !ReferenceEquals(other, framework) && !IsFormerNameOf(framework, other, context))
                    context.Report(framework, path, ProblemCodes.DuplicateSlug, $"The slug '{slug}' names another entry. An instrument may share only that of its own sheet.");
            }
        }
    }

    /// <summary>A sheet may be renamed while its instrument keeps the name that both had.</summary>
    private static bool IsFormerNameOf(LegalFrameworkEntry framework, Entry other, RuleContext context)
    {
        for (var steps = 0; steps <= context.Entries.Count && other is FormerNameEntry { Outcome: FormerNameOutcome.Renamed, Was: FormerKind.LegalFramework, To: { } to }; steps++)
        {
            if (string.Equals(to, framework.Slug, StringComparison.Ordinal))
                return true;
            if (!context.BySlug.TryGetValue(to, out other!))
                return false;
        }

        return false;
    }

    private static void CheckForm(RuleContext context, Entry entry, string path, string slug)
    {
        if (!SlugForm.IsValid(slug))
            context.Report(entry, path, ProblemCodes.BadSlug, $"'{slug}' is no slug: lower-case letters and digits in words joined by single hyphens, at most {SlugForm.MaxLength} characters.");
    }
}
