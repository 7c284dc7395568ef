using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>A fragment's type can occur where it is spread (spec 5.5.2.3 "Fragment Spread Is Possible").</summary>
internal sealed class PossibleFragmentSpreadsRule : ValidationRule
{
    public override void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
        if (context.Type is NamedType type)
            Check(context, null, type, fragment);
    }

    public override void EnterFragmentSpread(ValidationContext context, FragmentSpreadNode spread)
    {
        if (context.Graph.Find(spread.Name.Value) is { } fragment && context.Schema.Types.Find(fragment.TypeCondition.Name.Value) is { } type)
            Check(context, spread.Name.Value, type, spread);
    }

    private void Check(ValidationContext context, string? name, NamedType type, SyntaxNode node)
    {
        if (context.ParentType is { } parent && type.IsComposite && !CanOverlap(context.Schema, type, parent))
            context.Report(this, Messages.ImpossibleSpread(name, parent, type), node);
    }

    private static bool CanOverlap(Schema schema, NamedType a, NamedType b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a is ObjectType)
            return schema.IsSubType(b, a);
        if (b is ObjectType)
            return schema.IsSubType(a, b);
        foreach (var possible in schema.PossibleTypes(a))
        {
            if (schema.IsSubType(b, possible))
                return true;
        }

        return false;
    }
}
