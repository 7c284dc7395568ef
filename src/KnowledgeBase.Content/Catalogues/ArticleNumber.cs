using System.Globalization;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>Reads article numbers as people cite them.</summary>
public static class ArticleNumber
{
    private static readonly string[] Prefixes = ["articles", "article", "arts.", "arts", "art.", "art"];

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
    /// What a provision's article is found by, best first: itself; for a range or list of whole articles (<c>4-5</c>, <c>40, 42</c>) each of them.
    /// </summary>
    public static IEnumerable<string> Keys(string article)
    {
        var whole = Normalise(article);
        yield return whole;
        foreach (var part in whole.Split(','))
        {
            if (part != whole)
                yield return part;
            var ends = part.Split('-');
            if (ends.Length == 2
                && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                && last - first is > 0 and < WidestRange)
            {
                for (var number = first; number <= last; number++)
                    yield return number.ToString(CultureInfo.InvariantCulture);
            }
        }
    }
}
