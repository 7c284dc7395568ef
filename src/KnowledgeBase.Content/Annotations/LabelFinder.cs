using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Annotations;

/// <summary>
/// Finds the labels of one language in texts. Made once for a catalogue and a language, and immutable. What counts:
/// <list type="bullet">
/// <item>all labels in that language, hidden and discouraged ones too;</item>
/// <item>acronyms that are of no one language: labels in <c>mul</c>, <c>zxx</c> or <c>und</c>, those that one sheet has in every language of the release
/// (<c>VPN</c>), and English ones of four letters or more (<c>CSAM</c>); shorter ones are words or names in other languages;</item>
/// <item>titles of instruments, in which nothing else is found: a treaty's own name is no use of the words in it.</item>
/// </list>
/// </summary>
internal sealed class LabelFinder
{
    private const int LeastLettersOfWideAcronym = 4;
    private const int PluralRank = 1;
    private const int ForeignRank = 2;

    private readonly Catalogue _catalogue;
    private readonly LabelTrie _trie;

    internal LabelFinder(Catalogue catalogue, string language)
    {
        _catalogue = catalogue;
        Language = language;
        var builder = new LabelTrie.Builder();
        foreach (var term in catalogue.Terms)
        {
            if (string.Equals(term.Label.Language, language, StringComparison.Ordinal))
                Add(builder, term, 0);
            else if (IsOfEveryLanguage(term))
                Add(builder, term, ForeignRank);
        }

        foreach (var instrument in catalogue.Instruments)
        {
            foreach (var title in (LocalizedText[])[instrument.Record.OfficialTitle, instrument.Record.ShortTitle])
            {
                if (title.ByLanguage.TryGetValue(language, out var text))
                    Add(builder, text, null, 0);
            }
        }

        _trie = builder.Build();
    }

    /// <summary>The language (BCP 47).</summary>
    internal string Language { get; }

    /// <summary>The labels in a text: leftmost first, and of those that begin at one word the longest. See <see cref="TextAnnotator"/>.</summary>
    internal Annotation Find(string text, bool firstOnly, IReadOnlySet<string> exclude, int most)
    {
        var words = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(TextWords.Of(text));
        var numbers = new int[words.Length];
        for (var i = 0; i < words.Length; i++)
            numbers[i] = _trie.WordOf(text.AsSpan(words[i].Start, words[i].End - words[i].Start));
        var found = ImmutableArray.CreateBuilder<AnnotatedSpan>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Quotations? quotations = null;
        for (var i = 0; i < words.Length;)
        {
            var length = LongestAt(text, words, numbers, i, out var forms);
            if (length == 0)
            {
                i++;
                continue;
            }

            var span = words.Slice(i, length);
            i += length;
            if (Terms(text, span, forms, exclude) is not [var term, .. var others])
                continue;
            if (firstOnly && !seen.Add(term.IsDiscouraged ? term : term.Factsheet))
                continue;
            if (found.Count == most)
                return new Annotation(Language, found.ToImmutable(), IsComplete: false);
            quotations ??= new Quotations(text);
            var (start, end) = (span[0].Start, span[^1].End);
            found.Add(new AnnotatedSpan(
                start, end, term, Preferred(term), [.. others.Where(other => other.Factsheet != term.Factsheet)], quotations.Contains(start, end)));
        }

        return new Annotation(Language, found.ToImmutable());
    }

    /// <summary>How many words the longest label has that begins at a word; 0 when none does. A label has few words, so this takes bounded time.</summary>
    private int LongestAt(string text, ReadOnlySpan<TextWord> words, ReadOnlySpan<int> numbers, int at, out ImmutableArray<LabelForm> forms)
    {
        forms = [];
        var longest = 0;
        var node = _trie.First(numbers[at]);
        for (var i = at; node != LabelTrie.Nowhere;)
        {
            var here = _trie.Forms(node);
            if (!here.IsEmpty && IsAny(here, text, words[at..(i + 1)]))
                (longest, forms) = (i + 1 - at, here);
            if (++i == words.Length)
                break;
            node = _trie.Step(node, text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End), numbers[i]);
        }

        return longest;
    }

    private static bool IsAny(ImmutableArray<LabelForm> forms, string text, ReadOnlySpan<TextWord> words)
    {
        foreach (var form in forms)
        {
            if (form.Agrees(text, words))
                return true;
        }

        return false;
    }

    /// <summary>The labels that these words are, best first, without those of excluded sheets; empty for a title.</summary>
    private static List<Term> Terms(string text, ReadOnlySpan<TextWord> words, ImmutableArray<LabelForm> forms, IReadOnlySet<string> exclude)
    {
        var terms = new List<Term>();
        foreach (var form in forms)
        {
            if (form.Term is { } term && !exclude.Contains(term.Factsheet.Slug) && !terms.Contains(term) && form.Agrees(text, words))
                terms.Add(term);
        }

        return terms;
    }

    private Term Preferred(Term term) => Lookups.LabelLookup.PreferredFor(term, _catalogue, Language);

    private bool IsOfEveryLanguage(Term term)
    {
        var label = term.Label;
        if (label.Language is "mul" or "zxx" or "und")
            return true;
        if (!LabelCase.IsAcronym(label.Text) || label.Language != LocalizedText.SourceLanguage)
            return false;
        return label.Text.Count(char.IsLetterOrDigit) >= LeastLettersOfWideAcronym
            || (_catalogue.Release.Languages.Length > 1 && _catalogue.Release.Languages.All(language => term.Factsheet.Terms.Any(other => other.Label.Language == language && other.Label.Text == label.Text)));
    }

    private static void Add(LabelTrie.Builder builder, Term term, int rank) => Add(builder, term.Label.Text, term, rank);

    private static void Add(LabelTrie.Builder builder, string text, Term? term, int rank)
    {
        var words = TextWords.Of(text);
        if (words.Count == 0)
            return;
        var folded = words.ConvertAll(word => WordForm.Fold(text.AsSpan(word.Start, word.End - word.Start))).ToArray();
        var spelt = words.Select(word => WordForm.Spell(text.AsSpan(word.Start, word.End - word.Start))).ToImmutableArray();
        var gaps = new string[words.Count - 1];
        for (var i = 0; i < gaps.Length; i++)
            gaps[i] = WordGap.Of(text.AsSpan(words[i].End, words[i + 1].Start - words[i].End)) ?? WordGap.Space;
        var capitals = term is not null && LabelCase.CapitalsCount(text);
        builder.Add(new LabelForm(term, spelt, capitals, rank), folded, gaps);
        if (term is null || EnglishPlural.Of(term.Label, spelt[^1], folded[^1]) is not { } plural)
            return;
        folded[^1] = plural;
        builder.Add(new LabelForm(term, spelt, capitals, rank + PluralRank), folded, gaps);
    }
}
