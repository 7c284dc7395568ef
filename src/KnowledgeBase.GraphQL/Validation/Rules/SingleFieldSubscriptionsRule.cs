using System.Collections.Immutable;
using System.Runtime.InteropServices;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>A subscription selects one field at its root, whatever its variables say, and no introspection (spec 5.2.4.1 "Single Root Field").</summary>
internal sealed class SingleFieldSubscriptionsRule : ValidationRule
{
    /// <summary>The selections open at the moment, the innermost last, and which of each comes next.</summary>
    private readonly Stack<(ImmutableArray<SelectionNode> Selections, int Next)> _open = new();
    private readonly List<SyntaxNode> _conditions = [];
    private readonly OrderedDictionary<string, List<FieldNode>> _fields = new(StringComparer.Ordinal);

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

        if (_fields.Count == 0)
            context.Report(this, Messages.SubscriptionSelectsNone(name), operation.SelectionSet);
        if (_fields.Count > 1)
            context.Report(this, Messages.SubscriptionSelectsMany(name), FieldsAfterTheFirst());
        foreach (var group in _fields.Values)
        {
            if (group[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                context.Report(this, Messages.SubscriptionIntrospects(name), group.ToArray());
        }
    }

    /// <summary>The algorithm CollectSubscriptionFields(), without recursion: chains of fragments are as long as a client likes.</summary>
    private void CollectFields(ValidationContext context, ObjectType root, SelectionSetNode selectionSet)
    {
        var visited = new HashSet<FragmentDefinitionNode>();
        _conditions.Clear();
        _fields.Clear();
        _open.Push((selectionSet.Selections, 0));
        while (_open.TryPop(out var top))
        {
            if (top.Next == top.Selections.Length)
                continue;
            _open.Push((top.Selections, top.Next + 1));
            var selection = top.Selections[top.Next];
            if (ConditionOf(selection) is { } condition)
            {
                _conditions.Add(condition);
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    Add(field);
                    break;
                case InlineFragmentNode fragment when fragment.TypeCondition is null || Applies(context.Schema, fragment.TypeCondition, root):
                    _open.Push((fragment.SelectionSet.Selections, 0));
                    break;
                case FragmentSpreadNode spread when context.Graph.Find(spread.Name.Value) is { } fragment
                    && Applies(context.Schema, fragment.TypeCondition, root) && visited.Add(fragment):
                    _open.Push((fragment.SelectionSet.Selections, 0));
                    break;
            }
        }
    }

    private void Add(FieldNode field)
    {
        if (_fields.TryGetValue(field.ResponseName, out var group))
            group.Add(field);
        else
            _fields.Add(field.ResponseName, [field]);
    }

    private SyntaxNode[] FieldsAfterTheFirst()
    {
        var nodes = new List<SyntaxNode>();
        for (var i = 1; i < _fields.Count; i++)
            nodes.AddRange(_fields.GetAt(i).Value);
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
