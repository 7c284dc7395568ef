using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>The variables of one request, coerced (spec 6.1.2 "Coercing Variable Values"), parallel to the operation's definitions.</summary>
public sealed class CoercedVariables
{
    private readonly ArgumentValue[] _values;

    internal CoercedVariables(ArgumentValue[] values) => _values = values;

    /// <summary>No variables: for operations that define none.</summary>
    public static CoercedVariables Empty { get; } = new([]);

    /// <summary>The value of the variable at this place in the operation's definitions.</summary>
    internal ref readonly ArgumentValue this[int index] => ref _values[index];
}

/// <summary>What coercing a request's variables gave.</summary>
public sealed class VariablesResult
{
    internal VariablesResult(CoercedVariables variables) => Variables = variables;

    internal VariablesResult(ImmutableArray<GraphQLError> errors) => Errors = errors;

    /// <summary>The variables; null when there are errors.</summary>
    public CoercedVariables? Variables { get; }

    /// <summary>The request errors, each with code <see cref="ErrorCode.BadVariable"/>.</summary>
    public ImmutableArray<GraphQLError> Errors { get; } = [];

    /// <summary>Whether all variables fit.</summary>
    [MemberNotNullWhen(true, nameof(Variables))]
    public bool IsSuccess => Variables is not null;
}
