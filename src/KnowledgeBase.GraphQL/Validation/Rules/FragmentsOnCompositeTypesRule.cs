using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Fragments apply to objects, interfaces and unions (spec 5.5.1.3 "Fragments on Object, Interface or Union Types").</summary>
internal sealed class FragmentsOnCompositeTypesRule : ValidationRule
{
    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment) =>
        Check(context, fragment.Name.Value, fragment.TypeCondition);

    public override void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition)
            Check(context, null, condition);
    }

    private void Check(ValidationContext context, string? name, NamedTypeNode condition)
    {
        if (context.Type is { IsComposite: false })
            context.Report(this, Messages.FragmentOnLeaf(name, condition.Name.Value), condition);
    }
}
