using System.Collections.Immutable;

namespace KnowledgeBase.Api.Requests;

/// <summary>Matches the languages that readers want with those that there are (RFC 4647 section 3.4, "Lookup").</summary>
public static class LanguageRange
{
    /// <summary>
    /// The available language that serves a range: the range itself, else the range with its last subtags taken off one by one; without
    /// regard to case. Null when none does.
    /// </summary>
    public static string? BestMatch(string range, ImmutableArray<string> available)
    {
        for (var length = range.Length; length > 0; length = range.LastIndexOf('-', length - 1, length))
        {
            foreach (var language in available)
            {
                if (language.Length == length && range.StartsWith(language, StringComparison.OrdinalIgnoreCase))
                    return language;
            }

            if (range.LastIndexOf('-', length - 1, length) < 0)
                break;
        }

        return null;
    }

    /// <summary>The available languages that serve these ranges, best first, each once; then the fallback.</summary>
    public static ImmutableArray<string> Chain(IEnumerable<string> ranges, ImmutableArray<string> available, ImmutableArray<string> fallback)
    {
        var chain = ImmutableArray.CreateBuilder<string>();
        foreach (var range in ranges)
        {
            if (BestMatch(range, available) is { } language && !chain.Contains(language))
                chain.Add(language);
        }

        foreach (var language in fallback)
        {
            if (!chain.Contains(language))
                chain.Add(language);
        }

        return chain.ToImmutable();
    }
}
