using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Fragments that are spread are defined (spec 5.5.2.1 "Fragment Spread Target Defined").</summary>
internal sealed class KnownFragmentNamesRule : ValidationRule
{
    public override void EnterFragmentSpread(ValidationContext context, FragmentSpreadNode spread)
    {
        if (context.Graph.IndexOf(spread.Name.Value) < 0)
            context.Report(this, Messages.UnknownFragment(spread.Name.Value), spread.Name);
    }
}
