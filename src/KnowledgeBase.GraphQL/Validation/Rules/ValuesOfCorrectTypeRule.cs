using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>
/// Literals can be coerced to the type of their place (spec 5.6.1 "Values of Correct Type", with 5.6.2 "Input Object Field Names", 5.6.4 "Input
/// Object Required Fields" and the literals of 3.10.1 "OneOf Input Objects"). What variables hold is another rule's and coercion's to see.
/// </summary>
internal sealed class ValuesOfCorrectTypeRule : ValidationRule
{
    public override void EnterArgument(ValidationContext context, ArgumentNode argument)
    {
        if (context.InputType is { } type)
            Check(context, argument.Value, type);
    }

    public override void EnterVariableDefinition(ValidationContext context, VariableDefinitionNode variable)
    {
        if (context.InputType is { } type && variable.DefaultValue is { } value)
            Check(context, value, type);
    }

    /// <summary>Recurses as deep as the literal nests, which the parser has limited.</summary>
    private void Check(ValidationContext context, ValueNode value, GraphQLType type)
    {
        if (value is VariableNode || context.Aborted)
            return;
        if (value is NullValueNode)
        {
            if (type is NonNullType)
                context.Report(this, Messages.NullForNonNull(type), value);
            return;
        }

        switch (type.Nullable)
        {
            case ListType list when value is ListValueNode items:
                foreach (var item in items.Values)
                    Check(context, item, list.ItemType);
                break;
            case ListType list:
                Check(context, value, list.ItemType); // spec 3.11: one value stands for a list of one
                break;
            case InputObjectType inputType when value is ObjectValueNode node:
                CheckObject(context, node, inputType);
                break;
            case InputObjectType inputType:
                context.Report(this, Messages.NotAnObject(inputType, value), value);
                break;
            case EnumType enumType:
                CheckEnum(context, value, enumType);
                break;
            case ScalarType scalar:
                CheckScalar(context, value, scalar);
                break;
        }
    }

    private void CheckObject(ValidationContext context, ObjectValueNode node, InputObjectType type)
    {
        for (var i = 0; i < type.Fields.Count; i++)
        {
            var definition = type.Fields[i];
            if (LastField(node, definition.Name) is { } field)
                Check(context, field.Value, definition.Type);
            else if (definition.IsRequired)
                context.Report(this, Messages.MissingInputField(type, definition), node);
        }

        var known = 0;
        ObjectFieldNode? only = null;
        foreach (var field in node.Fields)
        {
            if (context.Aborted)
                return;
            var name = field.Name.Value;
            if (type.Fields.Find(name) is not null)
            {
                known++;
                only = field;
                continue;
            }

            var suggestion = context.Options.HideSuggestions
                ? ""
                : Suggestions.DidYouMean(name, type.Fields.Select(static other => other.Name));
            context.Report(this, Messages.UnknownInputField(type, name, suggestion), field);
        }

        if (type.IsOneOf && (known != 1 || only!.Value is NullValueNode))
            context.Report(this, Messages.NotExactlyOne(type), node);
    }

    /// <summary>Of two fields with one name, which another rule reports, the last is checked.</summary>
    private static ObjectFieldNode? LastField(ObjectValueNode node, string name)
    {
        for (var i = node.Fields.Length - 1; i >= 0; i--)
        {
            if (node.Fields[i].Name.Value == name)
                return node.Fields[i];
        }

        return null;
    }

    private void CheckEnum(ValidationContext context, ValueNode value, EnumType type)
    {
        if (value is EnumValueNode name && type.Values.Find(name.Value) is not null)
            return;
        var given = value switch
        {
            EnumValueNode other => other.Value,
            StringValueNode text => text.Value,
            _ => null,
        };
        var suggestion = context.Options.HideSuggestions || given is null
            ? ""
            : Suggestions.DidYouMean(Suggestions.Near(given, type.Values.Select(static other => other.Name)), "the enum value");
        context.Report(this, Messages.NotInEnum(type, value, suggestion), value);
    }

    private void CheckScalar(ValidationContext context, ValueNode value, ScalarType type)
    {
        if (HoldsVariable(value) || type.Coercion.TryCoerceLiteral(value, out _, out var reason))
            return; // a custom scalar's list or object with a variable in it is coerced when the variable is known
        context.Report(this, Messages.NotAScalar(type, value, reason), value);
    }

    private static bool HoldsVariable(ValueNode value)
    {
        switch (value)
        {
            case VariableNode:
                return true;
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    if (HoldsVariable(item))
                        return true;
                }

                return false;
            case ObjectValueNode node:
                foreach (var field in node.Fields)
                {
                    if (HoldsVariable(field.Value))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }
}
