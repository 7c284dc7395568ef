using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>The fields of an input object differ in their names (spec 5.6.3 "Input Object Field Uniqueness").</summary>
internal sealed class UniqueInputFieldNamesRule : ValidationRule
{
    private Dictionary<string, NameNode>? _seen;

    public override void EnterObjectValue(ValidationContext context, ObjectValueNode value)
    {
        if (value.Fields.Length < 2)
            return;
        _seen ??= new(StringComparer.Ordinal);
        _seen.Clear();
        foreach (var field in value.Fields)
        {
            if (!_seen.TryAdd(field.Name.Value, field.Name))
                context.Report(this, Messages.DuplicateInputField(field.Name.Value), _seen[field.Name.Value], field.Name);
        }
    }
}
