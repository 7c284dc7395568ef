using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>
/// CollectFields (spec 6.3.2 "Field Collection") done once for all requests: where @skip or @include reads a variable, the field stays with the condition.
/// </summary>
internal sealed class FieldCollector
{
    private readonly PlanContext _context;
    private readonly ObjectType _type;
    private readonly Dictionary<string, List<ConditionalField>> _groups = new(StringComparer.Ordinal);

    // In the order of the response, each occurrence that may be the first of its group that counts: where that is depends on variables.
    private readonly List<(List<ConditionalField> Group, int First)> _places = [];
    private readonly HashSet<string> _alwaysVisited = new(StringComparer.Ordinal);
    private readonly List<(string Fragment, InclusionCondition Condition)> _visitedUnder = [];

    private FieldCollector(PlanContext context, ObjectType type)
    {
        _context = context;
        _type = type;
    }

    /// <summary>The fields of an object of this type, merged by response name.</summary>
    internal static SelectionPlan Collect(PlanContext context, ObjectType type, ImmutableArray<ConditionalSet> sets)
    {
        var collector = new FieldCollector(context, type);
        foreach (var set in sets)
            collector.Visit(set.Node, set.Condition);

        var fields = new List<FieldPlan>(collector._places.Count);
        foreach (var (group, first) in collector._places)
        {
            if (collector.Plan(group, first) is { } field)
                fields.Add(field);
        }

        return new(type, [.. fields]);
    }

    private void Visit(SelectionSetNode set, InclusionCondition? around)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            var condition = InclusionCondition.Of(_context, selection, out var isExcluded);
            if (isExcluded)
                continue;
            condition = InclusionCondition.And(around, condition);
            switch (selection)
            {
                case FieldNode field:
                    Add(field, condition);
                    break;
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is null || Applies(inline.TypeCondition))
                        Visit(inline.SelectionSet, condition);
                    break;
                case FragmentSpreadNode spread:
                    VisitSpread(spread.Name.Value, condition);
                    break;
            }
        }
    }

    private void VisitSpread(string name, InclusionCondition? condition)
    {
        if (_alwaysVisited.Contains(name))
            return;
        if (condition is null)
        {
            _alwaysVisited.Add(name);
        }
        else
        {
            foreach (var (fragmentName, under) in _visitedUnder)
            {
                if (fragmentName == name && under.IsSameAs(condition))
                    return;
            }

            _visitedUnder.Add((name, condition));
        }

        if (_context.Document.Fragments.TryGetValue(name, out var fragment) && Applies(fragment.TypeCondition))
            Visit(fragment.SelectionSet, condition);
    }

    private void Add(FieldNode field, InclusionCondition? condition)
    {
        if (!_groups.TryGetValue(field.ResponseName, out var group))
            _groups.Add(field.ResponseName, group = []);
        var mayBeFirst = true;
        foreach (var other in group)
        {
            // The same field through the same fragment a second time adds nothing where the first always counts.
            if (other.Condition is null && ReferenceEquals(other.Node, field))
                return;
            mayBeFirst &= other.Condition is not null && !other.Condition.IsSameAs(condition);
        }

        if (mayBeFirst)
            _places.Add((group, group.Count));
        group.Add(new(field, condition));
    }

    // DoesFragmentTypeApply
    private bool Applies(NamedTypeNode typeCondition) =>
        typeCondition.Name.Value == _type.Name
        || (_context.Schema.Types.Find(typeCondition.Name.Value) is { } type && _context.Schema.IsSubType(type, _type));

    // The field for the requests in which this occurrence is the first that counts. Null for one that the schema does not know, which a
    // validated document does not have.
    private FieldPlan? Plan(List<ConditionalField> group, int first)
    {
        var node = group[first].Node;
        var definition = _context.Schema.FindField(_type, node.Name.Value);
        if (definition is null)
            return null;

        var binding = BindingOf(definition, node.ResponseName);
        return new()
        {
            ResponseName = node.ResponseName,
            NameUtf8 = [(byte)',', .. Utf8JsonBuffer.EncodeString(node.ResponseName), (byte)':'],
            ConstantUtf8 = ReferenceEquals(definition, _context.Schema.TypeNameField) ? Utf8JsonBuffer.EncodeString(_type.Name) : null,
            Definition = definition,
            ParentType = _type,
            Binding = binding,
            Resolve = binding.Resolve,
            Shape = _context.Prepared.ShapeOf(definition.Type),
            Selections = SelectionsOf(group, first),
            Occurrences = [.. group[first..]],
            Earlier = [.. group[..first].Select(static occurrence => occurrence.Condition!)],
            IsUnconditional = first == 0 && group[0].Condition is null,
            Arguments = ArgumentPlan.Make(_context, definition, binding, node),
        };
    }

    private FieldBinding BindingOf(FieldDefinition definition, string responseName) =>
        definition.DeclaringType is null || _type.Name.StartsWith("__", StringComparison.Ordinal)
            ? _context.Prepared.Introspection.BindingOf(_type, definition)
            : _context.ExecutableSchema.BindingOf(_type, definition, responseName);

    private SelectionSource? SelectionsOf(List<ConditionalField> group, int first)
    {
        // Whoever completes the field knows that its first occurrence counts; that condition need not be asked again below.
        if (first == group.Count - 1)
            return group[first].Node.SelectionSet is { } only ? _context.SourceOf(only) : null;

        var sets = ImmutableArray.CreateBuilder<ConditionalSet>(group.Count - first);
        for (var i = first; i < group.Count; i++)
        {
            if (group[i].Node.SelectionSet is { } set)
                sets.Add(new(set, group[i].Condition));
        }

        return sets.Count == 0 ? null : _context.SourceOf(sets.ToImmutable());
    }
}
