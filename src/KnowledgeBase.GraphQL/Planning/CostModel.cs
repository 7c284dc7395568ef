using KnowledgeBase.GraphQL.Execution;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>How long a list may get, from arguments and <c>@listSize</c>.</summary>
/// <param name="Assumed">The length where no slicing argument says.</param>
/// <param name="ConstantSlice">The largest slicing argument that is a constant; -1 for none.</param>
/// <param name="VariableSlices">The slicing arguments that are variables: their places, and what counts where they have no value (-1 for nothing).</param>
internal sealed record ListSize(long Assumed, long ConstantSlice, (int Variable, long Default)[] VariableSlices)
{
    internal long Evaluate(CoercedVariables? variables)
    {
        var size = ConstantSlice;
        foreach (var (variable, byDefault) in VariableSlices)
            size = Math.Max(size, variables?[variable].Value is int value ? Math.Max(0, value) : byDefault);

        return size >= 0 ? size : Assumed;
    }
}

/// <summary>One selection's part of a cost.</summary>
/// <param name="Weight">The field's weight; 0 for a fragment.</param>
/// <param name="Size">The list's length; null where there is no list.</param>
/// <param name="Below">The place of the cost of what is selected below; -1 for none.</param>
/// <param name="Condition">When it counts; null for always.</param>
internal readonly record struct CostEntry(long Weight, ListSize? Size, int Below, InclusionCondition? Condition);

/// <summary>An operation's cost as sums over its selection sets, each after those that it contains, so that evaluating is one pass.</summary>
internal sealed class CostModel
{
    private readonly CostEntry[][] _sums;

    internal CostModel(CostEntry[][] sums, bool dependsOnVariables)
    {
        _sums = sums;
        if (!dependsOnVariables)
            Constant = Sum(variables: null);
    }

    /// <summary>The cost where no variable matters.</summary>
    internal long? Constant { get; }

    internal long Evaluate(CoercedVariables variables) => Constant ?? Sum(variables);

    private long Sum(CoercedVariables? variables)
    {
        if (_sums.Length == 0)
            return 0;
        var totals = new long[_sums.Length];
        for (var i = 0; i < totals.Length; i++)
        {
            var total = 0L;
            foreach (var entry in _sums[i])
            {
                if (entry.Condition is not null && variables is not null && entry.Condition.IsRuledOut(variables))
                    continue;
                var one = Add(entry.Weight, entry.Below < 0 ? 0 : totals[entry.Below]);
                total = Add(total, entry.Size is null ? one : Times(one, entry.Size.Evaluate(variables)));
            }

            totals[i] = total;
        }

        return totals[^1];
    }

    private static long Add(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;

    private static long Times(long left, long right) => left != 0 && right > long.MaxValue / left ? long.MaxValue : left * right;
}
