using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Variables have input types (spec 5.8.2 "Variables Are Input Types").</summary>
internal sealed class VariablesAreInputTypesRule : ValidationRule
{
    public override void EnterVariableDefinition(ValidationContext context, VariableDefinitionNode variable)
    {
        if (context.VariableType is { IsInput: false } type)
            context.Report(this, Messages.VariableNotInput(variable.Variable.Name.Value, type), variable.Type);
    }
}
