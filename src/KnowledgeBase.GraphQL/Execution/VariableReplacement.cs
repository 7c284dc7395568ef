using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>Puts the values of variables into a literal of a structured custom scalar, so that its coercion sees a constant.</summary>
internal static class VariableReplacement
{
    internal static ValueNode Replace(ValueNode literal, VariableScope scope)
    {
        switch (literal)
        {
            case VariableNode variable:
                return scope.Indices.TryGetValue(variable.Name.Value, out var index) && scope.Definitions[index].Type is { } type
                    && LiteralFromValue.Make(scope.Variables[index].Value, type) is { } made
                    ? made
                    : new NullValueNode(variable.Span);
            case ListValueNode list:
                var items = ImmutableArray.CreateBuilder<ValueNode>(list.Values.Length);
                foreach (var item in list.Values)
                    items.Add(Replace(item, scope));
                return new ListValueNode(list.Span, items.MoveToImmutable());
            case ObjectValueNode node:
                var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>(node.Fields.Length);
                foreach (var field in node.Fields)
                {
                    // As in input objects, a field whose variable was not given is a field that was not given.
                    if (field.Value is VariableNode absent && !scope.Find(absent.Name.Value).IsPresent)
                        continue;
                    fields.Add(new(field.Span, field.Name, Replace(field.Value, scope)));
                }

                return new ObjectValueNode(node.Span, fields.ToImmutable());
            default:
                return literal;
        }
    }
}
