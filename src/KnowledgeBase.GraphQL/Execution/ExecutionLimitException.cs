using System.Globalization;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>A limit of execution was passed: carries its error past all fields to where the result is made.</summary>
internal sealed class ExecutionLimitException(GraphQLError error) : Exception(error.Message)
{
    internal GraphQLError Error { get; } = error;

    internal static ExecutionLimitException OfErrors(int allowed) => new(LimitError.Make(
        string.Create(CultureInfo.InvariantCulture, $"More than {allowed} fields failed, so that execution ended. Ask for less, or without the fields above."), LimitName.FieldErrors, allowed));

    internal static ExecutionLimitException OfBytes(int allowed) => new(LimitError.Make(
        string.Create(CultureInfo.InvariantCulture, $"The answer is larger than {allowed} bytes, so that execution ended. Ask for less, or in several requests."), LimitName.ResponseBytes, allowed));
}
