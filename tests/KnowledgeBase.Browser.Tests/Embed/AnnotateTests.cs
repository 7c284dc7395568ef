using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgeBase.Browser.Tests.Chrome;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeBase.Browser.Tests.Embed;

/// <summary>
/// What <c>&lt;kb-annotate&gt;</c> sends and where it puts what was found. The answers are made here, for these texts, but for the last.
/// </summary>
public sealed class AnnotateTests(PostgresFixture postgres, BrowserFixture browser) : EmbedTest(postgres, browser)
{
    /// <summary>Texts, and what they are like with the words marked.</summary>
    private static readonly (string Before, string After)[] Texts =
    [
        ("<p>On child porn.</p>", "<p>On <kb-term>child porn</kb-term>.</p>"),
        ("child porn", "<kb-term>child porn</kb-term>"),
        // Emoji are two UTF-16 code units each, with joiners and modifiers more.
        ("<p>👩🏽‍💻😀 child porn 😀 grooming</p>", "<p>👩🏽‍💻😀 <kb-term>child porn</kb-term> 😀 <kb-term>grooming</kb-term></p>"),
        // Combining characters.
        ("<p>Cafe\u0301 e\u0301\u0323 child porn</p>", "<p>Cafe\u0301 e\u0301\u0323 <kb-term>child porn</kb-term></p>"),
        ("<p>a &lt;b&gt; &amp;&nbsp;child porn&shy;</p>", "<p>a &lt;b&gt; &amp;&nbsp;<kb-term>child porn</kb-term>\u00AD</p>"),
        // Markup inside of a match, before it, around it, and across its edge.
        ("<p>child <em>porn</em> is</p>", "<p><kb-term>child <em>porn</em></kb-term> is</p>"),
        ("<p><b>child</b> <em>porn</em></p>", "<p><kb-term><b>child</b> <em>porn</em></kb-term></p>"),
        ("<p><b><i>child porn</i></b></p>", "<p><b><i><kb-term>child porn</kb-term></i></b></p>"),
        ("<p>chi<b>ld</b> p<i>or<u>n</u></i>!</p>", "<p><kb-term>chi<b>ld</b> p<i>or<u>n</u></i></kb-term>!</p>"),
        ("<p>child <em>porn is</em> not</p>", "<p><kb-term>child </kb-term><em>porn is</em> not</p>"),
        ("<p><em>so child</em> porn</p>", "<p><em>so <kb-term>child</kb-term></em> porn</p>"),
        // Two in one text, and right beside each other.
        ("<p>child porn, grooming.</p>", "<p><kb-term>child porn</kb-term>, <kb-term>grooming</kb-term>.</p>"),
        ("<p>child porn<b>grooming</b></p>", "<p><kb-term>child porn</kb-term><b><kb-term>grooming</kb-term></b></p>"),
        // A line break in the source is a space; a new block, a line break, a picture and a code are not.
        ("<p>child\n\n   porn</p>", "<p><kb-term>child\n\n   porn</kb-term></p>"),
        ("<p>child</p><p>porn</p>", "<p>child</p><p>porn</p>"),
        ("<p>child<br>porn</p>", "<p>child<br>porn</p>"),
        ("<p>child <code>x</code> porn</p>", "<p>child <code>x</code> porn</p>"),
        ("<p>child<!-- no text --> porn</p>", "<p><kb-term>child<!-- no text --> porn</kb-term></p>"),
            // The expected markup, as the browser writes it.
    ];

    private readonly List<JsonNode> _asked = [];
    private readonly SemaphoreSlim _answered = new(0);

    [Fact]
    public async Task What_was_found_is_marked_where_it_stands_and_the_text_stays_the_same()
    {
        await AnswerAsync("child porn", "grooming");
        await OpenAsync(string.Concat(Texts.Select(static text => $"<kb-annotate>{text.Before}</kb-annotate>")));
        await AskedAsync(Texts.Length);

        var marked = await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('kb-annotate')].map(node => node.innerHTML)");
        var texts = await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('kb-annotate')].map(node => node.textContent)");
        // What is expected, as the browser writes it.
        var expected = await Page.EvaluateAsync<string[]>("texts => texts.map(html => { const t = document.createElement('template'); t.innerHTML = html; return t.innerHTML; })", Texts.Select(static text => text.After).ToArray());
        var before = await Page.EvaluateAsync<string[]>("texts => texts.map(html => new DOMParser().parseFromString(html, 'text/html').body.textContent)", Texts.Select(static text => text.Before).ToArray());

        Assert.Equal(expected, marked);
        Assert.Equal(before, texts);
        Assert.Empty(Watched.Problems);
    }

    [Fact]
    public async Task What_is_no_running_text_of_the_page_is_neither_sent_nor_marked()
    {
        string[] apart =
        [
            "<a href='#'>grooming</a>", "<button>grooming</button>", "<code>grooming</code>", "<pre>grooming</pre>", "<kbd>grooming</kbd>", "<textarea>grooming</textarea>",
            "<select><option>grooming</option></select>", "<h2>grooming</h2>", "<span lang='fr'>grooming</span>", "<span hidden>grooming</span>",
            "<span style='display: none'>grooming</span>", "<span translate='no'>grooming</span>", "<span contenteditable>grooming</span>",
            "<kb-term slug='tor'>grooming</kb-term>", "<script>var grooming</script>", "<style>grooming</style>", "<svg><text>grooming</text></svg>", "<img alt='grooming'>",
        ];
        await AnswerAsync("grooming");
        await OpenAsync($"<kb-annotate><div>{string.Concat(apart.Select(static (html, i) => $"{html} piece {i} "))}</div></kb-annotate>");
        await AskedAsync();

        var sent = (string)Assert.Single(_asked)["text"]!;
        Assert.Equal(Enumerable.Range(0, apart.Length).Select(static i => $" piece {i} "), sent.Split('\u2029', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(1, await Page.Locator("kb-annotate kb-term").CountAsync());
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("skip=\"\"", 3)]
    [InlineData("skip=\".quote\"", 2)]
    [InlineData("skip=\"h2, .quote\"", 1)]
    [InlineData("skip=\"((\"", 0)]
    public async Task What_to_skip_can_be_said(string skip, int marked)
    {
        await AnswerAsync("grooming");
        await OpenAsync($"""<kb-annotate {skip}><h2>On grooming</h2><p class="quote">Grooming</p><p>grooming</p></kb-annotate>""");
        if (marked > 0)
            await AskedAsync();

        await Expect(Triggers).ToHaveCountAsync(marked);
    }

    [Fact]
    public async Task A_text_is_asked_for_once_with_language_release_and_how_much_to_mark()
    {
        await AnswerAsync("grooming");
        await OpenAsync(
            """
            <kb-annotate all exclude="tor, vpn" release="2026.1.0" lang="es-MX"><p>El grooming</p><kb-annotate><p>y grooming.</p></kb-annotate></kb-annotate>
            <kb-annotate><p>On grooming</p></kb-annotate><kb-annotate> <p>123</p> </kb-annotate>
            """);
        await Expect(Triggers).ToHaveCountAsync(2);

        await Page.EvaluateAsync("document.body.append(document.querySelector('kb-annotate'))");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Expect(Triggers).ToHaveCountAsync(2);
        Assert.Equal(
            [
                """{"text":"\u2029El grooming\u2029\u2029\u2029","firstOnly":false,"exclude":["tor","vpn"],"language":"es","languages":["es-MX"],"release":"2026.1.0"}""",
                """{"text":"\u2029On grooming\u2029","firstOnly":true,"language":"en","languages":["en"],"release":null}""",
            ],
            _asked.Select(static variables => variables.ToJsonString()));
    }

    [Fact]
    public async Task A_word_that_was_marked_shows_its_advice_without_another_request()
    {
        await AnswerAsync("child porn");
        await OpenAsync("<kb-annotate><p>On child porn.</p></kb-annotate>");

        await Trigger("child porn").ClickAsync();

        Assert.Equal(["The sheet", "Avoid this term. Say instead: the right words", "The note.", "The definition."], await Panel.Locator("p").AllInnerTextsAsync());
        Assert.Single(_asked);
    }

    [Fact]
    public async Task A_text_that_changed_while_it_was_read_is_left_alone()
    {
        await AnswerAsync("grooming", "child porn");
        await OpenAsync(
            """
            <kb-annotate><p>On grooming</p><p>and child porn</p></kb-annotate>
            <script>addEventListener('load', () => { document.querySelector('p').firstChild.data = 'Now other words stand here'; });</script>
            """);
        await Expect(Trigger("child porn")).ToBeVisibleAsync();

        Assert.Equal("<p>Now other words stand here</p><p>and <kb-term>child porn</kb-term></p>", await MarkupAsync());
    }

    [Fact]
    public async Task A_thousand_marks_in_a_long_text_are_soon_there()
    {
        await AnswerAsync("grooming");
        await OpenAsync($"<kb-annotate all>{string.Concat(Enumerable.Repeat("<p>Some words on grooming, <em>and</em> more on grooming.</p>", 500))}</kb-annotate>");

        await Expect(Triggers).ToHaveCountAsync(1_000);
    }

    [Fact]
    public async Task The_service_finds_the_words_of_its_catalogue()
    {
        await OpenAsync(
            """
            <kb-annotate id="en"><h2>Grooming</h2><p>😀 They call it <q>child
               <b>pornography</b></q>, and again child pornography.</p><p>Online</p><p>grooming begins with <a href="#">grooming</a>; online grooming goes on.</p></kb-annotate>
            <kb-annotate id="es" lang="es" exclude="live-streaming"><p>La pornografía infantil no existe.</p></kb-annotate>
            """);
        await Expect(Triggers).ToHaveCountAsync(3);

        // "grooming" in the new paragraph is the first place of that sheet; "Online" before it belongs to another paragraph.
        Assert.Equal(
            ["child\n   pornography", "grooming", "pornografía infantil"],
            await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('kb-term')].map(node => node.textContent)"));
        await Page.Locator("#es [role=button]").ClickAsync();
        await Expect(Panel.Locator(".advice")).ToHaveTextAsync("Solo en títulos y citas de textos legales. Diga en su lugar: material de abuso sexual infantil");
        Assert.Empty(Watched.Problems);
    }

    /// <summary>Answers with all places of these words, in any case, with any white space between them.</summary>
    private Task AnswerAsync(params string[] words) => Page.RouteAsync("**/graphql**", async route =>
    {
        if (route.Request.Method != "POST")
        {
            await route.ContinueAsync();
            return;
        }

        var variables = JsonNode.Parse(route.Request.PostData!)!["variables"]!;
        lock (_asked)
            _asked.Add(variables);
        var pattern = string.Join('|', words.Select(static word => Regex.Escape(word).Replace("\\ ", "[ ]+", StringComparison.Ordinal)));
        var matches = Regex.Matches((string)variables["text"]!, pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);
        var spans = matches.Select(static match => new JsonObject
        {
            ["start"] = match.Index,
            ["end"] = match.Index + match.Length,
            ["term"] = new JsonObject
            {
                ["label"] = match.Value,
                ["language"] = "en",
                ["usage"] = "AVOID",
                ["usageNote"] = "The note.",
                ["insteadUse"] = new JsonObject { ["label"] = "the right words", ["language"] = "en" },
            },
            ["factsheet"] = new JsonObject
            {
                ["slug"] = "a-sheet",
                ["uri"] = "https://kb.example/id/a-sheet",
                ["title"] = "The sheet",
                ["language"] = "en",
                ["definition"] = new JsonObject { ["text"] = "The definition.", ["language"] = "en" },
            },
        });
        await route.FulfillAsync(new()
        {
            Body = new JsonObject { ["data"] = new JsonObject { ["annotate"] = new JsonObject { ["matches"] = new JsonArray([.. spans]) } } }.ToJsonString(),
            ContentType = "application/json",
            Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" },
        });
        _answered.Release();
    });

    /// <summary>Waits until as many questions were answered, and the page had time to take the answers in.</summary>
    private async Task AskedAsync(int count = 1)
    {
        for (var i = 0; i < count; i++)
            Assert.True(await _answered.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), "the page did not ask");
        await Page.EvaluateAsync("new Promise(done => setTimeout(done, 50))");
    }

    private Task<string> MarkupAsync() => Page.EvaluateAsync<string>("document.querySelector('kb-annotate').innerHTML");
}
