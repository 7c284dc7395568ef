using System.Net;
using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.GraphQL.Hosting;
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
        var exception = await Assert.ThrowsAsync<PersistedDocumentException>(() => SampleHost.StartAsync(schema => schema.Configure(options => options.PersistedDocuments.Add("{ nope }"))));

        Assert.StartsWith("The persisted document ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("nope", exception.Message, StringComparison.Ordinal);
    }

    // The identifiers of the appendix' own examples (GraphQL over HTTP, "SHA256 Hex Document Identifier").
    [Theory]
    [InlineData("query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}", "7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e")]
    [InlineData("query($id:ID!){user(id:$id){name}}", "71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b")]
    public async Task A_document_is_known_by_the_hash_of_its_text(string text, string hash)
    {
        await using var host = await SampleHost.StartAsync(schema => schema.AddSchemaText("extend type Query { user(id: ID!): User } type User { name: String }")
            .AddResolvers(typeof(Users)).Configure(options => options.NamedDocuments["user"] = text));
        var identifiers = new[] { $"sha256:{hash}", "user" };
        foreach (var documentId in identifiers)
        {
            var byPost = await host.PostAsync(new { documentId, variables = new { id = "QVBJcy5ndXJ1" } });
            var byGet = await host.GetAsync($"?documentId={documentId}&variables=%7B%22id%22%3A%22QVBJcy5ndXJ1%22%7D");

            Assert.Equal("""{"data":{"user":{"name":"QVBJcy5ndXJ1"}}}""", byPost.Body);
            Assert.Equal(byPost.Body, byGet.Body);
        }
    }

    [Theory]
    [InlineData("sha256:71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b", "PERSISTED_DOCUMENT_NOT_FOUND")]
    [InlineData("another", "PERSISTED_DOCUMENT_NOT_FOUND")]
    [InlineData("HELLO", "PERSISTED_DOCUMENT_NOT_FOUND")]
    [InlineData("sha256:71F7DC5758652BAAC68E4A10C50BE732B741C892ADE2883A99358F52B555286B", "BAD_REQUEST")]
    [InlineData("sha256:71f7", "BAD_REQUEST")]
    [InlineData("sha256:", "BAD_REQUEST")]
    [InlineData("md5:0cc175b9c0f1b6a831c399e269772661", "BAD_REQUEST")]
    [InlineData("x-ours:hello", "BAD_REQUEST")]
    [InlineData("hello world", "BAD_REQUEST")]
    [InlineData("../hello", "BAD_REQUEST")]
    public async Task What_is_not_registered_is_told_and_kept_by_no_cache(string documentId, string code)
    {
        await using var host = await SampleHost.StartAsync(schema => schema.Configure(options => options.NamedDocuments["hello"] = Hello));
        foreach (var answer in new[] { await host.PostAsync(new { documentId }), await host.GetAsync("?documentId=" + Uri.EscapeDataString(documentId)) })
        {
            Assert.Equal((HttpStatusCode.BadRequest, code, "no-store"), (answer.Status, answer.Code, answer.Header("Cache-Control")));
            Assert.Equal(1, answer.Json.GetProperty("errors").GetArrayLength());
        }
    }

    [Fact]
    public async Task What_a_client_has_sent_is_not_registered()
    {
        await using var host = await SampleHost.StartAsync();
        await host.PostAsync(new { query = Hello });

        var answer = await host.PostAsync(new { documentId = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Hello))) });

        Assert.Equal(
            $$$"""{"errors":[{"message":"No document is registered here as \"sha256:{{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Hello)))}}}\". Check the identifier, or send the document itself as \"query\".","extensions":{"code":"PERSISTED_DOCUMENT_NOT_FOUND"}}]}""",
            answer.Body);
    }

    [Fact]
    public async Task An_identifier_beside_a_document_or_that_is_no_string_is_refused_and_an_empty_one_in_a_URL_counts_as_absent()
    {
        await using var host = await SampleHost.StartAsync(schema => schema.Configure(options => options.NamedDocuments["hello"] = Hello));

        Assert.Equal("BAD_REQUEST", (await host.PostAsync(new { documentId = "hello", query = Hello })).Code);
        Assert.Equal("BAD_REQUEST", (await host.PostAsync(new { documentId = "hello", extensions = Hash(Hello) })).Code);
        Assert.Equal("BAD_REQUEST", (await host.PostAsync(new { documentId = 7 })).Code);
        Assert.Equal("BAD_REQUEST", (await host.GetAsync("?documentId=hello&documentId=hello")).Code);
        Assert.Equal("""{"data":{"hello":"world"}}""", (await host.GetAsync("?documentId=&query=%7Bhello%7D")).Body);
        Assert.Equal("""{"data":{"hello":"world"}}""", (await host.PostAsync(new { documentId = (string?)null, query = Hello })).Body);
    }

    [Fact]
    public async Task A_registered_mutation_does_not_run_by_GET()
    {
        await using var host = await SampleHost.StartAsync(schema => schema.Configure(options => options.NamedDocuments["touch"] = "mutation { touch }"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await host.GetAsync("?documentId=touch")).Status);
        Assert.Equal("""{"data":{"touch":1}}""", (await host.PostAsync(new { documentId = "touch" })).Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a:b")]
    [InlineData("a/b")]
    [InlineData("é")]
    public async Task A_name_that_is_no_identifier_keeps_the_host_from_starting(string name)
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => SampleHost.StartAsync(schema => schema.Configure(options => options.NamedDocuments[name] = Hello)));

        Assert.Contains($"NamedDocuments has a name '{name}'", exception.Message, StringComparison.Ordinal);
    }

    private static class Users
    {
        [KnowledgeBase.GraphQL.Binding.Field("Query.user")]
        public static User UserOf(string id) => new(id);
    }

    private sealed record User(string Name);

    private static object Hash(string text) =>
        new { persistedQuery = new { version = 1, sha256Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) } };
}
