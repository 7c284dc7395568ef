using System.Net;
using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.GraphQL.Tests.Http;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Hosting;

public sealed class PersistedDocumentTests
{
    private const string Hello = "{ hello }";

    [Fact]
    public async Task A_hash_alone_is_answered_once_the_document_has_been_seen()
    {
        await using var host = await SampleHost.StartAsync();

        var unknown = await host.PostAsync(new { extensions = Hash(Hello) });
        var registering = await host.PostAsync(new { query = Hello, extensions = Hash(Hello) });
        var known = await host.PostAsync(new { extensions = Hash(Hello) });
        var byGet = await host.GetAsync("?extensions=" + Uri.EscapeDataString(System.Text.Json.JsonSerializer.Serialize(Hash(Hello))));

        Assert.Equal(HttpStatusCode.BadRequest, unknown.Status);
        Assert.Equal("""{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_DOCUMENT_NOT_FOUND"}}]}""", unknown.Body);
        Assert.All([registering, known, byGet], answer => Assert.Equal("""{"data":{"hello":"world"}}""", answer.Body));
    }

    [Fact]
    public async Task A_hash_of_another_document_is_refused_and_not_remembered()
    {
        await using var host = await SampleHost.StartAsync();

        var mismatch = await host.PostAsync(new { query = Hello, extensions = Hash("{ x: hello }") });
        var afterwards = await host.PostAsync(new { extensions = Hash("{ x: hello }") });

        Assert.Equal(HttpStatusCode.BadRequest, mismatch.Status);
        Assert.Equal("BAD_REQUEST", mismatch.Code);
        Assert.Equal("PERSISTED_DOCUMENT_NOT_FOUND", afterwards.Code);
    }

    [Fact]
    public async Task Only_registered_documents_are_answered_where_the_host_says_so()
    {
        await using var host = await SampleHost.StartAsync(schema => schema.Configure(options =>
        {
            options.PersistedDocuments.Add(Hello);
            options.OnlyPersistedDocuments = true;
        }));

        Assert.Equal("""{"data":{"hello":"world"}}""", (await host.PostAsync(new { extensions = Hash(Hello) })).Body);
        Assert.Equal("""{"data":{"hello":"world"}}""", (await host.PostAsync(new { query = Hello })).Body);
        Assert.Equal("PERSISTED_DOCUMENT_NOT_FOUND", (await host.PostAsync(new { query = "{ x: hello }" })).Code);
    }

    [Fact]
    public async Task A_registered_document_that_is_not_valid_keeps_the_host_from_starting()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => SampleHost.StartAsync(schema => schema.Configure(options => options.PersistedDocuments.Add("{ nope }"))));

        Assert.StartsWith("The persisted document ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("nope", exception.Message, StringComparison.Ordinal);
    }

    private static object Hash(string text) =>
        new { persistedQuery = new { version = 1, sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) } };
}
