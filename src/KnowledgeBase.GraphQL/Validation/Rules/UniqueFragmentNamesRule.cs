using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Fragments differ in their names (spec 5.5.1.1 "Fragment Name Uniqueness").</summary>
internal sealed class UniqueFragmentNamesRule : ValidationRule
{
    private Dictionary<string, NameNode>? _seen;

    public override void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment)
    {
        _seen ??= new(StringComparer.Ordinal);
        if (!_seen.TryAdd(fragment.Name.Value, fragment.Name))
            context.Report(this, Messages.DuplicateFragment(fragment.Name.Value), _seen[fragment.Name.Value], fragment.Name);
    }
}
