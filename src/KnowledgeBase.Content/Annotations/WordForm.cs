using System.Globalization;
using System.Text;
using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Content.Annotations;

/// <summary>How words are compared: folded to find them, letter by letter where capitals or accents count.</summary>
internal static class WordForm
{
    /// <summary>A word as it is looked up: <see cref="LabelFolding"/>, which leaves out case and accents.</summary>
    internal static string Fold(ReadOnlySpan<char> word) => LabelFolding.Fold(word.ToString());

    /// <summary>A word with its capitals and accents, each accent behind its letter (NFKD).</summary>
    internal static string Spell(ReadOnlySpan<char> word) => word.ToString().Normalize(NormalizationForm.FormKD);

    /// <summary>
    /// Whether a text may spell a label's word this way, both folding alike (but for a plural's ending): accents may be left out, as many do in capitals, but
    /// none may be added (<c>exposé</c> is not <c>expose</c>); and where capitals count, a capital of the label is one in the text, and what the text has
    /// beyond the label is small (<c>VPNs</c>).
    /// </summary>
    /// <param name="text">The text's word, spelt by <see cref="Spell"/>.</param>
    /// <param name="label">The label's, likewise.</param>
    /// <param name="capitalsCount">Whether the label's capitals count.</param>
    internal static bool Agree(string text, string label, bool capitalsCount)
    {
        int i = 0, j = 0;
        while (i < text.Length)
        {
            var (textMarks, nextText) = Letter(text, i);
            if (j >= label.Length)
            {
                if (capitalsCount && char.IsUpper(text[i]))
                    return false;
                i = nextText;
                continue;
            }

            var (labelMarks, nextLabel) = Letter(label, j);
            if (capitalsCount && char.IsUpper(label[j]) && !char.IsUpper(text[i]))
                return false;
            if (textMarks.Length > 0 && !text.AsSpan(textMarks.Start, textMarks.Length).SequenceEqual(label.AsSpan(labelMarks.Start, labelMarks.Length)))
                return false;
            (i, j) = (nextText, nextLabel);
        }

        return true;
    }

    /// <summary>The marks on the letter that begins here, and where the next letter begins.</summary>
    private static ((int Start, int Length) Marks, int Next) Letter(string word, int at)
    {
        var marks = at + (char.IsHighSurrogate(word[at]) && at + 1 < word.Length ? 2 : 1);
        var end = marks;
        while (end < word.Length && char.GetUnicodeCategory(word, end) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            end += char.IsHighSurrogate(word[end]) ? 2 : 1;
        var next = end;
        while (next < word.Length && char.GetUnicodeCategory(word, next) == UnicodeCategory.Format)
            next++;
        return ((marks, end - marks), next);
    }
}
