using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Lookups;

/// <summary>Completes words while a person types: labels by every place where one of their words begins, in order.</summary>
public sealed class LabelCompletion
{
    private readonly Catalogue _catalogue;
    private readonly (string Key, Term Term)[] _starts;

    internal LabelCompletion(Catalogue catalogue)
    {
        _catalogue = catalogue;
        var starts = new List<(string, Term)>();
        foreach (var term in catalogue.Terms)
        {
            var folded = term.Folded;
            for (var i = 0; i < folded.Length; i++)
            {
                if (i == 0 || folded[i - 1] == ' ')
                    starts.Add((folded[i..], term));
            }
        }

        _starts = [.. starts];
        Array.Sort(_starts, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
    }

    /// <summary>
    /// The labels of which a word begins like this, without regard to case and accents. First come those in the languages asked for, in their order;
    /// among these the ones that may be used before discouraged ones; then those that begin so before those in which a later word does; then
    /// recommended before accepted before those to take care with; then preferred names before others; then the shortest. For a hidden label stands
    /// what it is to be found by.
    /// </summary>
    /// <param name="prefix">What was typed. With a space at its end, its last word is whole.</param>
    /// <param name="series">Only sheets of these series; all where it is null.</param>
    /// <param name="languages">The reader's languages, best first.</param>
    /// <param name="count">How many at most.</param>
    public ImmutableArray<Term> Complete(string prefix, IReadOnlyCollection<Series>? series, ImmutableArray<string> languages, int count)
    {
        var folded = LabelFolding.Fold(prefix);
        if (folded.Length == 0 || count <= 0)
            return [];
        var isWhole = char.IsWhiteSpace(prefix[^1]);
        var found = new Dictionary<Term, bool>(ReferenceEqualityComparer.Instance);
        for (var i = FirstFrom(folded); i < _starts.Length && _starts[i].Key.StartsWith(folded, StringComparison.Ordinal); i++)
        {
            var (key, term) = _starts[i];
            if ((isWhole && key.Length > folded.Length && key[folded.Length] != ' ') || series?.Contains(term.Factsheet.Series) == false)
                continue;
            var isStart = key.Length == term.Folded.Length;
            if (term.Label.Kind == LabelKind.Hidden)
                term = LabelLookup.PreferredFor(term, _catalogue);
            found[term] = found.GetValueOrDefault(term) || isStart;
        }

        return
        [
            .. found.OrderBy(pair => LabelLookup.RankOf(pair.Key.Label.Language, languages))
                .ThenBy(pair => pair.Key.IsDiscouraged)
                .ThenBy(pair => !pair.Value)
                .ThenBy(pair => pair.Key.Label.Usage)
                .ThenBy(pair => pair.Key.Label.Kind)
                .ThenBy(pair => pair.Key.Folded.Length)
                .ThenBy(pair => pair.Key.Folded, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Factsheet.Slug, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Label.Language, StringComparer.Ordinal)
                .Take(count)
                .Select(pair => pair.Key),
        ];
    }

    private int FirstFrom(string folded)
    {
        int low = 0, high = _starts.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_starts[middle].Key, folded) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
