using System.Collections.Immutable;

namespace KnowledgeBase.Storage.Search;

/// <summary>A factsheet that matches, by the best of its texts.</summary>
/// <param name="Slug">The sheet's permanent name.</param>
/// <param name="TextId">The text's key, good for <see cref="ReleaseSearch.HighlightAsync"/>.</param>
/// <param name="Rank">What the text is worth.</param>
/// <param name="Place">The place of its language among those asked for, from 1; one more than their number for none of them.</param>
/// <param name="Language">The text's language.</param>
/// <param name="Score">How well the text matches among texts of the same worth: larger is better. 0 for matches far down the list.</param>
/// <param name="Name">The text, where it is a label or a title; null for long ones.</param>
public sealed record SearchMatch(string Slug, long TextId, SearchRank Rank, int Place, string Language, float Score, string? Name);

/// <summary>A piece of a text.</summary>
/// <param name="Text">The piece, plain.</param>
/// <param name="IsMatch">Whether it is what was searched for.</param>
public sealed record TextFragment(string Text, bool IsMatch)
{
    /// <summary>Stands before a match in what the database gives. It cannot stand in content.</summary>
    internal const char Start = '\u0001';

    /// <summary>Stands after it.</summary>
    internal const char End = '\u0002';

    /// <summary>Cuts a marked text into pieces.</summary>
    internal static ImmutableArray<TextFragment> Cut(string marked)
    {
        var pieces = ImmutableArray.CreateBuilder<TextFragment>();
        var from = 0;
        var isMatch = false;
        for (var i = 0; i <= marked.Length; i++)
        {
            if (i < marked.Length && marked[i] is not (Start or End))
                continue;
            if (i > from)
                pieces.Add(new TextFragment(marked[from..i], isMatch));
            isMatch = i < marked.Length && marked[i] == Start;
            from = i + 1;
        }

        return pieces.ToImmutable();
    }
}
