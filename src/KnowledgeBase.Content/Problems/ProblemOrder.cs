namespace KnowledgeBase.Content.Problems;

/// <summary>The order in which problems are listed: by file, line and column; those without a file after them, by slug and path.</summary>
public sealed class ProblemOrder : IComparer<Problem>
{
    private ProblemOrder()
    {
    }

    /// <summary>The order.</summary>
    public static ProblemOrder ByPlace { get; } = new();

    /// <inheritdoc/>
    public int Compare(Problem? x, Problem? y)
    {
        if (x is null || y is null)
            return Comparer<bool>.Default.Compare(x is not null, y is not null);
        var order = (x.Position, y.Position) switch
        {
            ({ } a, { } b) => Compare(a, b),
            (null, null) => string.CompareOrdinal(x.Slug, y.Slug),
            (null, _) => 1,
            _ => -1,
        };
        if (order == 0)
            order = string.CompareOrdinal(x.Path, y.Path);
        return order != 0 ? order : string.CompareOrdinal(x.Code, y.Code);
    }

    private static int Compare(SeedPosition a, SeedPosition b)
    {
        var order = string.CompareOrdinal(a.File, b.File);
        if (order == 0)
            order = a.Line.CompareTo(b.Line);
        return order != 0 ? order : a.Column.CompareTo(b.Column);
    }
}
