using System.Runtime.InteropServices;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Validation.FieldMerging;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>
/// Fields with one response name can be merged (spec 5.3.2 "Field Selection Merging"). Each selection set of the document is looked at
/// once; <see cref="FieldComparison"/> compares, remembers what it compared, and stops at a limit.
/// </summary>
internal sealed class OverlappingFieldsCanBeMergedRule : ValidationRule
{
    /// <summary>Sets of so few fields are searched for two of one name without any preparation.</summary>
    private const int FewFields = 16;

    private FieldComparison? _comparison;

    public override void EnterSelectionSet(ValidationContext context, SelectionSetNode selectionSet)
    {
        if (HasNothingToMerge(selectionSet))
            return;
        _comparison ??= new FieldComparison(context);
        foreach (var conflict in _comparison.FindConflicts(selectionSet, context.ParentType, context.ErrorsLeft + 1))
            context.Report(this, conflict.Message(), CollectionsMarshal.AsSpan(conflict.Nodes()));
        var options = context.Options;
        if (_comparison.IsTooMuch)
            context.ReportLimit(this, Messages.TooManyComparisons(options.MaxFieldComparisons), LimitName.FieldComparisons, options.MaxFieldComparisons, selectionSet);
        else if (_comparison.IsTooDeep)
            context.ReportLimit(this, Messages.ComparisonTooDeep(options.MaxComparisonDepth), LimitName.ComparisonDepth, options.MaxComparisonDepth, selectionSet);
    }

    /// <summary>Whether there is one selection only, or a few plain fields with different response names.</summary>
    private static bool HasNothingToMerge(SelectionSetNode selectionSet)
    {
        var selections = selectionSet.Selections;
        if (selections.Length == 1)
            return selections[0] is not InlineFragmentNode;
        if (selections.Length > FewFields)
            return false;
        for (var i = 0; i < selections.Length; i++)
        {
            if (selections[i] is not FieldNode field)
                return false;
            for (var j = 0; j < i; j++)
            {
                if (((FieldNode)selections[j]).ResponseName == field.ResponseName)
                    return false;
            }
        }

        return true;
    }
}
