using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Content.CoverageMatrices;

/// <summary>Holds a filter to limits, and to names that the release has: a mistyped name must not look like an answer of nothing.</summary>
public static class CoverageFilterCheck
{
    /// <summary>The most entries that a list of the filter may have.</summary>
    public const int MostItems = 100;

    /// <summary>What is wrong, as a condition's name and a sentence that completes it; null when nothing is.</summary>
    public static (string Condition, string Problem)? Problem(CoverageFilter filter, Catalogue catalogue) =>
        TooLong("manifestations", filter.Manifestations?.Count)
        ?? TooLong("frameworks", filter.Frameworks?.Count)
        ?? TooLong("instruments", filter.Instruments?.Count)
        ?? TooLong("conducts", filter.Conducts?.Count)
        ?? Unknown("manifestations", "manifestation", filter.Manifestations, slug => catalogue.Factsheet(slug) is Manifestation, catalogue)
        ?? Unknown("frameworks", "legal framework", filter.Frameworks, slug => catalogue.Factsheet(slug) is LegalFramework, catalogue)
        ?? Unknown("instruments", "instrument", filter.Instruments, slug => catalogue.Instrument(slug) is not null, catalogue)
        ?? Unknown("country", "country", filter.Country is { } code ? [code] : null, country => catalogue.Country(country) is not null, catalogue);

    private static (string, string)? TooLong(string condition, int? count) =>
        count > MostItems ? (condition, $"has {count} entries; at most {MostItems} are allowed.") : null;

    private static (string, string)? Unknown(string condition, string kind, IReadOnlyList<string>? names, Func<string, bool> isKnown, Catalogue catalogue)
    {
        foreach (var name in names ?? [])
        {
            if (!isKnown(name))
                return (condition, $"names the {kind} \"{(name.Length <= 100 ? name : name[..100] + "…")}\", of which release {catalogue.Release.Version} has no record.");
        }

        return null;
    }
}
