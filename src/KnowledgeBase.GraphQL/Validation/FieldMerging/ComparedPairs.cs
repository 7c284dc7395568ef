namespace KnowledgeBase.GraphQL.Validation.FieldMerging;

/// <summary>
/// The pairs compared so far, by number. Fields of mutually exclusive parents are held to fewer conditions, so that a pair compared
/// without that excuse need not be compared with it.
/// </summary>
internal sealed class ComparedPairs
{
    /// <summary>
    /// Odd, so that multiplying by it keeps different keys different. It spreads them: the hash of a number is the exclusive or of its halves,
    /// which for two small numbers side by side takes few values.
    /// </summary>
    private const ulong Spreading = 0x9E37_79B9_7F4A_7C15;

    private readonly Dictionary<ulong, bool> _exclusive = [];

    /// <summary>Notes a pair down; false if that comparison was made.</summary>
    public bool Add(int first, int second, bool exclusive)
    {
        var key = unchecked((((ulong)first << 32) | (uint)second) * Spreading);
        if (_exclusive.TryGetValue(key, out var before) && (exclusive || !before))
            return false;
        _exclusive[key] = exclusive;
        return true;
    }
}
