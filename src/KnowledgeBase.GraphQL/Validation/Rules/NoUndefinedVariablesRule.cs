
namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Variables that an operation uses, also in fragments, are defined by it (spec 5.8.3 "All Variable Uses Defined").</summary>
internal sealed class NoUndefinedVariablesRule : ValidationRule
{
    public override void CheckVariables(ValidationContext context, OperationVariables operation)
    {
        foreach (var definition in operation.Definitions)
        {
            foreach (ref readonly var usage in context.Graph.UsagesOf(definition))
            {
                if (operation.Find(usage.Node.Name.Value) is not null)
                    continue;
                if (context.Aborted)
                    return;
                var message = Messages.UndefinedVariable(usage.Node.Name.Value, operation.Operation.Name?.Value);
                context.Report(this, message, usage.Node, operation.Operation);
            }
        }
    }
}
