namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>The elements of two lists, matched by name.</summary>
/// <param name="Removed">Those that only the first list has, in its order.</param>
/// <param name="Added">Those that only the second list has, in its order.</param>
/// <param name="Kept">The pairs that both have, in the order of the first.</param>
internal sealed record NameDifference<T>(List<T> Removed, List<T> Added, List<(T Before, T After)> Kept)
    where T : class
{
    public static NameDifference<T> Of(IEnumerable<T> before, IEnumerable<T> after, Func<T, string> name)
    {
        var left = new NamedList<T>(before, name);
        var right = new NamedList<T>(after, name);
        var difference = new NameDifference<T>([], [], []);
        foreach (var item in left)
        {
            if (right.Find(name(item)) is { } counterpart)
                difference.Kept.Add((item, counterpart));
            else
                difference.Removed.Add(item);
        }

        foreach (var item in right)
            if (left.Find(name(item)) is null)
                difference.Added.Add(item);
        return difference;
    }
}
