using System.Text.Json.Nodes;
using KnowledgeBase.Browser.Tests.Chrome;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeBase.Browser.Tests.Explorer;

/// <summary>The explorer at <c>/graphql</c>, as somebody who opens the address for the first time uses it.</summary>
public sealed class ExplorerTests(PostgresFixture postgres, BrowserFixture browser) : IAsyncLifetime
{
    private CatalogueService _service = null!;
    private WatchedPage _watched = null!;

    private IPage Page => _watched.Page;

    private ILocator QueryEditor => Page.Locator(".graphiql-query-editor .CodeMirror");

    public async ValueTask InitializeAsync()
    {
        _service = await browser.ServiceAsync(postgres);
        _watched = await browser.OpenAsync(_service);
    }

    public ValueTask DisposeAsync() => _watched.DisposeAsync();

    [Fact]
    public async Task It_loads_without_an_error_on_the_console_and_without_a_request_to_anybody_else()
    {
        await OpenAsync();

        await Page.GetByLabel("Show Documentation Explorer").ClickAsync();
        await Expect(Page.GetByText("Root Types")).ToBeVisibleAsync();

        Assert.Empty(_watched.Problems);
        Assert.All(_watched.Requests, url => Assert.StartsWith(Page.Url.Split("/graphql")[0] + "/", url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_start_page_leads_to_it()
    {
        await Page.GotoAsync("/");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Open the GraphQL explorer" }).ClickAsync();

        await Expect(QueryEditor).ToBeVisibleAsync();
        Assert.EndsWith("/graphql", Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documentation_shows_the_type_Query_and_its_fields_with_their_descriptions()
    {
        await OpenAsync();

        await Page.GetByLabel("Show Documentation Explorer").ClickAsync();
        await Page.Locator(".graphiql-doc-explorer").GetByRole(AriaRole.Link, new() { Name = "Query", Exact = true }).ClickAsync();

        var documentation = Page.Locator(".graphiql-doc-explorer");
        await Expect(documentation).ToContainTextAsync("factsheet(");
        await Expect(documentation).ToContainTextAsync("coverageMatrix(");
        await Expect(documentation).ToContainTextAsync((await DescriptionAsync("lookup"))!.Split('\n')[0]);
        Assert.Empty(_watched.Problems);
    }

    [Fact]
    public async Task Typing_offers_the_fields_that_complete_it()
    {
        await OpenAsync();

        await ClearEditorAsync();
        await Page.Keyboard.TypeAsync("{ fact", new() { Delay = 30 });

        var offers = Page.Locator(".CodeMirror-hints li");
        await Expect(offers.First).ToBeVisibleAsync();
        var names = await offers.AllInnerTextsAsync();
        Assert.Contains("factsheet", names.Select(static name => name.Split(' ')[0].Trim()));
        Assert.Empty(_watched.Problems);
    }

    [Fact]
    public async Task Running_a_query_shows_the_answer()
    {
        const string Query = """
            query($slug: Slug!) { factsheet(slug: $slug) { __typename slug title } }
            """;
        await OpenAsync();

        await ClearEditorAsync();
        await Page.Keyboard.InsertTextAsync(Query);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Variables" }).ClickAsync();
        await Page.Locator(".graphiql-editor-tool .CodeMirror").First.ClickAsync();
        await Page.Keyboard.InsertTextAsync("""{ "slug": "online-grooming" }""");
        await Page.Locator("button.graphiql-execute-button").ClickAsync();

        var answer = await AnswerAsync();
        Assert.Equal(
            """{"factsheet":{"__typename":"Manifestation","slug":"online-grooming","title":"Online grooming"}}""",
            answer["data"]!.ToJsonString());
        Assert.Empty(_watched.Problems);
    }

    [Theory]
    [InlineData("Definition", "factsheet")]
    [InlineData("Word", "lookup")]
    [InlineData("Matrix", "coverageMatrix")]
    public async Task What_it_shows_at_first_can_be_run_as_it_is(string operation, string field)
    {
        await OpenAsync();

        await Page.Locator("button.graphiql-execute-button").ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = operation, Exact = true }).ClickAsync();

        await Expect(Page.Locator(".result-window")).ToContainTextAsync($"\"{field}\": {{");
        await Expect(Page.Locator(".result-window")).Not.ToContainTextAsync("\"errors\"");
        Assert.Empty(_watched.Problems);
    }

    [Fact]
    public async Task A_link_with_a_query_opens_it_ready_to_run()
    {
        await Page.GotoAsync("/graphql?query=" + Uri.EscapeDataString("{ country(code: \"FRA\") { name } }"));

        await Page.Locator("button.graphiql-execute-button").ClickAsync();

        Assert.Equal("""{"country":{"name":"France"}}""", (await AnswerAsync())["data"]!.ToJsonString());
    }

    [Fact]
    public async Task A_mistake_is_underlined_and_its_answer_shows_what_is_wrong()
    {
        await OpenAsync();

        await ClearEditorAsync();
        await Page.Keyboard.InsertTextAsync("{ factshet(slug: \"tor\") { title } }");
        await Expect(QueryEditor.Locator(".CodeMirror-lint-mark-error").First).ToBeVisibleAsync();
        await Page.Locator("button.graphiql-execute-button").ClickAsync();

        Assert.Contains("factshet", (string)(await AnswerAsync())["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_icon_that_browsers_ask_for_is_there()
    {
        using var response = await _service.Client.GetAsync(new Uri("/favicon.ico", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(response.IsSuccessStatusCode, $"status {response.StatusCode}");
    }

    private async Task OpenAsync()
    {
        await Page.GotoAsync("/graphql");
        await Expect(QueryEditor).ToBeVisibleAsync();
        // The schema is there once the documentation can be opened.
        await Expect(Page.Locator(".graphiql-execute-button")).ToBeEnabledAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private async Task ClearEditorAsync()
    {
        await QueryEditor.ClickAsync();
        await Page.Keyboard.PressAsync("ControlOrMeta+A");
        await Page.Keyboard.PressAsync("Delete");
    }

    /// <summary>What the answer's side of the window shows, as JSON.</summary>
    private async Task<JsonNode> AnswerAsync()
    {
        var lines = Page.Locator(".result-window .CodeMirror-line");
        await Expect(lines.Last).ToHaveTextAsync("}");
        // The editor indents with no-break spaces.
        return JsonNode.Parse(string.Join('\n', await lines.AllInnerTextsAsync()).Replace('\u00A0', ' '))!;
    }

    private async Task<string?> DescriptionAsync(string field)
    {
        var data = await _service.DataAsync("{ __type(name: \"Query\") { fields { name description } } }");
        return (string?)data["__type"]!["fields"]!.AsArray().Single(node => (string)node!["name"]! == field)!["description"];
    }
}
