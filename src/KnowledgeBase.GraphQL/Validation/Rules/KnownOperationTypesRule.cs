using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>The schema has a root type for each operation (spec 5.2.1.1 "Operation Type Existence").</summary>
internal sealed class KnownOperationTypesRule : ValidationRule
{
    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (context.Schema.RootType(operation.Operation) is not null)
            return;
        var kind = operation.Operation switch
        {
            OperationType.Query => "query",
            OperationType.Mutation => "mutation",
            _ => "subscription",
        };
        context.Report(this, Messages.UnknownOperationType(kind), operation);
    }
}
