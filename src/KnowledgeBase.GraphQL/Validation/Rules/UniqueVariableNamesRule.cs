using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>An operation's variables differ in their names (spec 5.8.1 "Variable Uniqueness").</summary>
internal sealed class UniqueVariableNamesRule : ValidationRule
{
    private DuplicateNames? _names;

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.VariableDefinitions.Length < 2)
            return;
        _names ??= new DuplicateNames();
        foreach (var variable in operation.VariableDefinitions)
            _names.Add(variable.Variable.Name);
        foreach (var group in _names.Take())
            context.Report(this, Messages.DuplicateVariable(group[0].Value), group);
    }
}
