using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>No introspection but <c>__typename</c>, for hosts that switch it off. No rule of the specification.</summary>
internal sealed class NoSchemaIntrospectionCustomRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Type is { Named.Name: var type } && type.StartsWith("__", StringComparison.Ordinal))
            context.Report(this, Messages.IntrospectionOff(field.Name.Value), field);
    }
}
