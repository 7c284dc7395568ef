using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>Makes plans.</summary>
public static class OperationPlanner
{
    /// <summary>Finds the operation (GetOperation, spec 6.1 "Executing Requests"), holds it against the limits and plans it.</summary>
    /// <param name="schema">The schema with its resolvers.</param>
    /// <param name="document">The document, validated against that schema.</param>
    /// <param name="operationName">The operation's name; null when the document has one operation only.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The plan, or the request error.</returns>
    public static PlanResult Plan(ExecutableSchema schema, ValidatedDocument document, string? operationName, OperationLimits limits)
    {
        if (FindOperation(document.Document, operationName, out var operation) is { } notFound)
            return new(notFound);
        if (schema.Schema.RootType(operation!.Operation) is null)
            return new(OperationError($"The schema has no {Word(operation.Operation)} type.", operation));
        try
        {
            return Plan(schema, document, operation, limits);
        }
        catch (InsufficientExecutionStackException)
        {
            // Only where the host has raised the nesting limit beyond what the stack holds.
            return new(OperationTooLarge.Error(LimitName.Nesting, limits.MaxNesting, "selection sets inside each other", operation));
        }
    }

    private static PlanResult Plan(ExecutableSchema schema, ValidatedDocument document, OperationDefinitionNode operation, OperationLimits limits)
    {
        if (OperationMeasure.Check(document, operation, limits) is { } tooLarge)
            return new(tooLarge);

        var variables = Variables(schema.Schema, operation);
        var context = new PlanContext(schema, document, variables, limits);
        var cost = CostModelBuilder.Build(context, operation);
        if (cost.Constant > limits.MaxCost)
            return new(CostError(operation, cost.Constant.Value, limits));
        return new(new OperationPlan(schema, operation, variables, context, cost));
    }

    /// <summary>The error of an operation that costs too much.</summary>
    internal static GraphQLError CostError(OperationDefinitionNode operation, long cost, OperationLimits limits)
    {
        var error = OperationTooLarge.Error(LimitName.Cost, limits.MaxCost, "points of cost", operation);
        return error with { Extensions = error.Extensions.Add("cost", cost) };
    }

    // GetOperation
    private static GraphQLError? FindOperation(DocumentNode document, string? name, out OperationDefinitionNode? operation)
    {
        operation = null;
        foreach (var definition in document.Definitions)
        {
            if (definition is not OperationDefinitionNode candidate)
                continue;
            if (name is not null)
            {
                if (candidate.Name?.Value != name)
                    continue;
                operation = candidate;
                return null;
            }

            if (operation is not null)
                return new("The document has several operations; tell which one to run with \"operationName\".", ErrorCode.OperationNotFound);
            operation = candidate;
        }

        if (operation is not null)
            return null;
        return new(name is null ? "The document has no operation." : $"The document has no operation \"{SourceText.Excerpt(name)}\".", ErrorCode.OperationNotFound);
    }

    private static ImmutableArray<VariablePlan> Variables(Schema schema, OperationDefinitionNode operation)
    {
        var variables = ImmutableArray.CreateBuilder<VariablePlan>(operation.VariableDefinitions.Length);
        foreach (var definition in operation.VariableDefinitions)
        {
            var type = schema.TypeFromSyntax(definition.Type);
            var byDefault = default(ArgumentValue);
            if (definition.DefaultValue is { } literal && type is { IsInput: true }
                && LiteralCoercion.TryCoerce(literal, type, scope: null, new InputErrors(), out var value))
            {
                byDefault = new(true, value);
            }

            variables.Add(new(definition, type, byDefault));
        }

        return variables.MoveToImmutable();
    }

    private static GraphQLError OperationError(string message, OperationDefinitionNode operation) =>
        new(message, ErrorCode.OperationNotFound) { Locations = [new(operation.Span.Line, operation.Span.Column)] };

    private static string Word(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
