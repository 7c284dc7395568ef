using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>What an answer can be.</summary>
internal enum AnswerType
{
    /// <summary>Nothing that the client takes.</summary>
    None,

    /// <summary><c>application/graphql-response+json</c>, whose statuses mean something.</summary>
    GraphQLResponse,

    /// <summary><c>application/json</c>, which older clients want.</summary>
    Json,

    /// <summary><c>text/event-stream</c>: the answers of a subscription as they come, or one answer and the end.</summary>
    EventStream,

    /// <summary>The explorer's page.</summary>
    Html,
}

/// <summary>What a client takes.</summary>
/// <param name="Type">The best for one answer.</param>
/// <param name="TakesStream">Whether it names event streams, perhaps beside a type that it likes as well: then a subscription is streamed.</param>
internal readonly record struct Acceptance(AnswerType Type, bool TakesStream);

/// <summary>Chooses the answer's media type (RFC 9110, section 12.5.1 "Accept"; GraphQL over HTTP, "Body").</summary>
internal static class AcceptNegotiation
{
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string Json = "application/json";
    public const string EventStream = "text/event-stream";
    private const string Html = "text/html";

    /// <summary>Chooses by weight, then by how closely the client named the type. Without a header, or for <c>*/*</c>, JSON.</summary>
    /// <param name="accept">The header's values.</param>
    /// <param name="offerHtml">Whether there is a page to offer; only a client that names HTML gets it.</param>
    /// <param name="offerStream">Whether a stream can be offered; only a client that names it gets it.</param>
    public static Acceptance Choose(StringValues accept, bool offerHtml, bool offerStream)
    {
        if (accept.Count == 0)
            return new(AnswerType.Json, false);
        if (accept.Count == 1 && Known(accept[0]) is not AnswerType.None and var known)
            return known != AnswerType.EventStream ? new(known, false) : new(offerStream ? known : AnswerType.None, offerStream);
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return new(AnswerType.None, false);

        var best = (Type: AnswerType.None, Quality: 0.0, Closeness: 0);
        Consider(AnswerType.Json, Json);
        Consider(AnswerType.GraphQLResponse, GraphQLResponse);
        var takesStream = offerStream && Consider(AnswerType.EventStream, EventStream);
        if (offerHtml)
            Consider(AnswerType.Html, Html);
        return new(best.Type, takesStream);

        bool Consider(AnswerType type, string mediaType)
        {
            var (quality, closeness) = Match(ranges, mediaType);
            if (quality <= 0 || (type is AnswerType.Html or AnswerType.EventStream && closeness < Exact))
                return false;

            // Of two types that the client names with one weight, the one whose statuses mean something.
            var wins = quality > best.Quality
                || (quality == best.Quality && closeness > best.Closeness)
                || (quality == best.Quality && closeness == best.Closeness && closeness == Exact && type == AnswerType.GraphQLResponse);
            if (wins)
                best = (type, quality, closeness);
            return true;
        }
    }

    private const int Exact = 3;

    /// <summary>The headers that most clients send.</summary>
    private static AnswerType Known(string? accept) => accept switch
    {
        GraphQLResponse => AnswerType.GraphQLResponse,
        Json or "*/*" => AnswerType.Json,
        EventStream => AnswerType.EventStream,
        _ => AnswerType.None,
    };

    private static (double Quality, int Closeness) Match(IList<MediaTypeHeaderValue> ranges, string mediaType)
    {
        var slash = mediaType.IndexOf('/', StringComparison.Ordinal);
        var (quality, closeness) = (0.0, 0);
        foreach (var range in ranges)
        {
            if (range.Charset.Length > 0 && !HeaderUtilities.RemoveQuotes(range.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                continue;
            var close = range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? Exact
                : range.MatchesAllTypes ? 1
                : range.MatchesAllSubTypes && range.Type.Equals(new StringSegment(mediaType, 0, slash), StringComparison.OrdinalIgnoreCase) ? 2
                : 0;
            if (close > closeness)
                (quality, closeness) = (range.Quality ?? 1, close);
        }

        return (quality, closeness);
    }
}
