using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Nothing deprecated is used, for tools that check stored documents. No rule of the specification.</summary>
internal sealed class NoDeprecatedCustomRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is { DeprecationReason: { } reason } definition)
            context.Report(this, Messages.Deprecated("field", definition.Coordinate, reason), field);
    }

    public override void EnterArgument(ValidationContext context, ArgumentNode argument)
    {
        if (context.Argument is { DeprecationReason: { } reason } definition)
            context.Report(this, Messages.Deprecated("argument", definition.Name, reason), argument);
    }

    public override void EnterObjectField(ValidationContext context, ObjectFieldNode field)
    {
        if (context.InputType?.Named is InputObjectType type && type.Fields.Find(field.Name.Value) is { DeprecationReason: { } reason })
            context.Report(this, Messages.Deprecated("input field", $"{type}.{field.Name}", reason), field);
    }

    public override void EnterEnumValue(ValidationContext context, EnumValueNode value)
    {
        if (context.InputType?.Named is EnumType type && type.Values.Find(value.Value) is { DeprecationReason: { } reason })
            context.Report(this, Messages.Deprecated("enum value", $"{type}.{value.Value}", reason), value);
    }
}
