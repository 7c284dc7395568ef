using System.Globalization;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>The error of an operation that passes a limit.</summary>
internal static class OperationTooLarge
{
    /// <param name="limit">The limit's name.</param>
    /// <param name="allowed">Its value.</param>
    /// <param name="what">What is counted.</param>
    /// <param name="operation">The operation.</param>
    internal static GraphQLError Error(string limit, long allowed, string what, OperationDefinitionNode operation)
    {
        var message = string.Create(
            CultureInfo.InvariantCulture, $"The operation is too large: it may have at most {allowed} {what}. Ask for less, or in several requests.");
        return LimitError.Make(message, limit, allowed) with { Locations = [new(operation.Span.Line, operation.Span.Column)] };
    }
}
