using System.Collections.Immutable;
using System.Globalization;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>What the pipeline itself tells clients.</summary>
internal static class PipelineErrors
{
    public static GraphQLError NoSubscriptions { get; } = new(
        "Subscriptions are not served over this transport. Send them with \"Accept: text/event-stream\".", ErrorCode.BadRequest);

    public static GraphQLError OnlyQueries { get; } = new("Only queries can be sent with GET. Send mutations with POST.", ErrorCode.BadRequest);

    public static GraphQLError BadDocumentId { get; } = new(
        "\"documentId\" is no document identifier. Give \"sha256:\" with 64 lower-case hexadecimal digits, or the name of a registered document.", ErrorCode.BadRequest);

    public static GraphQLError TwoDocuments { get; } = new(
        "The request names a document with \"documentId\" and brings one as well. Send one of the two.", ErrorCode.BadRequest);

    public static GraphQLError DocumentNotRegistered(string id) => new(
        $"No document is registered here as \"{DocumentIdentifier.Shown(id)}\". Check the identifier, or send the document itself as \"query\".", ErrorCode.PersistedDocumentNotFound);

    public static GraphQLError ClientGone { get; } = new("The client went away.", ErrorCode.Timeout);

    public static GraphQLError TooManySubscriptions(int allowed) => LimitError.Make(
        string.Create(CultureInfo.InvariantCulture, $"The server has {allowed} subscriptions open, which is all it takes. Try again later."), LimitName.Subscriptions, allowed);

    public static GraphQLError StreamTimedOut(TimeSpan limit) => LimitError.OfTime(
        string.Create(CultureInfo.InvariantCulture, $"The subscription was open for {limit.TotalSeconds} seconds, which is the longest. Subscribe again."), limit, LimitName.SubscriptionTimeLimit);

    public static GraphQLError TimedOut(TimeSpan limit) => LimitError.OfTime(
        string.Create(CultureInfo.InvariantCulture, $"The request took longer than {limit.TotalSeconds} seconds. Ask for less at once."), limit);

    public static GraphQLError Unexpected(string correlationId) => new("Something unexpected went wrong. The server's log has the details under the correlation id.", ErrorCode.Internal)
    {
        Extensions = ImmutableDictionary<string, object>.Empty.Add("correlationId", correlationId),
    };
}
