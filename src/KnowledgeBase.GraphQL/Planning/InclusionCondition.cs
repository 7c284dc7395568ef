using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>What <c>@skip</c> and <c>@include</c> ask of variables for a selection to count: all terms hold. Null stands for "always".</summary>
internal sealed class InclusionCondition
{
    private readonly ImmutableArray<Term> _terms;

    private InclusionCondition(ImmutableArray<Term> terms) => _terms = terms;

    /// <summary>The condition that a selection's directives set (spec 3.13.1 "@skip", 3.13.2 "@include"); null for always.</summary>
    /// <param name="context">The plan's shared parts.</param>
    /// <param name="selection">The selection.</param>
    /// <param name="isExcluded">Whether a constant leaves it out for good.</param>
    internal static InclusionCondition? Of(PlanContext context, SelectionNode selection, out bool isExcluded)
    {
        isExcluded = false;
        InclusionCondition? condition = null;
        foreach (var directive in selection.Directives)
        {
            var wanted = directive.Name.Value == "include";
            if ((!wanted && directive.Name.Value != "skip") || directive.Arguments.IsEmpty)
                continue;
            switch (directive.Arguments[0].Value)
            {
                case BooleanValueNode constant when constant.Value != wanted:
                    isExcluded = true;
                    return null;
                case VariableNode variable when context.VariableIndices.TryGetValue(variable.Name.Value, out var index):
                    condition = And(condition, index, wanted);
                    break;
            }
        }

        return condition;
    }

    /// <summary>A further term; the condition is null where there was none before.</summary>
    internal static InclusionCondition And(InclusionCondition? condition, int variable, bool wanted)
    {
        var term = new Term(variable, wanted);
        if (condition is null)
            return new([term]);
        return condition._terms.Contains(term) ? condition : new(condition._terms.Add(term));
    }

    internal static InclusionCondition? And(InclusionCondition? left, InclusionCondition? right)
    {
        if (left is null || right is null)
            return left ?? right;
        var all = left;
        foreach (var term in right._terms)
            all = And(all, term.Variable, term.Wanted);
        return all;
    }

    /// <summary>Whether all terms hold.</summary>
    /// <exception cref="GraphQLException">A variable is null where the directives want a Boolean (spec 3.13.1, 3.13.2: <c>if: Boolean!</c>).</exception>
    internal bool Holds(CoercedVariables variables)
    {
        foreach (var term in _terms)
        {
            if (variables[term.Variable].Value is not bool value)
                throw new GraphQLException(new("A variable that @skip or @include reads is null or absent; it must be true or false.", ErrorCode.BadArgument));
            if (value != term.Wanted)
                return false;
        }

        return true;
    }

    /// <summary>Whether a term is known not to hold; a variable without a value leaves it open.</summary>
    internal bool IsRuledOut(CoercedVariables variables)
    {
        foreach (var term in _terms)
        {
            if (variables[term.Variable].Value is bool value && value != term.Wanted)
                return true;
        }

        return false;
    }

    internal bool IsSameAs(InclusionCondition? other) => other is not null && _terms.AsSpan().SequenceEqual(other._terms.AsSpan());

    internal int TermHash()
    {
        var hash = default(HashCode);
        foreach (var term in _terms)
            hash.Add(term);
        return hash.ToHashCode();
    }

    private readonly record struct Term(int Variable, bool Wanted);
}
