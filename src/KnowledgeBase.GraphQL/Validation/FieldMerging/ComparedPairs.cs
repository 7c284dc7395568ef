namespace KnowledgeBase.GraphQL.Validation.FieldMerging;

/// <summary>
/// The pairs compared so far, by number. Fields of mutually exclusive parents are held to fewer conditions, so that a pair compared
/// without that excuse need not be compared with it.
/// </summary>
internal sealed class ComparedPairs
{
    private readonly Dictionary<long, bool> _exclusive = [];

    /// <summary>Notes a pair down; false if that comparison was made.</summary>
    public bool Add(int first, int second, bool exclusive)
    {
        var key = ((long)first << 32) | (uint)second;
        if (_exclusive.TryGetValue(key, out var before) && (exclusive || !before))
            return false;
        _exclusive[key] = exclusive;
        return true;
    }
}
