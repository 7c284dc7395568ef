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
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<List<ConditionalField>> _groups = [];
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

        var fields = new List<FieldPlan>(collector._groups.Count);
        foreach (var group in collector._groups)
        {
            if (collector.Plan(group) is { } field)
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
        if (_places.TryAdd(field.ResponseName, _groups.Count))
        {
            _groups.Add([new(field, condition)]);
            return;
        }

        var group = _groups[_places[field.ResponseName]];
        foreach (var other in group)
        {
            // The same field through the same fragment a second time adds nothing where the first always counts.
            if (ReferenceEquals(other.Node, field) && other.Condition is null)
                return;
        }

        group.Add(new(field, condition));
    }

    // DoesFragmentTypeApply
    private bool Applies(NamedTypeNode typeCondition) =>
        typeCondition.Name.Value == _type.Name
        || (_context.Schema.Types.Find(typeCondition.Name.Value) is { } type && _context.Schema.IsSubType(type, _type));

    // Null for a field that the schema does not know, which a validated document does not have.
    private FieldPlan? Plan(List<ConditionalField> group)
    {
        var node = group[0].Node;
        var definition = _context.Schema.FindField(_type, node.Name.Value);
        if (definition is null)
            return null;

        var binding = BindingOf(definition, node.ResponseName);
        var unconditional = group.Exists(static occurrence => occurrence.Condition is null);
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
            Selections = SelectionsOf(group),
            Occurrences = [.. group],
            IsUnconditional = unconditional,
            Arguments = ArgumentPlan.Make(_context, definition, binding, node),
        };
    }

    private FieldBinding BindingOf(FieldDefinition definition, string responseName) =>
        definition.DeclaringType is null || _type.Name.StartsWith("__", StringComparison.Ordinal)
            ? _context.Prepared.Introspection.BindingOf(_type, definition)
            : _context.ExecutableSchema.BindingOf(_type, definition, responseName);

    private SelectionSource? SelectionsOf(List<ConditionalField> group)
    {
        if (group.Count == 1)
        {
            // Whoever completes the field knows that its one occurrence counts; the condition need not be asked again below.
            return group[0].Node.SelectionSet is { } only ? _context.SourceOf(only) : null;
        }

        var sets = ImmutableArray.CreateBuilder<ConditionalSet>(group.Count);
        foreach (var occurrence in group)
        {
            if (occurrence.Node.SelectionSet is { } set)
                sets.Add(new(set, occurrence.Condition));
        }

        return sets.Count == 0 ? null : _context.SourceOf(sets.ToImmutable());
    }
}
