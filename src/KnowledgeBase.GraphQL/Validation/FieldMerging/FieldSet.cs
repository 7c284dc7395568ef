using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.FieldMerging;

/// <summary>A field in a set, with the type that it is selected on.</summary>
internal sealed class FieldInSet(FieldNode node, NamedType? parent, FieldDefinition? definition, int argumentsKey)
{
    public FieldNode Node { get; } = node;

    /// <summary>The type that the field is selected on; null if unknown.</summary>
    public NamedType? Parent { get; } = parent;

    /// <summary>The field's definition; null if unknown.</summary>
    public FieldDefinition? Definition { get; } = definition;

    /// <summary>Equal for fields with equal arguments.</summary>
    public int ArgumentsKey { get; } = argumentsKey;

    /// <summary>Further leaves of the set that no comparison can tell from this one; null without any.</summary>
    public List<FieldNode>? Repeats { get; private set; }

    /// <summary>Takes a leaf in as a repeat if it differs from this one in nothing but its place.</summary>
    public bool TryRepeat(FieldNode node, NamedType? parent, int argumentsKey)
    {
        if (!ReferenceEquals(Parent, parent) || Node.Name.Value != node.Name.Value || ArgumentsKey != argumentsKey
            || Node.SelectionSet is not null || node.SelectionSet is not null)
            return false;
        (Repeats ??= []).Add(node);
        return true;
    }
}

/// <summary>The fields of a set that have one response name.</summary>
internal sealed class FieldGroup(string responseName)
{
    /// <summary>How many fields a new one is held against to see whether it repeats one; bounds the time of building a set.</summary>
    private const int RepeatsSought = 16;

    public string ResponseName { get; } = responseName;

    public List<FieldInSet> Fields { get; } = [];

    public void Add(FieldNode node, NamedType? parent, FieldDefinition? definition, int argumentsKey)
    {
        for (var i = 0; i < Fields.Count && i < RepeatsSought; i++)
        {
            if (Fields[i].TryRepeat(node, parent, argumentsKey))
                return;
        }

        Fields.Add(new FieldInSet(node, parent, definition, argumentsKey));
    }
}

/// <summary>
/// The fields of a selection set by response name, those of inline fragments counted in, and the fragments that it spreads, which stay apart so
/// that each is compared with another once, wherever they meet.
/// </summary>
/// <param name="id">A number of its own in the document.</param>
internal sealed class FieldSet(int id)
{
    private const int FewGroups = 8;

    private readonly List<FieldGroup> _groups = [];
    private Dictionary<string, FieldGroup>? _byName;

    public int Id { get; } = id;

    /// <summary>The groups in the order of their first fields.</summary>
    public IReadOnlyList<FieldGroup> Groups => _groups;

    /// <summary>The fragments, by index of their definitions, each once.</summary>
    public List<int> Fragments { get; } = [];

    public FieldGroup? Find(string responseName)
    {
        if (_byName is not null)
            return _byName.GetValueOrDefault(responseName);
        foreach (var group in _groups)
        {
            if (group.ResponseName == responseName)
                return group;
        }

        return null;
    }

    public FieldGroup FindOrAdd(string responseName)
    {
        if (Find(responseName) is { } found)
            return found;
        var group = new FieldGroup(responseName);
        _groups.Add(group);
        if (_byName is not null)
        {
            _byName.Add(responseName, group);
        }
        else if (_groups.Count > FewGroups)
        {
            _byName = new(StringComparer.Ordinal);
            foreach (var other in _groups)
                _byName.Add(other.ResponseName, other);
        }

        return group;
    }
}
