using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>The error of an operation that passes a limit.</summary>
internal static class LimitError
{
    /// <param name="limit">The limit's name, for <c>extensions.limit</c>.</param>
    /// <param name="allowed">Its value.</param>
    /// <param name="what">What is counted.</param>
    /// <param name="operation">The operation.</param>
    internal static GraphQLError Make(string limit, long allowed, string what, OperationDefinitionNode operation) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"The operation is too large: it may have at most {allowed} {what}. Ask for less, or in several requests."),
            ErrorCode.LimitExceeded)
        {
            Locations = [new(operation.Span.Line, operation.Span.Column)],
            Extensions = ImmutableDictionary<string, object>.Empty.Add("limit", limit).Add("allowed", allowed),
        };
}
