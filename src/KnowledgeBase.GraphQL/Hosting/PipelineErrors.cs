using System.Collections.Immutable;
using System.Globalization;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>What the pipeline itself tells clients.</summary>
internal static class PipelineErrors
{
    public static GraphQLError NoSubscriptions { get; } = new("Subscriptions are not served over this transport.", ErrorCode.BadRequest);

    public static GraphQLError OnlyQueries { get; } = new("Only queries can be sent with GET. Send mutations with POST.", ErrorCode.BadRequest);

    public static GraphQLError TimedOut(TimeSpan limit) => LimitError.OfTime(
        string.Create(CultureInfo.InvariantCulture, $"The request took longer than {limit.TotalSeconds} seconds. Ask for less at once."), limit);

    public static GraphQLError Unexpected(string correlationId) => new("Something unexpected went wrong. The server's log has the details under the correlation id.", ErrorCode.Internal)
    {
        Extensions = ImmutableDictionary<string, object>.Empty.Add("correlationId", correlationId),
    };
}
