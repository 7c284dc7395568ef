namespace KnowledgeBase.Content.Annotations;

/// <summary>
/// Which parts of a text stand in quotation marks: “…”, „…“, "…", «…», ‹…›, on their own or inside each other. Marks that are not closed within
/// their paragraph quote nothing. Single marks quote only what they enclose tightly, for they are apostrophes as well.
/// </summary>
internal sealed class Quotations
{
    private const int DeepestNesting = 8;

    /// <summary>Outermost quotations, in order.</summary>
    private readonly List<(int Start, int End)> _spans = [];
    private readonly string _text;

    internal Quotations(string text)
    {
        _text = text;
        Span<(char Closing, int At)> open = stackalloc (char, int)[DeepestNesting];
        var depth = 0;
        for (var i = text.AsSpan().IndexOfAny(Marks); i >= 0 && i < text.Length;)
        {
            var mark = text[i];
            if (mark == '\n')
            {
                if (EndsParagraph(text, i))
                    depth = 0;
            }
            else if (depth > 0 && open[depth - 1].Closing == mark)
            {
                depth--;
                Close(open[depth].At, i);
            }
            else if (ClosingOf(mark) is var closing and not '\0' && depth < DeepestNesting)
            {
                open[depth++] = (closing, i);
            }

            var next = text.AsSpan(i + 1).IndexOfAny(Marks);
            i = next < 0 ? -1 : i + 1 + next;
        }
    }

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create("\"“”„«»‹›\n");

    /// <summary>Whether this part of the text is quoted.</summary>
    internal bool Contains(int start, int end)
    {
        int low = 0, high = _spans.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].End <= start)
                low = middle + 1;
            else if (_spans[middle].Start >= end)
                high = middle - 1;
            else
                return true;
        }

        return start > 0 && end < _text.Length && _text[start - 1] is '\'' or '\u2018' or '\u201A' && end < _text.Length && _text[end] is '\'' or '\u2019' or '\u2018';
    }

    private void Close(int start, int end)
    {
        while (_spans.Count > 0 && _spans[^1].Start > start)
            _spans.RemoveAt(_spans.Count - 1);
        _spans.Add((start, end));
    }

    private static char ClosingOf(char mark) => mark switch
    {
        '"' => '"',
        '\u201C' => '\u201D',
        '\u201E' => '\u201C',
        '\u00AB' => '\u00BB',
        '\u00BB' => '\u00AB',
        '\u2039' => '\u203A',
        '\u203A' => '\u2039',
        _ => '\0',
    };

    /// <summary>Whether nothing but spaces stands between this line break and the next.</summary>
    private static bool EndsParagraph(string text, int at)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\n')
                return true;
            if (text[i] is not (' ' or '\t' or '\r'))
                return false;
        }

        return false;
    }
}
