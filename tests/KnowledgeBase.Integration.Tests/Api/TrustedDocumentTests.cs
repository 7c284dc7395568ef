using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>Documents in a folder, asked for by name or hash.</summary>
public sealed class TrustedDocumentTests(PostgresFixture postgres)
{
    private const string Title = "query ($slug: Slug!) {\n  factsheet(slug: $slug) {\n    title\n  }\n}\n";

    [Fact]
    public async Task A_folder_of_documents_is_answered_by_name_and_hash_and_nothing_else_where_the_operator_says_so()
    {
        using var folder = new TemporaryFolder(name: "kb-documents");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "title.graphql"), Title, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "notes.txt"), "not a document", TestContext.Current.CancellationToken);
        await using var service = await CatalogueService.StartAsync(postgres, SmallSeed.Original, options =>
        {
            options.TrustedDocuments.Directory = folder.Path;
            options.TrustedDocuments.Only = true;
        });
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Title)));

        var byName = await service.Client.GetStringAsync("/graphql?documentId=title&variables=%7B%22slug%22:%22online-grooming%22%7D", TestContext.Current.CancellationToken);
        var byHash = await service.Client.GetStringAsync($"/graphql?documentId=sha256:{hash}&variables=%7B%22slug%22:%22online-grooming%22%7D", TestContext.Current.CancellationToken);
        using var other = await service.Client.PostAsJsonAsync("/graphql", new { query = "{ release { version } }" }, TestContext.Current.CancellationToken);

        Assert.StartsWith("""{"data":{"factsheet":{"title":"Online grooming"}},"extensions":""", byName, StringComparison.Ordinal);
        Assert.Equal(byName, byHash);
        Assert.Equal(
            """{"errors":[{"message":"Only registered documents are answered here.","extensions":{"code":"PERSISTED_DOCUMENT_NOT_FOUND"}}]}""",
            await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_document_that_is_not_valid_keeps_the_service_from_starting_and_is_named_with_its_place()
    {
        using var folder = new TemporaryFolder(name: "kb-documents");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "wrong.graphql"), "{\n  qqqqqqqqqqqq\n}\n", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<PersistedDocumentException>(() =>
            CatalogueService.StartAsync(postgres, SmallSeed.Original, options => options.TrustedDocuments.Directory = folder.Path));

        Assert.Equal("The persisted document wrong is not valid: line 2, column 3: Type \"Query\" has no field \"qqqqqqqqqqqq\".", exception.Message);
    }
}
