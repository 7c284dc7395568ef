using System.Globalization;
using System.Runtime.CompilerServices;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>Reads weights and list lengths from the SDL's <c>@cost</c> and <c>@listSize</c> and sets up an operation's cost.</summary>
internal sealed class CostModelBuilder
{
    private readonly PlanContext _context;
    private readonly Dictionary<Key, int> _known = [];
    private readonly List<CostEntry[]> _sums = [];
    private bool _dependsOnVariables;

    private CostModelBuilder(PlanContext context) => _context = context;

    internal static CostModel Build(PlanContext context, OperationDefinitionNode operation)
    {
        var builder = new CostModelBuilder(context);
        builder.Visit(operation.SelectionSet, context.Schema.RootType(operation.Operation)!, around: null);
        return new([.. builder._sums], builder._dependsOnVariables);
    }

    // Gives the place of the set's sum; -1 for a set inside itself, which validation excludes.
    private int Visit(SelectionSetNode set, NamedType type, SizedFields? around)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var key = new Key(set, type, around);
        if (_known.TryGetValue(key, out var known))
            return known;
        _known[key] = -1;
        var entries = new CostEntry[set.Selections.Length];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = EntryOf(set.Selections[i], type, around);
        _sums.Add(entries);
        return _known[key] = _sums.Count - 1;
    }

    private CostEntry EntryOf(SelectionNode selection, NamedType type, SizedFields? around)
    {
        var condition = InclusionCondition.Of(_context, selection, out var isExcluded);
        if (isExcluded)
            return new(0, null, -1, null);
        _dependsOnVariables |= condition is not null;
        switch (selection)
        {
            case FieldNode field:
                return FieldEntry(field, type, around, condition);
            case InlineFragmentNode inline:
                return new(0, null, Visit(inline.SelectionSet, TypeOf(inline.TypeCondition) ?? type, around), condition);
            default:
                var spread = (FragmentSpreadNode)selection;
                return _context.Document.Fragments.TryGetValue(spread.Name.Value, out var fragment)
                    ? new(0, null, Visit(fragment.SelectionSet, TypeOf(fragment.TypeCondition) ?? type, around), condition)
                    : new(0, null, -1, condition);
        }
    }

    private CostEntry FieldEntry(FieldNode field, NamedType type, SizedFields? around, InclusionCondition? condition)
    {
        var name = field.Name.Value;
        var definition = _context.Schema.FindField(type, name);
        if (definition is null)
            return new(0, null, -1, condition);

        var named = definition.Type.Named;
        var isIntrospection = definition.DeclaringType is null || type.Name.StartsWith("__", StringComparison.Ordinal);
        var weight = isIntrospection ? (named.IsLeaf ? 0 : 1) : WeightOf(definition);
        var listSize = isIntrospection ? null : SizeOf(definition, field, out _);
        SizedFields? below = null;
        if (!isIntrospection && SizeOf(definition, field, out var sized) is { } size && sized is not null)
        {
            below = new(field, size, sized);
            listSize = null; // the size is that of the fields below
        }

        var isList = definition.Type.Nullable is ListType;
        if (around is not null && around.Names.Contains(name))
            listSize = around.Size;
        else if (!isList)
            listSize = null;
        else if (!isIntrospection)
            listSize ??= new(_context.Limits.DefaultListSize, -1, []);

        _dependsOnVariables |= listSize is { VariableSlices.Length: > 0 };
        return new(weight, listSize, field.SelectionSet is { } set ? Visit(set, named, below) : -1, condition);
    }

    private NamedType? TypeOf(NamedTypeNode? node) => node is null ? null : _context.Schema.Types.Find(node.Name.Value);

    // A field's own @cost, else that of its type, else 1 for an object and 0 for a leaf.
    private static long WeightOf(FieldDefinition definition)
    {
        if (definition.Syntax is { } syntax && WeightIn(syntax.Directives) is { } own)
            return own;
        var named = definition.Type.Named;
        return WeightIn(named.AppliedDirectives) ?? (named.IsLeaf ? 0 : 1);
    }

    // The cost specification writes weights as strings; numbers are taken too. A part of a point is a whole one.
    private static long? WeightIn(IEnumerable<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value != "cost")
                continue;
            foreach (var argument in directive.Arguments)
            {
                var text = argument.Value switch
                {
                    StringValueNode value => value.Value,
                    IntValueNode value => value.Value,
                    FloatValueNode value => value.Value,
                    _ => null,
                };
                if (argument.Name.Value == "weight" && double.TryParse(text, CultureInfo.InvariantCulture, out var weight) && weight >= 0)
                    return (long)Math.Min(Math.Ceiling(weight), 1e15);
            }
        }

        return null;
    }

    private ListSize? SizeOf(FieldDefinition definition, FieldNode field, out HashSet<string>? sizedFields)
    {
        sizedFields = null;
        if (definition.Syntax is not { } syntax)
            return null;
        foreach (var directive in syntax.Directives)
        {
            if (directive.Name.Value != "listSize")
                continue;
            var assumed = (long)_context.Limits.DefaultListSize;
            var constant = -1L;
            var variables = new List<(int, long)>();
            foreach (var argument in directive.Arguments)
            {
                switch (argument.Name.Value)
                {
                    case "assumedSize" when IntOf(argument.Value) is { } size:
                        assumed = size;
                        break;
                    case "sizedFields":
                        sizedFields = new(StringsOf(argument.Value), StringComparer.Ordinal);
                        break;
                    case "slicingArguments":
                        foreach (var name in StringsOf(argument.Value))
                            AddSlice(definition, field, name, ref constant, variables);
                        break;
                }
            }

            return new(assumed, constant, [.. variables]);
        }

        return null;
    }

    private void AddSlice(FieldDefinition definition, FieldNode field, string name, ref long constant, List<(int, long)> variables)
    {
        ValueNode? value = null;
        foreach (var argument in field.Arguments)
        {
            if (argument.Name.Value == name)
                value = argument.Value;
        }

        var byDefault = definition.Arguments.Find(name)?.DefaultValue;
        if (value is VariableNode variable && _context.VariableIndices.TryGetValue(variable.Name.Value, out var index))
            variables.Add((index, IntOf(byDefault) ?? -1));
        else if (IntOf(value ?? byDefault) is { } size)
            constant = Math.Max(constant, size);
    }

    private static long? IntOf(ValueNode? value) =>
        value is IntValueNode node && long.TryParse(node.Value, CultureInfo.InvariantCulture, out var number) ? Math.Max(0, number) : null;

    private static IEnumerable<string> StringsOf(ValueNode value) => value switch
    {
        StringValueNode one => [one.Value],
        ListValueNode list => list.Values.OfType<StringValueNode>().Select(static item => item.Value),
        _ => [],
    };

    /// <summary>The fields below a field whose lists are as long as its arguments say, as in a connection's edges.</summary>
    private sealed record SizedFields(FieldNode Field, ListSize Size, HashSet<string> Names)
    {
        public bool Equals(SizedFields? other) => ReferenceEquals(Field, other?.Field);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(Field);
    }

    private readonly record struct Key(SelectionSetNode Set, NamedType Type, SizedFields? Around);
}
