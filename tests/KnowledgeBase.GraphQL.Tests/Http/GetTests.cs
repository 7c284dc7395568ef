using System.Net;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Http;

public sealed class GetTests
{
    [Theory]
    [InlineData("?query=%7Bhello%7D")]
    [InlineData("?query=%7Bhello%7D&operationName=&variables=&extensions=")]
    [InlineData("?query=%7Bhello%7D%23%C3%A9%25C3%&x=%C3%A9%4")]
    [InlineData("?query=query%20null%7Bhello%7D%20query%20b%7Bx:hello%7D&operationName=null")]
    public async Task A_query_runs_and_empty_parameters_count_as_absent(string parameters)
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.GetAsync(parameters);

        Assert.Equal("""{"data":{"hello":"world"}}""", answer.Body);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Accept, Accept-Language, Accept-Encoding", answer.Header("Vary"));
        Assert.Equal("no-store", answer.Header("Cache-Control")); // this host does not say what its answers depend on
    }

    [Fact]
    public async Task Variables_are_JSON_in_a_parameter()
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.GetAsync("?query=query($t:String!)%7Becho(text:$t)%7D&variables=" + Uri.EscapeDataString("""{"t":"🏃 é"}"""));

        Assert.Equal("🏃 é", answer.Json.GetProperty("data").GetProperty("echo").GetString());
    }

    [Theory]
    [InlineData("", "The request has no \"query\": a string with a GraphQL document.")]
    [InlineData("?query=%7Ba%7D&query=%7Bb%7D", "The parameter \"query\" is given 2 times.")]
    [InlineData("?query=%7Bhello%7D%00", "The parameter \"query\" has the character U+0000; remove it.")]
    [InlineData("?query=%7Bhello%7D%23%C3%28", "The query string is not UTF-8.")]
    [InlineData("?query=%7Bhello%7D%23%ED%A0%BC", "The query string is not UTF-8.")]
    [InlineData("?query=%7Bhello%7D&variables=%7B", "The parameter \"variables\" is not JSON with each property once; see line 1, byte 2.")]
    [InlineData("?query=%7Bhello%7D&variables=%5B%5D", "\"variables\" is no JSON object.")]
    [InlineData("?query=%7Bhello%7D&extensions=7", "\"extensions\" is no JSON object.")]
    public async Task Parameters_that_make_no_request_are_400_and_not_to_be_stored(string parameters, string message)
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.GetAsync(parameters);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(message, answer.Json.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    [Fact]
    public async Task A_mutation_is_405_with_Allow_and_does_not_run()
    {
        await using var host = await SampleHost.StartAsync();

        var answer = await host.GetAsync("?query=mutation%7Btouch%7D");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("POST", answer.Header("Allow"));
        Assert.Equal("", answer.Body);
    }

    [Fact]
    public async Task HEAD_answers_like_GET_without_a_body_and_OPTIONS_tells_the_methods()
    {
        await using var host = await SampleHost.StartAsync(onKestrel: true);

        var head = await host.SendAsync(HttpMethod.Head, "/graphql?query=%7Bhello%7D");
        var options = await host.SendAsync(HttpMethod.Options, "/graphql");

        Assert.Equal((HttpStatusCode.OK, ""), (head.Status, head.Body));
        Assert.Equal((HttpStatusCode.NoContent, ""), (options.Status, options.Body));
        Assert.Equal("GET, HEAD, POST, OPTIONS", options.Header("Allow"));
    }
}
