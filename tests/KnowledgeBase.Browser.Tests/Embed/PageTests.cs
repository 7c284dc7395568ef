using KnowledgeBase.Browser.Tests.Chrome;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeBase.Browser.Tests.Embed;

/// <summary>What the script does to a page, and what the page may do to the script.</summary>
public sealed class PageTests(PostgresFixture postgres, BrowserFixture browser) : EmbedTest(postgres, browser)
{
    private const string Grooming = """<p>On <kb-term slug="online-grooming">grooming</kb-term> and more.</p>""";

    [Fact]
    public async Task The_strictest_policy_needs_to_allow_only_the_script_and_its_questions()
    {
        await OpenAsync(
            Grooming + "<kb-annotate><p>On child pornography.</p></kb-annotate>",
            policy: $"default-src 'none'; script-src {ServiceAddress}/embed/; connect-src {ServiceAddress}/graphql; require-trusted-types-for 'script'; trusted-types 'none'; sandbox allow-scripts allow-same-origin");

        await Trigger("grooming").ClickAsync();

        await Expect(Panel).ToBeVisibleAsync();
        Assert.Equal("rgb(0, 0, 0)", await Panel.EvaluateAsync<string>("node => getComputedStyle(node).borderTopColor"));
        Assert.NotEqual("auto", await Panel.EvaluateAsync<string>("node => getComputedStyle(node).top"));
        Assert.DoesNotContain(Watched.Problems, static problem => problem.Contains("olicy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_is_one_request_with_the_names_in_order_and_asks_the_same_when_it_is_opened_again()
    {
        const string Body =
            """
            <p><kb-term slug="tor">Tor</kb-term> <kb-term slug="online-grooming">grooming</kb-term> <kb-term slug="tor">Tor again</kb-term>
            <kb-term slug="live-streaming">live</kb-term> <kb-term slug="no-such-sheet">nothing</kb-term></p>
            """;
        await OpenAsync(Body);
        await Expect(Triggers.First).ToBeVisibleAsync();
        await Page.ReloadAsync();
        await Expect(Triggers.First).ToBeVisibleAsync();

        Assert.Equal(2, Questions.Count);
        Assert.Equal(Questions[0], Questions[1]);
        var variables = Uri.UnescapeDataString(Questions[0].Split("&variables=")[1]);
        Assert.Equal("""{"slugs":["live-streaming","no-such-sheet","online-grooming","tor"],"language":"en","languages":["en"],"release":null}""", variables);
    }

    [Fact]
    public async Task Nothing_about_the_reader_is_sent_along()
    {
        await Page.Context.AddCookiesAsync([new Cookie { Name = "who", Value = "me", Url = ServiceAddress }]);
        var questions = new List<IRequest>();
        Page.Request += (_, request) => questions.Add(request);
        await OpenAsync(Grooming + "<kb-annotate><p>Some text.</p></kb-annotate>");
        await Expect(Trigger("grooming")).ToBeVisibleAsync();
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        questions = [.. questions.Where(static request => request.Url.Contains("/graphql", StringComparison.Ordinal) && request.Method != "OPTIONS")];
        Assert.Equal(2, questions.Count);
        foreach (var question in questions)
        {
            var headers = await question.AllHeadersAsync();
            Assert.DoesNotContain("cookie", headers.Keys);
            Assert.DoesNotContain("referer", headers.Keys);
        }

        Assert.Empty(await Page.EvaluateAsync<string[]>("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"));
        Assert.Equal("who", Assert.Single(await Page.Context.CookiesAsync()).Name);
    }

    [Theory]
    [InlineData("release=\"2026.1.1\"", "", "", "\"2026.1.1\"")]
    [InlineData("", "", "data-release=\"2026.1.1\"", "\"2026.1.1\"")]
    [InlineData("release=\"2026.1.1\"", "release=\"1999.1.0\"", "data-release=\"1998.1.0\"", "\"1999.1.0\"")]
    [InlineData("", "", "", "null")]
    public async Task The_release_is_that_of_the_nearest_attribute_or_of_the_script(string html, string term, string script, string expected)
    {
        await OpenAsync($"""<p><kb-term slug="online-grooming" {term}>grooming</kb-term></p>""", html: $"lang=\"en\" {html}", script: script);
        // A release that does not exist explains nothing.
        await Expect(Triggers).ToHaveCountAsync(expected.Contains("1999", StringComparison.Ordinal) ? 0 : 1);

        Assert.Contains($"\"release\":{expected}}}", Uri.UnescapeDataString(Assert.Single(Questions)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_buttons_and_fields_stay_what_they_are()
    {
        await OpenAsync(
            """
            <a href="#there">a <kb-term slug="online-grooming">grooming</kb-term></a>
            <button>b <kb-term slug="online-grooming">grooming</kb-term></button>
            <label>c <kb-term slug="online-grooming">grooming</kb-term> <input type="checkbox"></label>
            <details><summary>d <kb-term slug="online-grooming">grooming</kb-term></summary>e</details>
            <div contenteditable>f <kb-term slug="online-grooming">grooming</kb-term></div>
            <p><kb-term slug="tor">Tor</kb-term></p>
            """);
        await Expect(Trigger("Tor")).ToBeVisibleAsync();

        await Expect(Triggers).ToHaveCountAsync(1);
        await Page.Locator("a kb-term").ClickAsync();
        Assert.EndsWith("#there", Page.Url, StringComparison.Ordinal);
        await Page.Locator("label kb-term").ClickAsync();
        await Expect(Page.Locator("input")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Words_in_another_shadow_tree_and_words_added_later_are_explained_too()
    {
        await OpenAsync("<div></div>", html: "lang=\"es\"");
        await Page.EvaluateAsync(
            """
            () => {
              const root = document.querySelector('div').attachShadow({ mode: 'open' });
              root.innerHTML = '<kb-term slug="tor">Tor</kb-term>';
            }
            """);

        await Trigger("Tor").ClickAsync();

        await Expect(Panel.Locator("p").Last).ToHaveAttributeAsync("lang", "es");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Panel).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_script_loaded_twice_as_a_module_or_in_the_middle_of_a_page_works_once()
    {
        await OpenAsync(
            $"""
             <p><kb-term slug="online-grooming">grooming</kb-term></p>
             <script src="{ServiceAddress}/embed/kb.js"></script>
             <script type="module" src="{ServiceAddress}/embed/kb.js?again"></script>
             <p><kb-term slug="tor">Tor</kb-term></p>
             """);

        await Expect(Trigger("Tor")).ToBeVisibleAsync();
        await Expect(Triggers).ToHaveCountAsync(2);
        Assert.Single(Questions);
        Assert.Empty(Watched.Problems);
    }

    [Fact]
    public async Task A_module_knows_where_it_came_from()
    {
        await OpenAsync(Grooming, script: "type=\"module\"");

        await Expect(Trigger("grooming")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_thousand_words_on_a_page_are_one_request_and_soon_there()
    {
        var words = string.Concat(Enumerable.Range(0, 1_000).Select(static i => $"""<kb-term slug="{(i % 2 == 0 ? "online-grooming" : "tor")}">word {i}</kb-term>, """));
        await OpenAsync($"<p>{words}</p>");

        await Expect(Triggers).ToHaveCountAsync(1_000);
        Assert.Single(Questions);
        await Trigger("word 500").ClickAsync();
        await Expect(Panel.Locator("strong").First).ToHaveTextAsync("Online grooming");
    }

    [Fact]
    public async Task More_names_than_an_address_holds_are_several_requests()
    {
        var names = Enumerable.Range(0, 130).Select(static i => $"""<kb-term slug="{new string('x', 90)}-{i}">{i}</kb-term>""").Append("""<kb-term slug="tor">Tor</kb-term>""");
        await OpenAsync($"<p>{string.Join(' ', names)}</p>");

        await Expect(Trigger("Tor")).ToBeVisibleAsync();

        Assert.Equal(3, Questions.Count);
        Assert.Empty(Watched.Problems);
    }
}
