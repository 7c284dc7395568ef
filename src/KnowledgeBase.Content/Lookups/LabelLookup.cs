using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Lookups;

/// <summary>What a look-up found.</summary>
/// <param name="Matches">The labels that match, best first.</param>
/// <param name="Suggestions">Labels spelt like it; only when nothing matches.</param>
public sealed record LookupResult(ImmutableArray<TermMatch> Matches, ImmutableArray<Term> Suggestions);

/// <summary>A label that matches.</summary>
/// <param name="Matched">The label.</param>
/// <param name="Preferred">What to say: the label itself when it is recommended, else what its advice names, else the sheet's preferred label.</param>
/// <param name="Alternatives">The same label on other sheets, best first.</param>
public sealed record TermMatch(Term Matched, Term Preferred, ImmutableArray<Term> Alternatives);

/// <summary>What a word means and whether to use it.</summary>
public static class LabelLookup
{
    /// <summary>A word longer than this, in UTF-16 code units, is no label; it is not searched for.</summary>
    public const int MaxLength = 512;

    /// <summary>At most this many near misses are offered.</summary>
    public const int MaxSuggestions = 5;

    /// <summary>
    /// The labels of a catalogue that are this word but for case, accents and punctuation (<see cref="LabelFolding"/>). First come those in the
    /// languages asked for, in their order; among these labels that may be used before discouraged ones; among these preferred before alternative
    /// labels before abbreviations before hidden ones; among these the one in the very same spelling; then by series and position. Hidden and discouraged labels are found like any other.
    /// </summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="label">The word.</param>
    /// <param name="languages">The reader's languages, best first; none means that all are alike.</param>
    /// <param name="only">Only labels in these languages; any language where it is null.</param>
    public static LookupResult Find(Catalogue catalogue, string label, ImmutableArray<string> languages = default, ImmutableArray<string>? only = null)
    {
        languages = languages.IsDefault ? [] : languages;
        var folded = label.Length > MaxLength ? "" : LabelFolding.Fold(label);
        if (folded.Length == 0)
            return new LookupResult([], []);
        var terms = In(catalogue.TermsLike(folded), only);
        if (terms.IsEmpty)
            return new LookupResult([], Suggest(catalogue, folded, languages, only));
        var ranked = Rank(terms, label, languages);
        return new LookupResult([.. ranked.Select(term => new TermMatch(term, PreferredFor(term, catalogue), OnOtherSheets(term, ranked)))], []);
    }

    /// <summary>
    /// What to say for a label: itself when it is recommended; what its advice names instead; else the label of its sheet that is preferred in its
    /// language, in the release's fallback languages or in English; else itself.
    /// </summary>
    /// <param name="term">The label.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="language">The language to say it in, where that is not the label's own: then its sheet's preferred label in that language comes first.</param>
    public static Term PreferredFor(Term term, Catalogue catalogue, string? language = null)
    {
        var advised = term.InsteadUse is { IsDiscouraged: false } instead ? instead : null;
        if (language is not null && language != (advised ?? term).Label.Language && PreferredIn(language, (advised ?? term).Factsheet) is { } translated)
            return translated;
        if (advised is not null)
            return advised;
        if (term.Label.Usage == LabelUsage.Recommended)
            return term;
        foreach (var other in catalogue.Release.Fallback.Insert(0, term.Label.Language).Add(LocalizedText.SourceLanguage))
        {
            if (PreferredIn(other, term.Factsheet) is { } preferred)
                return preferred;
        }

        return term;
    }

    private static Term? PreferredIn(string language, Factsheet sheet)
    {
        foreach (var term in sheet.Terms)
        {
            if (term.Label.Kind == LabelKind.Preferred && !term.IsDiscouraged && string.Equals(term.Label.Language, language, StringComparison.Ordinal))
                return term;
        }

        return null;
    }

    private static ImmutableArray<Term> Rank(IEnumerable<Term> terms, string label, ImmutableArray<string> languages) =>
    [
        .. terms.OrderBy(term => RankOf(term.Label.Language, languages))
            .ThenBy(term => term.IsDiscouraged)
            .ThenBy(term => term.Label.Kind)
            .ThenBy(term => string.Equals(term.Label.Text, label, StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(term => term.Factsheet.Series)
            .ThenBy(term => term.Factsheet.Entry.Position)
            .ThenBy(term => term.Factsheet.Slug, StringComparer.Ordinal)
            .ThenBy(term => term.Label.Language, StringComparer.Ordinal),
    ];

    /// <summary>The place of a label's language among those that a reader wants; their number for none of them.</summary>
    internal static int RankOf(string language, ImmutableArray<string> languages)
    {
        for (var i = 0; i < languages.Length; i++)
        {
            if (Answers(language, languages[i]))
                return i;
        }

        return languages.Length;
    }

    /// <summary>Whether a label in one language is what a reader who wants another asked for: <c>pt</c> answers <c>pt-BR</c> (RFC 4647, lookup).</summary>
    private static bool Answers(string language, string wanted) =>
        wanted.StartsWith(language, StringComparison.OrdinalIgnoreCase) && (wanted.Length == language.Length || wanted[language.Length] == '-');

    private static ImmutableArray<Term> In(ImmutableArray<Term> terms, ImmutableArray<string>? only) =>
        only is { } languages ? [.. terms.Where(term => RankOf(term.Label.Language, languages) < languages.Length)] : terms;

    private static ImmutableArray<Term> OnOtherSheets(Term matched, ImmutableArray<Term> ranked) =>
        [.. ranked.Where(term => term.Factsheet != matched.Factsheet)];

    /// <summary>The best label of each near miss; hidden labels, which are misspellings themselves, give way to what they stand for.</summary>
    private static ImmutableArray<Term> Suggest(Catalogue catalogue, string folded, ImmutableArray<string> languages, ImmutableArray<string>? only)
    {
        var suggestions = new List<Term>();
        foreach (var near in catalogue.Spelling.NearMisses(folded, 4 * MaxSuggestions))
        {
            var terms = In(catalogue.TermsLike(near), only);
            if (terms.IsEmpty)
                continue;
            var best = Rank(terms, "", languages)[0];
            if (best.Label.Kind == LabelKind.Hidden)
                best = PreferredFor(best, catalogue);
            if (!suggestions.Contains(best))
                suggestions.Add(best);
            if (suggestions.Count == MaxSuggestions)
                break;
        }

        return [.. suggestions];
    }
}
