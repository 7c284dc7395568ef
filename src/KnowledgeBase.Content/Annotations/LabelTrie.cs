using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KnowledgeBase.Content.Annotations;

/// <summary>
/// Labels as paths of words in a tree: from the root a step for each word and the gap before it. Immutable; any number of threads read it at once.
/// </summary>
internal sealed class LabelTrie
{
    /// <summary>The node where every label begins.</summary>
    internal const int Root = 0;

    /// <summary>Where a word leads that no label has.</summary>
    internal const int Nowhere = -1;

    private readonly FrozenDictionary<string, int> _words;
    private readonly FrozenDictionary<string, int> _gaps;
    private readonly FrozenDictionary<(int Node, int Gap, int Word), int> _steps;
    private readonly ImmutableArray<LabelForm>[] _forms;
    private readonly int _longestWord;

    private LabelTrie(Builder builder)
    {
        _words = builder.Words.ToFrozenDictionary(StringComparer.Ordinal);
        _gaps = builder.Gaps.ToFrozenDictionary(StringComparer.Ordinal);
        _steps = builder.Steps.ToFrozenDictionary();
        _longestWord = builder.Words.Keys.Select(static word => word.Length).DefaultIfEmpty(0).Max();
        _forms = [.. builder.Forms.Select(static forms =>
        {
            forms.Sort(LabelForm.BestFirst);
            return forms.ToImmutableArray();
        })];
    }

    /// <summary>The number of a word of a text; <see cref="Nowhere"/> when no label has it.</summary>
    internal int WordOf(ReadOnlySpan<char> word)
    {
        // A letter can be many code units when each accent stands behind it; sixteen times as many are none of ours, and are not folded.
        if (word.Length > 16 * _longestWord)
            return Nowhere;
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (word.Length > 128 || !System.Text.Ascii.IsValid(word))
            return _words.GetValueOrDefault(WordForm.Fold(word), Nowhere);
        Span<char> lower = stackalloc char[word.Length];
        System.Text.Ascii.ToLower(word, lower, out _);
        // Folding makes an underscore a space; no other ASCII that stands in words changes.
        return word.Contains('_') ? _words.GetValueOrDefault(WordForm.Fold(word), Nowhere) : lookup.TryGetValue(lower, out var number) ? number : Nowhere;
    }

    /// <summary>Where a word leads from a node, with what stands before it.</summary>
    internal int Step(int node, ReadOnlySpan<char> gap, int word)
    {
        if (word == Nowhere || WordGap.Of(gap) is not { } form || !_gaps.TryGetValue(form, out var number))
            return Nowhere;
        return _steps.GetValueOrDefault((node, number, word), Nowhere);
    }

    /// <summary>Where the first word of a label leads.</summary>
    internal int First(int word) => word == Nowhere ? Nowhere : _steps.GetValueOrDefault((Root, 0, word), Nowhere);

    /// <summary>The labels that end at a node, best first.</summary>
    internal ImmutableArray<LabelForm> Forms(int node) => _forms[node];

    /// <summary>Makes a tree.</summary>
    internal sealed class Builder
    {
        internal Dictionary<string, int> Words { get; } = new(StringComparer.Ordinal);

        internal Dictionary<string, int> Gaps { get; } = new(StringComparer.Ordinal) { [WordGap.Space] = 0 };

        internal Dictionary<(int, int, int), int> Steps { get; } = [];

        internal List<List<LabelForm>> Forms { get; } = [[]];

        /// <summary>Adds a form: its folded words and the gaps between them, one less.</summary>
        internal void Add(LabelForm form, ReadOnlySpan<string> folded, ReadOnlySpan<string> gaps)
        {
            var node = Root;
            for (var i = 0; i < folded.Length; i++)
            {
                var step = (node, i == 0 ? 0 : NumberOf(Gaps, gaps[i - 1]), NumberOf(Words, folded[i]));
                if (!Steps.TryGetValue(step, out var next))
                {
                    Steps[step] = next = Forms.Count;
                    Forms.Add([]);
                }

                node = next;
            }

            Forms[node].Add(form);
        }

        internal LabelTrie Build() => new(this);

        private static int NumberOf(Dictionary<string, int> numbers, string text)
        {
            if (!numbers.TryGetValue(text, out var number))
                numbers[text] = number = numbers.Count;
            return number;
        }
    }
}
