
namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Variables that an operation defines are used in it or in its fragments (spec 5.8.4 "All Variables Used").</summary>
internal sealed class NoUnusedVariablesRule : ValidationRule
{
    public override void CheckVariables(ValidationContext context, OperationVariables operation)
    {
        foreach (var node in operation.Operation.VariableDefinitions)
        {
            var name = node.Variable.Name.Value;
            if (operation.Find(name) is { IsUsed: false })
                context.Report(this, Messages.UnusedVariable(name, operation.Operation.Name?.Value), node);
        }
    }
}
