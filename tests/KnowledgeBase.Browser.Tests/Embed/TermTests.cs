using KnowledgeBase.Browser.Tests.Chrome;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeBase.Browser.Tests.Embed;

/// <summary><c>&lt;kb-term&gt;</c> under mouse, keyboard and finger (WCAG 2.2: 1.4.13, 2.1.1, 2.1.2, 2.4.7, 4.1.2).</summary>
public sealed class TermTests(PostgresFixture postgres, BrowserFixture browser) : EmbedTest(postgres, browser)
{
    private const string Grooming = """<p>On <kb-term slug="online-grooming">grooming</kb-term> and more. <button>Next</button></p>""";

    [Fact]
    public async Task A_mouse_over_the_word_opens_the_panel_may_move_into_it_and_closes_it_by_leaving()
    {
        await Page.Clock.InstallAsync();
        await OpenAsync(Grooming);
        await Expect(Trigger("grooming")).ToBeVisibleAsync();
        await StopClockAsync();

        await Trigger("grooming").HoverAsync();
        await Page.Clock.RunForAsync(149);
        await Expect(Panel).ToHaveCountAsync(0);
        await Page.Clock.RunForAsync(1);
        await Expect(Panel).ToBeVisibleAsync();

        await Panel.HoverAsync();
        await Page.Clock.RunForAsync(60_000);
        await Expect(Panel).ToBeVisibleAsync();

        await Page.Mouse.MoveAsync(5, 590);
        await Page.Clock.RunForAsync(299);
        await Expect(Panel).ToBeVisibleAsync();
        await Page.Clock.RunForAsync(1);
        await Expect(Panel).ToHaveCountAsync(0);
        Assert.Empty(Watched.Problems);
    }

    [Fact]
    public async Task The_panel_says_what_the_catalogue_says_with_the_advice_on_the_word_as_written()
    {
        await OpenAsync(Grooming);

        await Trigger("grooming").ClickAsync();

        var sheet = (await Service.DataAsync("""{ factsheet(slug: "online-grooming") { definition { text } } }"""))["factsheet"]!;
        Assert.Equal(
            [
                "Online grooming",
                "Use with care",
                // seed-data/manifestations/online-grooming.yaml
                "Used alone, the word also has innocent and non-sexual meanings. Add \"online\" or \"for sexual purposes\".",
                (string)sheet["definition"]!["text"]!,
            ],
            await Panel.Locator("p").AllInnerTextsAsync());
        var link = Panel.GetByRole(AriaRole.Link, new() { Name = "More on this term" });
        await Expect(link).ToHaveAttributeAsync("href", "https://kb.example/id/manifestations/online-grooming");
        Assert.Empty(Watched.Problems);
    }

    [Theory]
    [InlineData("child pornography", "Only in titles and quotations of legal texts. Say instead: child sexual abuse material")]
    [InlineData(" Child\n Pornography ", "Only in titles and quotations of legal texts. Say instead: child sexual abuse material")]
    [InlineData("kiddie porn", "Avoid this term. Say instead: child sexual abuse material")]
    [InlineData("child sexual abuse material", "Recommended term")]
    [InlineData("pornografía infantil", "Solo en títulos y citas de textos legales. Diga en su lugar: material de abuso sexual infantil", "es")]
    [InlineData("pédopornographie", "Seulement dans les titres et citations de textes juridiques. Dites plutôt : matériel d'abus sexuels d'enfants", "fr")]
    public async Task A_word_to_avoid_comes_with_what_to_say_instead(string word, string advice, string language = "en")
    {
        await OpenAsync($"""<p lang="{language}">Called <kb-term slug="child-sexual-abuse-material">{word}</kb-term>.</p>""");

        await Triggers.ClickAsync();

        await Expect(Panel.Locator(".advice")).ToHaveTextAsync(advice);
    }

    [Fact]
    public async Task A_word_that_is_no_label_is_explained_without_advice()
    {
        await OpenAsync("""<p><kb-term slug="online-grooming">this</kb-term></p>""");

        await Trigger("this").ClickAsync();

        await Expect(Panel.Locator("p")).ToHaveCountAsync(2);
        await Expect(Panel.Locator(".advice")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_keyboard_opens_it_reaches_the_link_inside_and_leaves_it_again()
    {
        await OpenAsync(Grooming);
        await Expect(Trigger("grooming")).ToBeVisibleAsync();

        await Page.Keyboard.PressAsync("Tab");
        await Expect(Trigger("grooming")).ToBeFocusedAsync();
        await Expect(Panel).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Panel.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Expect(Panel).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Next" })).ToBeFocusedAsync();
        await Expect(Panel).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(Trigger("grooming")).ToBeFocusedAsync();
        await Expect(Panel).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("Enter")]
    [InlineData(" ")]
    public async Task Enter_and_space_close_and_open_it_without_scrolling_the_page(string key)
    {
        await OpenAsync(Grooming + "<div style=\"height: 3000px\"></div>");
        await Expect(Trigger("grooming")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Tab");
        await Expect(Trigger("grooming")).ToHaveAttributeAsync("aria-expanded", "true");

        await Page.Keyboard.PressAsync(key);
        await Expect(Trigger("grooming")).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(Panel).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync(key);
        await Expect(Panel).ToBeVisibleAsync();

        Assert.Equal(0, await Page.EvaluateAsync<int>("scrollY"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Escape_closes_it_leaves_the_focus_on_the_word_and_the_page_around_it_open(bool insideThePanel)
    {
        await OpenAsync($"<dialog open>{Grooming}</dialog><script>document.querySelector('dialog').close();document.querySelector('dialog').showModal()</script>");
        await Expect(Trigger("grooming")).ToBeVisibleAsync();
        await Trigger("grooming").FocusAsync();
        await Expect(Panel).ToBeVisibleAsync();
        if (insideThePanel)
            await Panel.GetByRole(AriaRole.Link).FocusAsync();

        await Page.Keyboard.PressAsync("Escape");

        await Expect(Panel).ToHaveCountAsync(0);
        await Expect(Trigger("grooming")).ToBeFocusedAsync();
        await Expect(Page.Locator("dialog")).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator("dialog")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Escape_closes_what_the_mouse_opened_while_the_mouse_stays()
    {
        await OpenAsync(Grooming);
        await Trigger("grooming").HoverAsync();
        await Expect(Panel).ToBeVisibleAsync();

        await Page.Keyboard.PressAsync("Escape");

        await Expect(Panel).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_click_keeps_it_open_until_the_next_one_or_one_elsewhere()
    {
        await Page.Clock.InstallAsync();
        await OpenAsync(Grooming);
        await Trigger("grooming").ClickAsync();
        await StopClockAsync();
        await Page.Mouse.MoveAsync(5, 590);
        await Page.Clock.RunForAsync(60_000);
        await Expect(Panel).ToBeVisibleAsync();

        await Trigger("grooming").ClickAsync();
        await Expect(Panel).ToHaveCountAsync(0);
        await Trigger("grooming").ClickAsync();
        await Panel.Locator("p").First.ClickAsync();
        await Expect(Panel).ToBeVisibleAsync();
        await Page.Mouse.ClickAsync(5, 590);
        await Expect(Panel).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Only_one_is_open_at_a_time()
    {
        await OpenAsync("""<p><kb-term slug="online-grooming">grooming</kb-term></p><p style="text-align: right"><kb-term slug="tor">Tor</kb-term></p>""");
        await Trigger("grooming").ClickAsync();
        await Trigger("Tor").HoverAsync();

        await Expect(Panel).ToHaveCountAsync(1);
        await Expect(Panel.Locator("strong").First).ToContainTextAsync("Tor");
        await Expect(Trigger("grooming")).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact]
    public async Task One_that_is_taken_out_of_the_page_takes_its_panel_along()
    {
        await OpenAsync(Grooming);
        await Trigger("grooming").ClickAsync();

        await Page.EvaluateAsync("document.querySelector('kb-term').replaceWith('grooming')");

        await Expect(Panel).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Escape");
        await Page.Mouse.ClickAsync(5, 590);
        Assert.Empty(Watched.Problems);
    }

    [Fact]
    public async Task One_that_gets_another_word_explains_that()
    {
        await OpenAsync(Grooming);
        await Expect(Trigger("grooming")).ToBeVisibleAsync();

        await Page.EvaluateAsync("() => { const term = document.querySelector('kb-term'); term.textContent = 'Tor'; term.slug = 'x'; term.setAttribute('slug', 'tor'); }");
        await Trigger("Tor").ClickAsync();
        await Expect(Panel.Locator("strong").First).ToContainTextAsync("Tor");
        await Page.EvaluateAsync("document.querySelector('kb-term').setAttribute('slug', 'no-such-sheet')");

        await Expect(Triggers).ToHaveCountAsync(0);
        Assert.Equal("On Tor and more. Next", await Page.EvaluateAsync<string>("document.body.textContent.trim()"));
        Assert.Empty(Watched.Problems);
    }

    [Fact]
    public async Task A_name_that_is_out_of_use_shows_what_it_leads_to()
    {
        await Page.RouteAsync("**/graphql?**", static route => route.FulfillAsync(new()
        {
            Body = """
                {"data":{"factsheets":{"nodes":[{"slug":"new-name","formerSlugs":["older","old-name"],"uri":"https://kb.example/id/x","title":"The new name","language":"en",
                "definition":{"text":"Text.","language":"en"},"terms":[]}]}}}
                """,
            ContentType = "application/json",
            Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" },
        }));
        await OpenAsync("""<p><kb-term slug="old-name">word</kb-term></p>""");

        await Trigger("word").ClickAsync();

        await Expect(Panel.Locator("strong").First).ToHaveTextAsync("The new name");
    }

    private Task StopClockAsync() => Page.Clock.PauseAtAsync(DateTime.Now.AddHours(1));
}
