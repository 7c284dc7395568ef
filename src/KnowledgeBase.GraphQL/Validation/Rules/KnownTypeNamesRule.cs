using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Types that variables and fragments name are in the schema (spec 5.5.1.2 "Fragment Spread Type Existence", 5.8.2).</summary>
internal sealed class KnownTypeNamesRule : ValidationRule
{
    public override void EnterVariableDefinition(ValidationContext context, VariableDefinitionNode variable)
    {
        if (context.VariableType is not null)
            return;
        var type = variable.Type;
        while (type is not NamedTypeNode)
            type = type is ListTypeNode list ? list.Type : ((NonNullTypeNode)type).Type;
        Check(context, (NamedTypeNode)type);
    }

    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment) => Check(context, fragment.TypeCondition);

    public override void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
        if (fragment.TypeCondition is { } condition)
            Check(context, condition);
    }

    private void Check(ValidationContext context, NamedTypeNode type)
    {
        if (context.Schema.Types.Find(type.Name.Value) is not null)
            return;
        var suggestion = context.Options.HideSuggestions
            ? ""
            : Suggestions.DidYouMean(type.Name.Value, context.Schema.Types.Select(static known => known.Name));
        context.Report(this, Messages.UnknownType(type.Name.Value, suggestion), type);
    }
}
