namespace KnowledgeBase.GraphQL.Language;

/// <summary>Names that a wrong one may have meant, and the sentence that offers them.</summary>
internal static class Suggestions
{
    private const int MostOffered = 5;

    /// <summary>
    /// The candidates near a name, nearest first: those that fewer edits turn into it than four in ten of its letters and one more. An edit adds, drops
    /// or changes a letter or swaps two neighbours; a difference in case alone is one edit.
    /// </summary>
    public static List<string> Near(string name, IEnumerable<string> candidates)
    {
        var limit = (int)(name.Length * 0.4) + 1;
        var near = new List<(int Distance, string Name)>();
        foreach (var candidate in candidates)
        {
            var distance = Distance(name, candidate, limit);
            if (distance <= limit)
                near.Add((distance, candidate));
        }

        near.Sort(static (a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : NaturalOrder.Instance.Compare(a.Name, b.Name));
        return near.ConvertAll(static item => item.Name);
    }

    /// <summary>A sentence such as <c> Did you mean "a" or "b"?</c>, with a space before it; empty when there is nothing to offer.</summary>
    public static string DidYouMean(IReadOnlyList<string> names, string? kind = null)
    {
        if (names.Count == 0)
            return "";
        var offered = names.Take(MostOffered).Select(static name => $"\"{name}\"").ToList();
        return $" Did you mean {(kind is null ? "" : kind + " ")}{Either(offered)}?";
    }

    /// <summary>Both steps at once.</summary>
    public static string DidYouMean(string name, IEnumerable<string> candidates) => DidYouMean(Near(name, candidates));

    private static string Either(List<string> items) => items.Count switch
    {
        1 => items[0],
        2 => $"{items[0]} or {items[1]}",
        _ => $"{string.Join(", ", items.Take(items.Count - 1))}, or {items[^1]}",
    };

    /// <summary>The optimal string alignment distance of the lower-cased texts; more than the limit as soon as that is certain.</summary>
    private static int Distance(string name, string candidate, int limit)
    {
        if (name == candidate)
            return 0;
        if (Math.Abs(name.Length - candidate.Length) > limit)
            return limit + 1; // before anything is copied: the name may be as long as the document
        var a = name.ToLowerInvariant();
        var b = candidate.ToLowerInvariant();
        if (a == b)
            return 1;
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var smallest = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                var cost = Math.Min(Math.Min(last[j] + 1, current[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost = Math.Min(cost, beforeLast[j - 2] + 1);
                current[j] = cost;
                smallest = Math.Min(smallest, cost);
            }

            if (smallest > limit)
                return limit + 1;
            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
