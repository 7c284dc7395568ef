using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation;

/// <content>Arguments and the values in them.</content>
internal sealed partial class DocumentWalker
{
    private void Walk(ImmutableArray<ArgumentNode> arguments, NamedList<InputValueDefinition>? definitions)
    {
        foreach (var argument in arguments)
        {
            var definition = definitions?.Find(argument.Name.Value);
            context.Argument = definition;
            context.InputType = definition?.Type;
            foreach (var rule in ruleSet.At(Hook.EnterArgument))
                _rules[rule].EnterArgument(context, argument);
            Walk(argument.Value, definition?.Type, oneOf: null, definition?.DefaultValue is not null);
            context.Argument = null;
        }
    }

    /// <summary>Walks a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type of its place; null if unknown.</param>
    /// <param name="oneOf">The OneOf input object that the place is a field of, if it is.</param>
    /// <param name="hasDefault">Whether the place has a default.</param>
    private void Walk(ValueNode value, GraphQLType? type, InputObjectType? oneOf, bool hasDefault)
    {
        switch (value)
        {
            case VariableNode variable:
                context.Graph.Add(new VariableUsage(variable, type, oneOf, hasDefault));
                break;
            case ListValueNode list:
                var itemType = type?.Nullable is ListType listType ? listType.ItemType : null;
                foreach (var item in list.Values)
                    Walk(item, itemType, oneOf: null, hasDefault: false);
                break;
            case ObjectValueNode node:
                Walk(node, type?.Named as InputObjectType);
                break;
            case EnumValueNode name:
                context.InputType = type;
                foreach (var rule in ruleSet.At(Hook.EnterEnumValue))
                    _rules[rule].EnterEnumValue(context, name);
                break;
        }
    }

    private void Walk(ObjectValueNode node, InputObjectType? type)
    {
        foreach (var rule in ruleSet.At(Hook.EnterObjectValue))
            _rules[rule].EnterObjectValue(context, node);
        foreach (var field in node.Fields)
        {
            var definition = type?.Fields.Find(field.Name.Value);
            context.InputType = type;
            foreach (var rule in ruleSet.At(Hook.EnterObjectField))
                _rules[rule].EnterObjectField(context, field);
            Walk(field.Value, definition?.Type, type is { IsOneOf: true } ? type : null, definition?.DefaultValue is not null);
        }
    }
}
