using System.Collections.Immutable;
using System.Runtime.InteropServices;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>A subscription selects one field at its root, whatever its variables say, and no introspection (spec 5.2.4.1 "Single Root Field").</summary>
internal sealed class SingleFieldSubscriptionsRule : ValidationRule
{
    /// <summary>The selections that the walk is inside of, the innermost last, and which of each comes next.</summary>
    private readonly Stack<(ImmutableArray<SelectionNode> Selections, int Next)> _open = new();
    private readonly HashSet<FragmentDefinitionNode> _visited = [];
    private readonly List<SyntaxNode> _conditions = [];
    private readonly List<FieldNode> _firstGroup = [];
    private readonly OrderedDictionary<string, List<FieldNode>> _otherGroups = new(StringComparer.Ordinal);

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Operation != OperationType.Subscription || context.Schema.SubscriptionType is not { } root)
            return;
        CollectFields(context, root, operation.SelectionSet);
        var name = operation.Name?.Value;
        if (_conditions.Count > 0)
        {
            context.Report(this, Messages.SubscriptionSkips(name), CollectionsMarshal.AsSpan(_conditions));
            return;
        }

        if (_firstGroup.Count == 0)
            context.Report(this, Messages.SubscriptionSelectsNone(name), operation.SelectionSet);
        if (_otherGroups.Count > 0)
            context.Report(this, Messages.SubscriptionSelectsMany(name), FieldsOfOtherGroups());
        CheckIntrospection(context, name, _firstGroup);
        foreach (var group in _otherGroups.Values)
            CheckIntrospection(context, name, group);
    }

    private void CheckIntrospection(ValidationContext context, string? name, List<FieldNode> group)
    {
        if (group.Count > 0 && group[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
            context.Report(this, Messages.SubscriptionIntrospects(name), group.ToArray());
    }

    /// <summary>The algorithm CollectSubscriptionFields(), without recursion: chains of fragments are as long as a client likes.</summary>
    private void CollectFields(ValidationContext context, ObjectType root, SelectionSetNode selectionSet)
    {
        _visited.Clear();
        _conditions.Clear();
        _firstGroup.Clear();
        _otherGroups.Clear();
        _open.Push((selectionSet.Selections, 0));
        while (_open.TryPop(out var top))
        {
            var (selections, next) = top;
            while (next < selections.Length)
            {
                var selection = selections[next++];
                if (selection.Directives.Length > 0 && ConditionOf(selection) is { } condition)
                    _conditions.Add(condition);
                else if (selection is FieldNode field)
                    Add(field);
                else if (InnerSelections(context, root, selection) is { IsDefault: false } inner)
                {
                    _open.Push((selections, next));
                    (selections, next) = (inner, 0);
                }
            }
        }
    }

    /// <summary>The selections of a fragment; none if it does not apply or was visited.</summary>
    private ImmutableArray<SelectionNode> InnerSelections(ValidationContext context, ObjectType root, SelectionNode selection)
    {
        if (selection is InlineFragmentNode inline)
            return inline.TypeCondition is null || Applies(context.Schema, inline.TypeCondition, root) ? inline.SelectionSet.Selections : default;
        return context.Graph.Find(((FragmentSpreadNode)selection).Name.Value) is { } fragment
            && Applies(context.Schema, fragment.TypeCondition, root) && _visited.Add(fragment) ? fragment.SelectionSet.Selections : default;
    }

    private void Add(FieldNode field)
    {
        var name = field.ResponseName;
        if (_firstGroup.Count == 0 || _firstGroup[0].ResponseName == name)
            _firstGroup.Add(field);
        else if (_otherGroups.TryGetValue(name, out var group))
            group.Add(field);
        else
            _otherGroups.Add(name, [field]);
    }

    private SyntaxNode[] FieldsOfOtherGroups()
    {
        var nodes = new List<SyntaxNode>();
        foreach (var group in _otherGroups.Values)
            nodes.AddRange(group);
        return [.. nodes];
    }

    private static bool Applies(Schema schema, NamedTypeNode condition, ObjectType root) =>
        schema.Types.Find(condition.Name.Value) is { } type && (ReferenceEquals(type, root) || schema.IsSubType(type, root));

    private static DirectiveNode? ConditionOf(SelectionNode selection)
    {
        DirectiveNode? include = null;
        foreach (var directive in selection.Directives)
        {
            if (directive.Name.Value == "skip")
                return directive;
            if (directive.Name.Value == "include")
                include ??= directive;
        }

        return include;
    }
}
