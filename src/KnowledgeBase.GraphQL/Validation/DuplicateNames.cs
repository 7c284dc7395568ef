using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>Finds names that stand more than once in a list of names. Cleared and used again from list to list.</summary>
internal sealed class DuplicateNames
{
    private readonly Dictionary<string, NameNode> _first = new(StringComparer.Ordinal);
    private Dictionary<string, List<NameNode>>? _groups;

    public void Add(NameNode name)
    {
        if (_first.TryAdd(name.Value, name))
            return;
        _groups ??= new(StringComparer.Ordinal);
        if (!_groups.TryGetValue(name.Value, out var group))
            _groups.Add(name.Value, group = [_first[name.Value]]);
        group.Add(name);
    }

    /// <summary>The groups of nodes with one name, two or more each, in the order of their second ones; then all is forgotten.</summary>
    public IReadOnlyCollection<NameNode[]> Take()
    {
        _first.Clear();
        if (_groups is null)
            return [];
        var groups = new List<NameNode[]>(_groups.Count);
        foreach (var group in _groups.Values)
            groups.Add([.. group]);
        _groups = null;
        return groups;
    }
}
