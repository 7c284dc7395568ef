using System.Globalization;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>Reads article numbers as people cite them.</summary>
public static class ArticleNumber
{
    private static readonly string[] Prefixes = ["articles", "article", "arts.", "arts", "art.", "art"];

    private static readonly string[] RomanNumerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

    /// <summary>The widest range of articles that is taken apart.</summary>
    private const int WidestRange = 100;

    /// <summary>The number without "Article" or "Art." before it and without white space, in lower case.</summary>
    public static string Normalise(string article)
    {
        var text = article.Trim().ToLowerInvariant();
        foreach (var prefix in Prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal) && text.Length > prefix.Length)
            {
                text = text[prefix.Length..];
                break;
            }
        }

        return string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))).Replace('\u2013', '-');
    }

    /// <summary>
    /// What a provision's article is found by, best first: itself; for a list (<c>40, 42</c>) each part; for a range of articles (<c>4-5</c>) or of
    /// their last letters or numerals (<c>19(1)(a)-(c)</c>, <c>2(c)(i)-(ii)</c>) each of them.
    /// </summary>
    public static IEnumerable<string> Keys(string article)
    {
        var whole = Normalise(article);
        yield return whole;
        foreach (var part in whole.Split(','))
        {
            if (part != whole)
                yield return part;
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            if (dash < 0)
                continue;
            var (start, end) = (part[..dash], part[(dash + 1)..]);
            var bracket = end.StartsWith('(') ? start.LastIndexOf('(') : 0;
            if (bracket < 0)
                continue;
            foreach (var mark in Range(start[bracket..].Trim('(', ')'), end.Trim('(', ')')))
                yield return bracket == 0 ? mark : $"{start[..bracket]}({mark})";
        }
    }

    /// <summary>The marks from one to another: numbers, Roman numerals from i, or letters; nothing when they are no such range.</summary>
    private static IEnumerable<string> Range(string first, string last)
    {
        if (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to))
            return to - from is > 0 and < WidestRange ? Enumerable.Range(from, to - from + 1).Select(number => number.ToString(CultureInfo.InvariantCulture)) : [];
        var (start, end) = (Array.IndexOf(RomanNumerals, first), Array.IndexOf(RomanNumerals, last));
        if (start == 0 && end > 0)
            return RomanNumerals[..(end + 1)];
        return first is [>= 'a' and <= 'z'] && last is [>= 'a' and <= 'z'] && first[0] < last[0]
            ? Enumerable.Range(first[0], last[0] - first[0] + 1).Select(letter => ((char)letter).ToString())
            : [];
    }
}
