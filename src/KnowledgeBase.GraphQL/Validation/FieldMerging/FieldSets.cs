using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.FieldMerging;

/// <summary>Makes the field set of each selection set of a document, once.</summary>
internal sealed class FieldSets(Schema schema, DefinitionGraph graph)
{
    private readonly Dictionary<SelectionSetNode, FieldSet> _sets = [];
    private readonly ArgumentKeys _argumentKeys = new();
    private readonly HashSet<int> _spread = [];

    /// <summary>The set of a selection set.</summary>
    /// <param name="selectionSet">The selection set; not that of an inline fragment.</param>
    /// <param name="parent">The type that it selects on, which its place fixes; null if unknown.</param>
    public FieldSet Of(SelectionSetNode selectionSet, NamedType? parent)
    {
        if (_sets.TryGetValue(selectionSet, out var set))
            return set;
        set = new FieldSet(_sets.Count);
        _sets.Add(selectionSet, set);
        _spread.Clear();
        Collect(set, selectionSet, parent);
        return set;
    }

    /// <summary>The set of a fragment.</summary>
    public FieldSet OfFragment(int fragment)
    {
        var node = graph.FragmentAt(fragment);
        return Of(node.SelectionSet, schema.Types.Find(node.TypeCondition.Name.Value));
    }

    /// <summary>Recurses as deep as inline fragments nest, which the parser has limited.</summary>
    private void Collect(FieldSet set, SelectionSetNode selectionSet, NamedType? parent)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    var definition = parent is null ? null : schema.FindField(parent, field.Name.Value);
                    set.FindOrAdd(field.ResponseName).Add(field, parent, definition, _argumentKeys.Of(field.Arguments));
                    break;
                case FragmentSpreadNode spread:
                    var target = graph.IndexOf(spread.Name.Value);
                    if (target >= 0 && _spread.Add(target))
                        set.Fragments.Add(target);
                    break;
                case InlineFragmentNode fragment:
                    Collect(set, fragment.SelectionSet, fragment.TypeCondition is { } type ? schema.Types.Find(type.Name.Value) : parent);
                    break;
            }
        }
    }
}
