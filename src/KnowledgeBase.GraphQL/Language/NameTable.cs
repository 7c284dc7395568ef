namespace KnowledgeBase.GraphQL.Language;

/// <summary>Gives equal names of one document the same string, so that a name costs memory once. It forgets: a collision only costs a copy.</summary>
internal sealed class NameTable
{
    private readonly string?[] _slots;

    /// <summary>Makes a table fit for a source text of this length.</summary>
    public NameTable(int sourceLength) =>
        _slots = new string?[sourceLength switch { < 256 => 16, < 2_048 => 64, _ => 256 }];

    public string Intern(ReadOnlySpan<char> name)
    {
        var hash = (uint)name.Length;
        foreach (var c in name)
            hash = (hash * 31) + c;
        ref var slot = ref _slots[hash & (uint)(_slots.Length - 1)];
        if (slot is not null && name.SequenceEqual(slot))
            return slot;
        return slot = name.ToString();
    }
}
