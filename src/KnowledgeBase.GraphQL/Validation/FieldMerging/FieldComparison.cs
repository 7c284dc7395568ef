using System.Runtime.CompilerServices;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.FieldMerging;

/// <summary>
/// The algorithm FieldsInSetCanMerge() (spec 5.3.2), by pairs, each compared once: fields of a set among themselves, a set with a fragment, two
/// fragments. Pairs are at most the square of the fields, and a budget ends what is still too much. Chains of fragments are followed by lists
/// of what is to do; recursion goes only into fields, and no deeper than a limit.
/// </summary>
internal sealed class FieldComparison(ValidationContext context)
{
    /// <summary>Conflicts below two fields are told by the first; the others only add places, of which few are shown.</summary>
    private const int MostConflictsBelow = 20;

    private readonly FieldSets _sets = new(context.Schema, context.Graph);
    private readonly ComparedPairs _setsWithFragments = new();
    private readonly ComparedPairs _fragmentPairs = new();
    private readonly List<int> _fragmentsToDo = [];
    private readonly List<(int First, int Second)> _pairsToDo = [];
    private readonly List<ConflictList> _conflictsByDepth = [];
    private int _comparisonsLeft = context.Options.MaxFieldComparisons;
    private int _depth;

    /// <summary>Whether the budget of comparisons is spent. What was found until then counts.</summary>
    public bool IsTooMuch { get; private set; }

    /// <summary>Whether fields nest too deep.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>The conflicts among the fields of a selection set, fragments expanded; those inside one field's own selection set are its affair.</summary>
    public ConflictList FindConflicts(SelectionSetNode selectionSet, NamedType? parent, int limit)
    {
        var conflicts = ConflictsAt(0, limit);
        var set = _sets.Of(selectionSet, parent);
        foreach (var group in set.Groups)
        {
            var fields = group.Fields;
            for (var i = 0; i < fields.Count && !IsDone(conflicts); i++)
            {
                for (var j = i + 1; j < fields.Count && !IsDone(conflicts); j++)
                    Compare(conflicts, exclusive: false, fields[i], fields[j], oneSet: true);
            }
        }

        var fragments = set.Fragments;
        for (var i = 0; i < fragments.Count && !IsDone(conflicts); i++)
        {
            CompareWithFragment(conflicts, exclusive: false, set, fragments[i]);
            for (var j = i + 1; j < fragments.Count && !IsDone(conflicts); j++)
                CompareFragments(conflicts, exclusive: false, fragments[i], fragments[j]);
        }

        return conflicts;
    }

    /// <summary>Compares the fields of a set with those of a fragment and of all fragments that it spreads.</summary>
    private void CompareWithFragment(ConflictList conflicts, bool exclusive, FieldSet set, int fragment)
    {
        if (set.Groups.Count == 0)
            return;
        var bottom = _fragmentsToDo.Count;
        _fragmentsToDo.Add(fragment);
        while (_fragmentsToDo.Count > bottom)
        {
            var next = _fragmentsToDo[^1];
            _fragmentsToDo.RemoveAt(_fragmentsToDo.Count - 1);
            if (IsDone(conflicts) || !Spend(1) || !_setsWithFragments.Add(set.Id, next, exclusive))
                continue;
            var other = _sets.OfFragment(next);
            if (ReferenceEquals(set, other))
                continue;
            CompareSets(conflicts, exclusive, set, other);
            for (var i = other.Fragments.Count - 1; i >= 0; i--)
                _fragmentsToDo.Add(other.Fragments[i]);
        }
    }

    /// <summary>Compares the fields of two fragments, each with all fragments that it spreads.</summary>
    private void CompareFragments(ConflictList conflicts, bool exclusive, int first, int second)
    {
        var bottom = _pairsToDo.Count;
        _pairsToDo.Add((first, second));
        while (_pairsToDo.Count > bottom)
        {
            var (a, b) = _pairsToDo[^1];
            _pairsToDo.RemoveAt(_pairsToDo.Count - 1);
            if (a == b || IsDone(conflicts) || !Spend(1) || !_fragmentPairs.Add(Math.Min(a, b), Math.Max(a, b), exclusive))
                continue;
            var setA = _sets.OfFragment(a);
            var setB = _sets.OfFragment(b);
            CompareSets(conflicts, exclusive, setA, setB);
            for (var i = setA.Fragments.Count - 1; i >= 0; i--)
                _pairsToDo.Add((setA.Fragments[i], b));
            for (var i = setB.Fragments.Count - 1; i >= 0; i--)
                _pairsToDo.Add((a, setB.Fragments[i]));
        }
    }

    /// <summary>Compares the fields of two sets, their fragments apart. Takes as long as the smaller set is large.</summary>
    private void CompareSets(ConflictList conflicts, bool exclusive, FieldSet first, FieldSet second)
    {
        var smaller = first.Groups.Count <= second.Groups.Count ? first : second;
        var larger = ReferenceEquals(smaller, first) ? second : first;
        if (!Spend(smaller.Groups.Count))
            return;
        foreach (var group in smaller.Groups)
        {
            if (larger.Find(group.ResponseName) is not { } other)
                continue;
            var (firstGroup, secondGroup) = ReferenceEquals(smaller, first) ? (group, other) : (other, group);
            foreach (var a in firstGroup.Fields)
            {
                foreach (var b in secondGroup.Fields)
                {
                    if (IsDone(conflicts))
                        return;
                    Compare(conflicts, exclusive, a, b, oneSet: false);
                }
            }
        }
    }

    private void Compare(ConflictList conflicts, bool exclusive, FieldInSet a, FieldInSet b, bool oneSet)
    {
        if (!Spend(1))
            return;
        exclusive = exclusive || (!ReferenceEquals(a.Parent, b.Parent) && a.Parent is ObjectType && b.Parent is ObjectType);
        if (ReasonAgainst(exclusive, a, b) is { } reason)
        {
            AddConflict(conflicts, a, b, reason, oneSet);
            return;
        }

        if (a.Node.SelectionSet is not { } selectionA || b.Node.SelectionSet is not { } selectionB)
            return;
        if (_depth == context.Options.MaxComparisonDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            IsTooDeep = true;
            return;
        }

        var below = ConflictsAt(++_depth, MostConflictsBelow);
        CompareSubselections(
            below, exclusive, _sets.Of(selectionA, a.Definition?.Type.Named), _sets.Of(selectionB, b.Definition?.Type.Named));
        _depth--;
        if (below.Count > 0)
            conflicts.Add(Conflict.OfSubfields(a.Node, b.Node, below));
    }

    private void CompareSubselections(ConflictList conflicts, bool exclusive, FieldSet a, FieldSet b)
    {
        CompareSets(conflicts, exclusive, a, b);
        foreach (var fragment in b.Fragments)
            CompareWithFragment(conflicts, exclusive, a, fragment);
        foreach (var fragment in a.Fragments)
            CompareWithFragment(conflicts, exclusive, b, fragment);
        foreach (var first in a.Fragments)
        {
            foreach (var second in b.Fragments)
                CompareFragments(conflicts, exclusive, first, second);
        }
    }

    /// <summary>Why two fields themselves cannot be merged; null if they can.</summary>
    private static string? ReasonAgainst(bool exclusive, FieldInSet a, FieldInSet b)
    {
        if (!exclusive)
        {
            if (a.Node.Name.Value != b.Node.Name.Value)
                return Messages.DifferentFields(a.Node.Name.Value, b.Node.Name.Value);
            if (a.ArgumentsKey != b.ArgumentsKey)
                return Messages.DifferentArguments();
        }

        return a.Definition is { } first && b.Definition is { } second && HaveDifferentShapes(first.Type, second.Type)
            ? Messages.DifferentTypes(first.Type, second.Type)
            : null;
    }

    /// <summary>The steps on types of the algorithm SameResponseShape().</summary>
    private static bool HaveDifferentShapes(GraphQLType a, GraphQLType b)
    {
        while (!ReferenceEquals(a, b))
        {
            if (a is NonNullType != b is NonNullType)
                return true;
            a = a.Nullable;
            b = b.Nullable;
            if (a is ListType listA && b is ListType listB)
            {
                a = listA.ItemType;
                b = listB.ItemType;
                continue;
            }

            return a is ListType || b is ListType || ((a.IsLeaf || b.IsLeaf) && !ReferenceEquals(a, b));
        }

        return false;
    }

    /// <summary>Adds the conflict of two fields and of all their repeats.</summary>
    private static void AddConflict(ConflictList conflicts, FieldInSet a, FieldInSet b, string reason, bool oneSet)
    {
        for (var i = -1; i < (a.Repeats?.Count ?? 0); i++)
        {
            var first = i < 0 ? a.Node : a.Repeats![i];
            for (var j = -1; j < (b.Repeats?.Count ?? 0) && !conflicts.IsFull; j++)
            {
                var second = j < 0 ? b.Node : b.Repeats![j];
                var inOrder = !oneSet || first.Span.Start <= second.Span.Start;
                conflicts.Add(inOrder ? Conflict.Between(first, second, reason) : Conflict.Between(second, first, reason));
            }
        }
    }

    /// <summary>The list for the conflicts of one depth, emptied: at each depth one is in use at a time.</summary>
    private ConflictList ConflictsAt(int depth, int limit)
    {
        if (_conflictsByDepth.Count == depth)
            _conflictsByDepth.Add([]);
        var conflicts = _conflictsByDepth[depth];
        conflicts.Clear();
        conflicts.Limit = limit;
        return conflicts;
    }

    private bool IsDone(ConflictList conflicts) => conflicts.IsFull || IsTooMuch || IsTooDeep;

    private bool Spend(int comparisons)
    {
        _comparisonsLeft -= comparisons;
        if (_comparisonsLeft < 0)
            IsTooMuch = true;
        return !IsTooMuch;
    }
}
