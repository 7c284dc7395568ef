using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Access;
using KnowledgeBase.Storage.Audit;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Access;

/// <summary>Keys and the audit log through the editorial endpoint of the real service.</summary>
public sealed class AccessSchemaTests(EditorialAccess service) : IClassFixture<EditorialAccess>
{
    [Fact]
    public async Task An_administrator_makes_a_key_its_owner_uses_it_and_either_revokes_it()
    {
        var made = await service.AskAsync(
            service.Admin,
            """
            mutation { createApiKey(input: {name: "Tomás", roles: [TRANSLATOR], languages: ["es"], expiresAt: "2027-06-30T00:00:00Z"}) {
              key apiKey { id name roles languages createdBy expiresAt revokedAt lastUsedAt } userErrors { message } } }
            """);
        var payload = made["data"]!["createApiKey"]!;
        var key = (string)payload["key"]!;
        var id = (string)payload["apiKey"]!["id"]!;
        Assert.Equal(
            $$"""{"id":"{{id}}","name":"Tom\u00E1s","roles":["TRANSLATOR"],"languages":["es"],"createdBy":"Root","expiresAt":"2027-06-30T00:00:00Z","revokedAt":null,"lastUsedAt":null}""",
            payload["apiKey"]!.ToJsonString());

        var viewer = await service.AskAsync(key, "{ viewer { name roles languages apiKeys { id lastUsedAt } } }");
        Assert.Equal("""["TRANSLATOR"]""", viewer["data"]!["viewer"]!["roles"]!.ToJsonString());
        Assert.Equal(id, (string)viewer["data"]!["viewer"]!["apiKeys"]![0]!["id"]!);
        Assert.NotNull(viewer["data"]!["viewer"]!["apiKeys"]![0]!["lastUsedAt"]);

        Assert.Equal(
            """{"apiKey":{"revokedAt":null},"userErrors":[]}""",
            (await service.AskAsync(key, $$"""mutation { revokeApiKey(input: {id: "{{id}}", validateOnly: true}) { apiKey { revokedAt } userErrors { message } } }"""))["data"]!["revokeApiKey"]!.ToJsonString());
        var revoked = await service.AskAsync(key, $$"""mutation { revokeApiKey(input: {id: "{{id}}"}) { apiKey { revokedAt } userErrors { message } } }""");
        Assert.NotNull(revoked["data"]!["revokeApiKey"]!["apiKey"]!["revokedAt"]);
        Assert.Equal("UNAUTHENTICATED", (string)(await service.AskAsync(key, "{ viewer { name } }"))["errors"]![0]!["extensions"]!["code"]!);

        var events = await service.AskAsync(service.Admin, $$"""{ auditEvents(subject: "{{id}}") { totalCount nodes { actor action detail { name value } } } }""");
        Assert.Equal(
            """{"auditEvents":{"totalCount":2,"nodes":[{"actor":"Tom\u00E1s","action":"key.revoked","detail":[{"name":"name","value":"Tom\u00E1s"}]},{"actor":"Root","action":"key.created","detail":[{"name":"expires","value":"2027-06-30T00:00:00Z"},{"name":"languages","value":"es"},{"name":"name","value":"Tom\u00E1s"},{"name":"roles","value":"Translator"}]}]}}""",
            events["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""name: "", roles: [EDITOR]""", "name")]
    [InlineData("""name: "A\u0000B", roles: [EDITOR]""", "name")]
    [InlineData("""name: "\u202e\ud800", roles: [EDITOR]""", "name")]
    [InlineData("""name: "A", roles: []""", "roles")]
    [InlineData("""name: "A", roles: [], validateOnly: true""", "roles")]
    [InlineData("""name: "A", roles: [TRANSLATOR]""", "languages")]
    [InlineData("""name: "A", roles: [EDITOR], languages: ["fr"]""", "languages")]
    [InlineData("""name: "A", roles: [EDITOR], expiresAt: "2020-01-01T00:00:00Z" """, "expiresAt")]
    [InlineData("""name: "A", roles: [EDITOR], expiresAt: "2099-01-01T00:00:00Z" """, "expiresAt")]
    public async Task A_wish_that_cannot_be_granted_is_a_user_error_that_names_the_field(string input, string field)
    {
        var answer = await service.AskAsync(
            service.Admin, $$"""mutation { createApiKey(input: { {{input}} }) { key apiKey { id } userErrors { __typename code field } } }""");

        // Texts that are none at all are refused before any resolver runs.
        if (answer["errors"] is { } errors)
            Assert.Contains((string)errors[0]!["extensions"]!["code"]!, (string[])["SYNTAX_ERROR", "BAD_ARGUMENT", "VALIDATION_FAILED"]);
        else
            Assert.Equal(
                $$$"""{"key":null,"apiKey":null,"userErrors":[{"__typename":"ValidationError","code":"INVALID","field":["input","{{{field}}}"]}]}""",
                answer["data"]!["createApiKey"]!.ToJsonString());
    }

    [Fact]
    public async Task Who_is_no_administrator_makes_revokes_and_sees_no_keys_of_others()
    {
        var reviewer = await service.KeyAsync("Rita", Role.Reviewer);
        Assert.Equal(
            """{"key":null,"userErrors":[{"code":"FORBIDDEN","requires":"ADMIN"}]}""",
            (await service.AskAsync(reviewer, """mutation { createApiKey(input: {name: "Eve", roles: [ADMIN]}) { key userErrors { code ... on ForbiddenError { requires } } } }"""))["data"]!["createApiKey"]!.ToJsonString());
        var admin = (string)(await service.AskAsync(service.Admin, "{ viewer { apiKeys { id } } }"))["data"]!["viewer"]!["apiKeys"]![0]!["id"]!;
        Assert.Equal(
            """{"apiKey":null,"userErrors":[{"code":"FORBIDDEN"}]}""",
            (await service.AskAsync(reviewer, $$"""mutation { revokeApiKey(input: {id: "{{admin}}"}) { apiKey { id } userErrors { code } } }"""))["data"]!["revokeApiKey"]!.ToJsonString());
        Assert.Equal("FORBIDDEN", (string)(await service.AskAsync(reviewer, "{ apiKeys { id } }"))["errors"]![0]!["extensions"]!["code"]!);
        Assert.Null((await service.AskAsync(reviewer, "{ auditEvents { totalCount } }"))["errors"]);
        var editor = await service.KeyAsync("Ed", Role.Editor);
        Assert.Equal("FORBIDDEN", (string)(await service.AskAsync(editor, "{ auditEvents { totalCount } }"))["errors"]![0]!["extensions"]!["code"]!);
        foreach (var id in (string[])["000000000000", "", "x", "'; --"])
            Assert.Equal(
                """{"apiKey":null,"userErrors":[{"code":"NOT_FOUND"}]}""",
                (await service.AskAsync(service.Admin, $$"""mutation { revokeApiKey(input: {id: "{{id}}"}) { apiKey { id } userErrors { code } } }"""))["data"]?["revokeApiKey"]?.ToJsonString());
    }

    [Fact]
    public async Task Pages_of_the_audit_log_give_every_event_once()
    {
        for (var i = 0; i < 5; i++)
            await service.KeyAsync("Pat", Role.Partner);
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await service.AskAsync(
                service.Admin, $$"""{ auditEvents(actor: "test", first: 2{{(after is null ? "" : $", after: \"{after}\"")}}) { edges { cursor node { number } } pageInfo { hasNextPage endCursor } totalCount } }"""))["data"]!["auditEvents"]!;
            seen.AddRange(page["edges"]!.AsArray().Select(edge => edge!["node"]!["number"]!.ToString()));
            if (!(bool)page["pageInfo"]!["hasNextPage"]!)
            {
                Assert.Equal((int)page["totalCount"]!, seen.Count);
                break;
            }

            after = (string)page["pageInfo"]!["endCursor"]!;
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(seen.OrderByDescending(int.Parse), seen);
        foreach (var arguments in (string[])["first: 0", "first: 101", "after: \"x\"", "subject: \"\\u0000\""])
            Assert.NotNull((await service.AskAsync(service.Admin, $$"""{ auditEvents({{arguments}}) { totalCount } }"""))["errors"]);
    }
}

/// <summary>The real service with keys for its editorial endpoint.</summary>
public sealed class EditorialAccess(PostgresFixture postgres) : IAsyncLifetime
{
    private CatalogueService service = null!;
    private NpgsqlDataSource source = null!;

    /// <summary>Talks to the service.</summary>
    public HttpClient Client => service.Client;

    /// <summary>Its database.</summary>
    internal NpgsqlDataSource Source => source;

    /// <summary>An administrator's key.</summary>
    public string Admin { get; private set; } = "";

    /// <summary>Asks the editorial endpoint.</summary>
    public async Task<JsonNode> AskAsync(string key, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/editorial/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await service.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>Loads another state of the seed and waits until readers see it.</summary>
    public Task PublishAsync(string folder) => service.PublishAsync(folder);

    /// <summary>Makes a key.</summary>
    public async Task<string> KeyAsync(string name, Role role, string actor = "test") =>
        Assert.IsType<ApiKeyCreation.Done>(await new ApiKeyStore(source, TimeProvider.System).CreateAsync(
            new NewApiKey(name, [role], [], TimeProvider.System.GetUtcNow().AddDays(1)), actor, CancellationToken.None)).Key;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        service = await CatalogueService.StartAsync(postgres, SmallSeed.Original);
        source = service.Source;
        Admin = await KeyAsync("Root", Role.Admin, AuditEvent.CommandLineActor);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => service.DisposeAsync();
}
