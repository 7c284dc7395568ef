using KnowledgeBase.GraphQL.Http;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Http;

public sealed class AcceptNegotiationTests
{
    // RFC 9110, section 12.5.1: the most specific range gives a type its weight; a weight of 0 excludes.
    [Theory]
    [InlineData(null, "Json")]
    [InlineData("*/*", "Json")]
    [InlineData("application/*", "Json")]
    [InlineData("application/json", "Json")]
    [InlineData("application/graphql-response+json", "GraphQLResponse")]
    [InlineData("APPLICATION/GraphQL-Response+JSON", "GraphQLResponse")]
    [InlineData("application/graphql-response+json; charset=utf-8", "GraphQLResponse")]
    [InlineData("application/graphql-response+json; charset=latin1", "None")]
    [InlineData("application/json, application/graphql-response+json", "GraphQLResponse")]
    [InlineData("application/graphql-response+json, application/json", "GraphQLResponse")]
    [InlineData("application/json;q=0.5, application/graphql-response+json", "GraphQLResponse")]
    [InlineData("application/graphql-response+json;q=0.1, application/json", "Json")]
    [InlineData("application/graphql-response+json;q=0, application/json;q=0", "None")]
    [InlineData("*/*;q=0.1, application/graphql-response+json;q=0.5", "GraphQLResponse")]
    [InlineData("*/*, application/json;q=0", "GraphQLResponse")]
    [InlineData("application/json;q=0.2, */*;q=0.8", "GraphQLResponse")]
    [InlineData("image/png", "None")]
    [InlineData("text/*", "None")]
    [InlineData("", "None")]
    [InlineData(";;;", "None")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Html")]
    [InlineData("text/html;q=0.5, application/json", "Json")]
    [InlineData("text/html", "Html")]
    [InlineData("text/event-stream", "EventStream")]
    [InlineData("text/event-stream; charset=utf-8", "EventStream")]
    [InlineData("text/event-stream, application/json;q=0.9", "EventStream")]
    [InlineData("text/event-stream;q=0.9, application/json", "Json")]
    [InlineData("application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed", "GraphQLResponse")]
    public void The_heaviest_range_wins_then_the_closest(string? accept, string expected) =>
        Assert.Equal(expected, AcceptNegotiation.Choose(accept is null ? StringValues.Empty : new StringValues(accept), offerHtml: true, offerStream: true).Type.ToString());

    [Theory]
    [InlineData(null, false)]
    [InlineData("*/*", false)]
    [InlineData("text/*", false)]
    [InlineData("application/json", false)]
    [InlineData("text/event-stream", true)]
    [InlineData("text/event-stream;q=0, application/json", false)]
    [InlineData("text/event-stream;q=0.1, application/json", true)]
    [InlineData("application/graphql-response+json, application/json, text/event-stream, multipart/mixed", true)]
    public void A_stream_is_for_clients_that_name_it(string? accept, bool takesStream)
    {
        var values = accept is null ? StringValues.Empty : new StringValues(accept);

        Assert.Equal(takesStream, AcceptNegotiation.Choose(values, offerHtml: true, offerStream: true).TakesStream);
        Assert.False(AcceptNegotiation.Choose(values, offerHtml: true, offerStream: false).TakesStream);
    }

    [Fact]
    public void Several_headers_are_one_list() =>
        Assert.Equal(AnswerType.GraphQLResponse, AcceptNegotiation.Choose(new StringValues(["application/json;q=0.5", "application/graphql-response+json"]), offerHtml: false, offerStream: true).Type);

    [Fact]
    public void Where_there_is_no_page_a_browser_gets_JSON() =>
        Assert.Equal(AnswerType.Json, AcceptNegotiation.Choose("text/html,*/*;q=0.8", offerHtml: false, offerStream: true).Type);
}
