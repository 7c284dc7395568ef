using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>A document holds operations and fragments only (spec 5.1.1 "Executable Definitions").</summary>
internal sealed class ExecutableDefinitionsRule : ValidationRule
{
    public override void EnterDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeSystemDefinitionNode)
                context.Report(this, Messages.NotExecutable(definition), definition);
        }
    }
}
