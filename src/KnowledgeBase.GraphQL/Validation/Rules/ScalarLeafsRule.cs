using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Scalars and enums have no selection, all other fields have one (spec 5.3.3 "Leaf Field Selections").</summary>
internal sealed class ScalarLeafsRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Type is not { } type)
            return;
        if (type.IsLeaf)
        {
            if (field.SelectionSet is { } selectionSet)
                context.Report(this, Messages.LeafWithSelection(field.Name.Value, type), selectionSet);
        }
        else if (field.SelectionSet is null)
        {
            context.Report(this, Messages.CompositeWithoutSelection(field.Name.Value, type), field);
        }
    }
}
