using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Operations differ in their names (spec 5.2.2.1 "Operation Name Uniqueness").</summary>
internal sealed class UniqueOperationNamesRule : ValidationRule
{
    private Dictionary<string, NameNode>? _seen;

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Name is not { } name)
            return;
        _seen ??= new(StringComparer.Ordinal);
        if (!_seen.TryAdd(name.Value, name))
            context.Report(this, Messages.DuplicateOperation(name.Value), _seen[name.Value], name);
    }
}
