using System.Collections.Immutable;
using System.Text.Json;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>CoerceVariableValues (spec 6.1.2 "Coercing Variable Values").</summary>
public static class VariableCoercion
{
    /// <summary>Coerces a request's variables to the types that the operation declares. Values for variables that it does not declare are ignored.</summary>
    /// <param name="plan">The operation.</param>
    /// <param name="variables">The <c>variables</c> of the request, a JSON object; null, undefined or JSON null when there are none.</param>
    /// <returns>The variables, or an error for each that does not fit, with the path inside its value.</returns>
    public static VariablesResult Coerce(OperationPlan plan, JsonElement? variables) => Coerce(plan.Variables, variables ?? default);

    internal static VariablesResult Coerce(ImmutableArray<VariablePlan> definitions, JsonElement variables)
    {
        var isGiven = variables.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
        if (isGiven && variables.ValueKind != JsonValueKind.Object)
            return new([new("The variables must be a JSON object.", ErrorCode.BadVariable)]);
        if (definitions.IsEmpty)
            return new(CoercedVariables.Empty);

        var values = new ArgumentValue[definitions.Length];
        ImmutableArray<GraphQLError>.Builder? errors = null;
        for (var i = 0; i < values.Length; i++)
        {
            var definition = definitions[i];
            JsonElement json = default;
            var hasValue = isGiven && variables.TryGetProperty(definition.Name, out json) && json.ValueKind != JsonValueKind.Undefined;
            values[i] = CoerceOne(definition, hasValue ? json : null, ref errors);
        }

        return errors is null ? new(new CoercedVariables(values)) : new(errors.ToImmutable());
    }

    private static ArgumentValue CoerceOne(VariablePlan definition, JsonElement? json, ref ImmutableArray<GraphQLError>.Builder? errors)
    {
        if (definition.Type is not { IsInput: true } type)
        {
            (errors ??= ImmutableArray.CreateBuilder<GraphQLError>()).Add(
                ErrorOf(definition.Syntax.Type, $"Variable \"${definition.Name}\" has a type that is no input type."));
            return default;
        }

        if (json is null)
        {
            if (definition.Default.IsPresent || type is not NonNullType)
                return definition.Default;
            (errors ??= ImmutableArray.CreateBuilder<GraphQLError>()).Add(
                ErrorOf(definition.Syntax, $"Variable \"${definition.Name}\" of required type \"{type}\" was not provided."));
            return default;
        }

        var found = new InputErrors();
        try
        {
            if (JsonCoercion.TryCoerce(json.Value, type, found, out var value))
                return new(true, value);
        }
        catch (InvalidOperationException)
        {
            // The JSON reader lets "\ud800" pass and cannot give it as a string.
            found.Add("The value contains text that is not valid Unicode.");
        }

        errors ??= ImmutableArray.CreateBuilder<GraphQLError>();
        for (var i = 0; i < found.Count; i++)
        {
            var place = found[i].PathText;
            errors.Add(ErrorOf(definition.Syntax, place.Length == 0
                ? $"Variable \"${definition.Name}\" got an invalid value. {found[i].Message}"
                : $"Variable \"${definition.Name}\" got an invalid value at \"{definition.Name}{place}\". {found[i].Message}"));
        }

        return default;
    }

    private static GraphQLError ErrorOf(SyntaxNode node, string message) =>
        new(message, ErrorCode.BadVariable) { Locations = [new(node.Span.Line, node.Span.Column)] };
}
