using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Content.Annotations;

/// <summary>One way in which a label, or an instrument's title, stands in texts.</summary>
/// <param name="Term">The label; null for a title, in which nothing is looked for.</param>
/// <param name="Words">Its words, spelt by <see cref="WordForm.Spell"/>.</param>
/// <param name="CapitalsCount">Whether it is found in its own capitals only.</param>
/// <param name="Rank">Smaller is better: forms as written before plurals, the text's language before others.</param>
internal sealed record LabelForm(Term? Term, ImmutableArray<string> Words, bool CapitalsCount, int Rank)
{
    /// <summary>Forms that the same words of a text can be, best first: what may be said before what should not.</summary>
    internal static readonly Comparison<LabelForm> BestFirst = static (a, b) =>
    {
        if (a.Term is null || b.Term is null)
            return (a.Term is null ? 1 : 0) - (b.Term is null ? 1 : 0);
        var order = a.Rank.CompareTo(b.Rank);
        order = order != 0 ? order : a.Term.IsDiscouraged.CompareTo(b.Term.IsDiscouraged);
        order = order != 0 ? order : a.Term.Label.Kind.CompareTo(b.Term.Label.Kind);
        order = order != 0 ? order : a.Term.Factsheet.Series.CompareTo(b.Term.Factsheet.Series);
        order = order != 0 ? order : a.Term.Factsheet.Entry.Position.CompareTo(b.Term.Factsheet.Entry.Position);
        order = order != 0 ? order : string.CompareOrdinal(a.Term.Factsheet.Slug, b.Term.Factsheet.Slug);
        return order != 0 ? order : string.CompareOrdinal(a.Term.Label.Text, b.Term.Label.Text);
    };

    /// <summary>Whether these words of a text are spelt as this form allows.</summary>
    internal bool Agrees(string text, ReadOnlySpan<TextWord> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var word = text.AsSpan(words[i].Start, words[i].End - words[i].Start);
            var isPlain = !CapitalsCount && System.Text.Ascii.IsValid(word);
            if (!isPlain && !WordForm.Agree(WordForm.Spell(word), Words[i], CapitalsCount))
                return false;
        }

        return true;
    }
}
