using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>
/// Lists of fields, interfaces and types do not nest below <c>__schema</c> and <c>__type</c> more often than
/// <see cref="ValidationOptions.MaxIntrospectionLists"/> allows. No rule of the specification.
/// </summary>
internal sealed class MaxIntrospectionDepthRule : ValidationRule
{
    private readonly Stack<(ImmutableArray<SelectionNode> Selections, int Lists)> _open = new();

    /// <summary>For each fragment: inside how many lists it was searched, and nothing found.</summary>
    private readonly Dictionary<FragmentDefinitionNode, int> _searched = [];

    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (field is not { Name.Value: "__schema" or "__type", SelectionSet: { } selectionSet } || !IsTooDeep(context, selectionSet))
            return;
        _searched.Clear(); // the search ended half-way
        var maximum = context.Options.MaxIntrospectionLists;
        context.ReportBrokenLimit(this, Messages.IntrospectionTooDeep(maximum), LimitName.IntrospectionLists, maximum, field);
    }

    private bool IsTooDeep(ValidationContext context, SelectionSetNode selectionSet)
    {
        _open.Clear();
        _open.Push((selectionSet.Selections, 0));
        while (_open.TryPop(out var top))
        {
            foreach (var selection in top.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        var lists = top.Lists + (IsList(field.Name.Value) ? 1 : 0);
                        if (lists > context.Options.MaxIntrospectionLists)
                            return true;
                        if (field.SelectionSet is { } inner)
                            _open.Push((inner.Selections, lists));
                        break;
                    case InlineFragmentNode fragment:
                        _open.Push((fragment.SelectionSet.Selections, top.Lists));
                        break;
                    case FragmentSpreadNode spread when context.Graph.Find(spread.Name.Value) is { } fragment:
                        if (_searched.TryGetValue(fragment, out var before) && before >= top.Lists)
                            break;
                        _searched[fragment] = top.Lists;
                        _open.Push((fragment.SelectionSet.Selections, top.Lists));
                        break;
                }
            }
        }

        return false;
    }

    private static bool IsList(string field) => field is "fields" or "interfaces" or "possibleTypes" or "inputFields";
}
