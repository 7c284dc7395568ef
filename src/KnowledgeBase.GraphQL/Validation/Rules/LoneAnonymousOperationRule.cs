using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>An anonymous operation is the only one (spec 5.2.3.1 "Lone Anonymous Operation").</summary>
internal sealed class LoneAnonymousOperationRule : ValidationRule
{
    private int _operations;

    public override void EnterDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode)
                _operations++;
        }
    }

    public override void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        if (operation.Name is null && _operations > 1)
            context.Report(this, Messages.AnonymousNotAlone(), operation);
    }
}
