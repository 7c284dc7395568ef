using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Content.Lookups;

/// <summary>How labels are spelt: which share three-letter pieces with a misspelt word.</summary>
internal sealed class LabelSpelling
{
    /// <summary>Labels are compared by at most this many of their first UTF-16 code units.</summary>
    private const int MaxLength = 128;

    private readonly string[] _labels;
    private readonly Dictionary<ulong, List<int>> _labelsByPiece = [];

    internal LabelSpelling(ImmutableArray<Term> terms)
    {
        _labels = [.. terms.Select(term => term.Folded).Distinct(StringComparer.Ordinal)];
        for (var label = 0; label < _labels.Length; label++)
        {
            foreach (var piece in Pieces(_labels[label]))
            {
                if (!_labelsByPiece.TryGetValue(piece, out var labels))
                    _labelsByPiece[piece] = labels = [];
                labels.Add(label);
            }
        }
    }

    /// <summary>
    /// The folded labels most like a folded word, best first: by the share of common three-letter pieces (Dice's coefficient, at least
    /// 0.4), then in ordinal order.
    /// </summary>
    internal IReadOnlyList<string> NearMisses(string folded, int count)
    {
        if (count <= 0 || folded.Length == 0)
            return [];
        var pieces = Pieces(folded);
        var common = new Dictionary<int, int>();
        foreach (var piece in pieces)
        {
            if (!_labelsByPiece.TryGetValue(piece, out var labels))
                continue;
            foreach (var label in labels)
                common[label] = common.GetValueOrDefault(label) + 1;
        }

        return [.. common
            .Select(pair => (Label: _labels[pair.Key], Likeness: 2.0 * pair.Value / (pieces.Count + Pieces(_labels[pair.Key]).Count)))
            .Where(candidate => candidate.Likeness >= 0.4)
            .OrderByDescending(candidate => candidate.Likeness).ThenBy(candidate => candidate.Label, StringComparer.Ordinal)
            .Take(count).Select(candidate => candidate.Label)];
    }

    /// <summary>The distinct three-letter pieces of a text with two spaces before and one after, each packed into a number.</summary>
    private static HashSet<ulong> Pieces(string folded)
    {
        var text = $"  {(folded.Length > MaxLength ? folded[..MaxLength] : folded)} ";
        var pieces = new HashSet<ulong>(text.Length);
        for (var i = 0; i + 2 < text.Length; i++)
            pieces.Add(((ulong)text[i] << 32) | ((ulong)text[i + 1] << 16) | text[i + 2]);
        return pieces;
    }
}
