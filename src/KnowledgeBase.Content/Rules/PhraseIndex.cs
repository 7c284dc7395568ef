using System.Buffers;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Rules;

/// <summary>The labels of one language by their first word, to be found in running text: leftmost first, the longest of those that begin there.</summary>
internal sealed class PhraseIndex
{
    private static readonly SearchValues<char> Gaps = SearchValues.Create(" -\u2010\u2011'\u2019\u00A0\n");
    private readonly Dictionary<string, List<(string[] Words, Label? Label)>> _byFirstWord = new(StringComparer.Ordinal);

    /// <summary>Adds a title, which may hold any words: where it is named, nothing in it is looked at.</summary>
    internal void AddTitle(string title)
    {
        var words = Words(title).Select(word => word.Folded).ToArray();
        if (words.Length > 1)
            Add(words, null);
    }

    internal void Add(Label label)
    {
        var words = Words(label.Text).Select(word => word.Folded).ToArray();
        if (words.Length > 0)
            Add(words, label);
    }

    private void Add(string[] words, Label? label)
    {
        if (!_byFirstWord.TryGetValue(words[0], out var phrases))
            _byFirstWord[words[0]] = phrases = [];
        phrases.Add((words, label));
    }

    /// <summary>Where a text uses labels that are to be avoided, outside of quotations.</summary>
    internal List<(int Start, Label Label)> FindDiscouraged(string text)
    {
        var found = new List<(int, Label)>();
        var words = Words(text);
        var quoted = Quoted(text);
        for (var i = 0; i < words.Count;)
        {
            var (length, label) = LongestAt(text, words, i);
            if (label is not null && !quoted[words[i].Start])
                found.Add((words[i].Start, label));
            i += Math.Max(length, 1);
        }

        return found;
    }

    /// <summary>
    /// The longest label at a word, in words; the label is null where one of the longest may be used: the same words can name two things.
    /// </summary>
    private (int Length, Label? Discouraged) LongestAt(string text, List<(int Start, int End, string Folded)> words, int at)
    {
        var longest = 0;
        Label? discouraged = null;
        foreach (var (phrase, label) in _byFirstWord.GetValueOrDefault(words[at].Folded, []))
        {
            if (phrase.Length < longest || !IsAt(text, words, at, phrase, label))
                continue;
            var avoided = label?.Usage is LabelUsage.Avoid or LabelUsage.LegalContextOnly;
            if (phrase.Length > longest)
                discouraged = avoided ? label : null;
            else if (!avoided)
                discouraged = null;
            longest = phrase.Length;
        }

        return (longest, discouraged);
    }

    private static bool IsAt(string text, List<(int Start, int End, string Folded)> words, int at, string[] phrase, Label? label)
    {
        if (at + phrase.Length > words.Count)
            return false;
        for (var i = 0; i < phrase.Length; i++)
        {
            var (start, _, folded) = words[at + i];
            if (!string.Equals(folded, phrase[i], StringComparison.Ordinal))
                return false;
            if (i > 0 && !IsGap(text.AsSpan(words[at + i - 1].End..start), isTitle: label is null))
                return false;
        }

        // An acronym is found only in its own spelling: "CP" is not "cp".
        var isAcronym = label is not null && phrase.Length == 1 && label.Text.Length <= 6 && !label.Text.AsSpan().ContainsAnyInRange('a', 'z');
        return !isAcronym || text.AsSpan(words[at].Start, words[at].End - words[at].Start).SequenceEqual(label!.Text);
    }

    /// <summary>Words of one phrase stand with nothing but spaces, one line break, hyphens or apostrophes between them.</summary>
    private static bool IsGap(ReadOnlySpan<char> gap, bool isTitle) => (isTitle || !gap.ContainsAnyExcept(Gaps)) && gap.Count('\n') < 2;

    private static List<(int Start, int End, string Folded)> Words(string text)
    {
        var words = new List<(int, int, string)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark))
                i++;
            words.Add((start, i, LabelFolding.Fold(text[start..i])));
        }

        return words;
    }

    /// <summary>Which characters stand in quotation marks, emphasis, or a link's text or address; an empty line ends what was left open.</summary>
    private static bool[] Quoted(string text)
    {
        var quoted = new bool[text.Length];
        var (straight, emphasis, depth) = (false, false, 0);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"':
                    straight = !straight;
                    break;
                case '*' when IsEmphasis(text, i, emphasis):
                    emphasis = !emphasis;
                    break;
                case '\u201C' or '\u00AB' or '[':
                    depth++;
                    break;
                case '(' when i > 0 && text[i - 1] == ']':
                    quoted.AsSpan(i..(text.IndexOf(')', i) is var end and >= 0 ? end : text.Length)).Fill(true);
                    break;
                case '\u201D' or '\u00BB' or ']':
                    depth = Math.Max(depth - 1, 0);
                    break;
                case '\n' when i + 1 < text.Length && text[i + 1] == '\n':
                    (straight, emphasis, depth) = (false, false, 0);
                    break;
            }

            quoted[i] |= straight || emphasis || depth > 0;
        }

        return quoted;
    }

    /// <summary>A single asterisk: two are strong emphasis, which quotes nothing, and one before a space begins a list item.</summary>
    private static bool IsEmphasis(string text, int at, bool isOpen) =>
        (at == 0 || text[at - 1] != '*') && (at + 1 == text.Length || text[at + 1] != '*') && (isOpen || (at + 1 < text.Length && text[at + 1] != ' '));
}
