using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>A field's arguments: converted once for all requests where they are constant, else once a request.</summary>
internal sealed class ArgumentPlan
{
    private static readonly ArgumentPlan None = new([], NamedList<InputValueDefinition>.Empty, []) { Constant = [] };

    private readonly ImmutableArray<Func<ArgumentValue, object?>?> _converters;
    private readonly NamedList<InputValueDefinition> _definitions;
    private readonly ImmutableArray<ArgumentNode> _nodes;
    private readonly FieldNode? _field;

    private ArgumentPlan(
        ImmutableArray<Func<ArgumentValue, object?>?> converters,
        NamedList<InputValueDefinition> definitions,
        ImmutableArray<ArgumentNode> nodes,
        FieldNode? field = null)
    {
        _converters = converters;
        _definitions = definitions;
        _nodes = nodes;
        _field = field;
    }

    /// <summary>The arguments where they depend on no variable and fit; null otherwise.</summary>
    internal object?[]? Constant { get; private init; }

    /// <summary>The place in a request's store of arguments; -1 where they are constant.</summary>
    internal int Slot { get; private init; } = -1;

    internal static ArgumentPlan Make(PlanContext context, FieldDefinition definition, FieldBinding binding, FieldNode node)
    {
        if (definition.Arguments.Count == 0)
            return None;
        var plan = new ArgumentPlan(binding.Converters, definition.Arguments, node.Arguments, node) { Slot = context.NextArgumentSlot() };
        if (DependsOnVariables(node.Arguments) || plan.TryCoerceConstant() is not { } constant)
            return plan;
        return new(binding.Converters, definition.Arguments, node.Arguments, node) { Constant = constant };
    }

    /// <summary>Coerces and converts the arguments.</summary>
    /// <param name="scope">The request's variables.</param>
    /// <returns>The arguments, parallel to their definitions.</returns>
    /// <exception cref="GraphQLException">An argument does not fit.</exception>
    internal object?[] Evaluate(VariableScope? scope)
    {
        var values = new ArgumentValue[_definitions.Count];
        if (ArgumentCoercion.TryCoerce(_definitions, _nodes, _field!, scope, values) is { } error)
            throw new GraphQLException(error);

        var arguments = new object?[values.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = i < _converters.Length && _converters[i] is { } convert ? convert(values[i]) : values[i].Value;
        return arguments;
    }

    /// <summary>Whether a literal has a variable somewhere inside.</summary>
    internal static bool HasVariable(ValueNode value)
    {
        switch (value)
        {
            case VariableNode:
                return true;
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    if (HasVariable(item))
                        return true;
                }

                return false;
            case ObjectValueNode node:
                foreach (var field in node.Fields)
                {
                    if (HasVariable(field.Value))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    private static bool DependsOnVariables(ImmutableArray<ArgumentNode> nodes)
    {
        foreach (var node in nodes)
        {
            if (HasVariable(node.Value))
                return true;
        }

        return false;
    }

    // What does not fit, and a host's converter that fails, is told to each request as the field's error; a plan has no errors of fields.
    private object?[]? TryCoerceConstant()
    {
        try
        {
            return Evaluate(scope: null);
        }
#pragma warning disable CA1031 // whatever a converter throws is told, masked, when the field runs
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }
}
