using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>CoerceArgumentValues (spec 6.4.1 "Coercing Field Arguments"), for fields and directives alike.</summary>
internal static class ArgumentCoercion
{
    /// <summary>Coerces a directive's arguments to a map of those that were given or have a default.</summary>
    /// <exception cref="GraphQLException">An argument does not fit.</exception>
    internal static Dictionary<string, object?> Coerce(
        NamedList<InputValueDefinition> definitions, ImmutableArray<ArgumentNode> nodes, SyntaxNode owner, VariableScope? scope)
    {
        var values = new ArgumentValue[definitions.Count];
        if (TryCoerce(definitions, nodes, owner, scope, values) is { } error)
            throw new GraphQLException(error);
        var map = new Dictionary<string, object?>(values.Length, StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].IsPresent)
                map[definitions[i].Name] = values[i].Value;
        }

        return map;
    }

    /// <summary>Coerces arguments into an array parallel to their definitions.</summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="nodes">The arguments as written.</param>
    /// <param name="owner">The field or directive, for the location of what is missing.</param>
    /// <param name="scope">The variables; null where there are none.</param>
    /// <param name="values">Takes the values.</param>
    /// <returns>The first error; null when all fit.</returns>
    internal static GraphQLError? TryCoerce(
        NamedList<InputValueDefinition> definitions, ImmutableArray<ArgumentNode> nodes, SyntaxNode owner, VariableScope? scope, ArgumentValue[] values)
    {
        for (var i = 0; i < definitions.Count; i++)
        {
            if (CoerceOne(definitions[i], nodes, owner, scope, out values[i]) is { } error)
                return error;
        }

        return null;
    }

    private static GraphQLError? CoerceOne(
        InputValueDefinition definition, ImmutableArray<ArgumentNode> nodes, SyntaxNode owner, VariableScope? scope, out ArgumentValue result)
    {
        result = default;
        var node = Find(nodes, definition.Name);
        var variable = node?.Value as VariableNode;
        if (node is null || (variable is not null && scope?.Find(variable.Name.Value).IsPresent != true))
        {
            result = LiteralCoercion.Default(definition);
            if (result.IsPresent || definition.Type is not NonNullType)
                return null;
            return variable is null
                ? ErrorAt(owner, $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.")
                : ErrorAt(variable, $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" got the variable \"${variable.Name.Value}\", which has no value.");
        }

        var errors = new InputErrors();
        if (LiteralCoercion.TryCoerce(node.Value, definition.Type, scope, errors, out var value))
        {
            result = new(true, value);
            return null;
        }

        return ErrorAt(node.Value, $"Argument \"{definition.Name}\" has an invalid value. {errors[0].Message}");
    }

    private static GraphQLError ErrorAt(SyntaxNode node, string message) =>
        new(message, ErrorCode.BadArgument) { Locations = [new(node.Span.Line, node.Span.Column)] };

    private static ArgumentNode? Find(ImmutableArray<ArgumentNode> nodes, string name)
    {
        foreach (var node in nodes)
        {
            if (node.Name.Value == name)
                return node;
        }

        return null;
    }
}
