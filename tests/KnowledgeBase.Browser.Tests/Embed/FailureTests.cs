using System.Globalization;
using KnowledgeBase.Browser.Tests.Chrome;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeBase.Browser.Tests.Embed;

/// <summary>Whatever goes wrong, the page keeps its text, and no error of ours stands on its console.</summary>
public sealed class FailureTests(PostgresFixture postgres, BrowserFixture browser) : EmbedTest(postgres, browser)
{
    private const string Body =
        """<p>On <kb-term slug="online-grooming">grooming</kb-term> and more.</p><kb-annotate><p>And on child <em>porn</em>.</p></kb-annotate>""";

    /// <summary>Answers of a service in trouble, of something before it, or of another service.</summary>
    private static readonly (int Status, string Answer)[] Answers =
    [
        (500, "<h1>Bad gateway</h1>"),
        (503, """{"errors":[{"message":"Starting."}]}"""),
        (429, """{"data":{"factsheets":{"nodes":[{"slug":"online-grooming","title":"No"}]}}}"""),
        (200, "<h1>Please log in</h1>"),
        (200, ""),
        (200, "null"),
        (200, "[]"),
        (200, """{"data":null,"errors":[{"message":"No."}]}"""),
        (200, """{"data":{}}"""),
        (200, """{"data":7}"""),
        (200, """{"data":{"factsheets":null,"annotate":null}}"""),
        (200, """{"data":{"factsheets":7,"annotate":7}}"""),
        (200, """{"data":{"factsheets":{"nodes":[]},"annotate":{"matches":[]}}}"""),
        (200, """{"data":{"factsheets":{"nodes":[null,{"slug":"online-grooming"}]},"annotate":{"matches":[{"start":-1,"end":99999},{},null]}}}"""),
    ];

    [Fact]
    public async Task An_answer_that_is_none_leaves_plain_text()
    {
        var given = 0;
        await Page.RouteAsync("https://other.example/**", async route =>
        {
            var (status, answer) = Answers[int.Parse(route.Request.Url.Split('/')[3].Split('?')[0], CultureInfo.InvariantCulture)];
            await route.FulfillAsync(new()
            {
                Status = status,
                Body = answer,
                ContentType = "application/json",
                Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" },
            });
            Interlocked.Increment(ref given);
        });

        await OpenAsync(string.Concat(Answers.Select(static (_, i) => $"<div endpoint=\"https://other.example/{i}\">{Body}</div>")));

        await PlainAsync(Answers.Length);
        Assert.Equal(2 * Answers.Length, given);
    }

    [Fact]
    public async Task A_service_that_is_away_leaves_plain_text()
    {
        string[] away = ["http://127.0.0.1:9/graphql", "http://no-such-host.invalid/graphql", "http://[not an address", "javascript:alert(1)", "data:,"];

        await OpenAsync(string.Concat(away.Select(static endpoint => $"<div endpoint=\"{endpoint}\">{Body}</div>")));

        await PlainAsync(away.Length);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_waited_for_five_seconds()
    {
        var answers = new TaskCompletionSource();
        await Page.RouteAsync("**/graphql**", async route =>
        {
            await answers.Task;
            await route.AbortAsync();
        });
        var gaveUp = new TaskCompletionSource();
        Page.RequestFailed += (_, _) => gaveUp.TrySetResult();
        // Time stands still but for the steps made here, however long they take.
        await Page.Clock.InstallAsync();
        await Page.Clock.PauseAtAsync(DateTime.Now.AddHours(1));
        var asked = Page.WaitForRequestAsync("**/graphql**");
        await OpenAsync(Body);
        await Page.Clock.RunForAsync(1);
        await asked;
        await Page.Clock.RunForAsync(4_990);
        Assert.False(gaveUp.Task.IsCompleted);

        await Page.Clock.RunForAsync(20);
        await gaveUp.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await PlainAsync();
        answers.SetResult();
    }

    [Fact]
    public async Task A_name_that_the_catalogue_does_not_have_leaves_plain_text_and_the_others_alone()
    {
        string[] names = ["no-such-sheet", "Not A Slug", "", "\u0000\u202E", "-x", "x-", new string('x', 101), "<b>", "&quot;"];

        await OpenAsync($"""<p>{string.Concat(names.Select(static name => $"<kb-term slug=\"{name}\">one</kb-term> "))}<kb-term>two</kb-term> <kb-term slug="tor">Tor</kb-term></p>""");

        await Expect(Trigger("Tor")).ToBeVisibleAsync();
        await Expect(Triggers).ToHaveCountAsync(1);
        Assert.Equal("one one one one one one one one one two Tor", await Page.EvaluateAsync<string>("document.body.textContent.trim()"));
        Assert.Empty(Watched.Problems);
    }

    [Fact]
    public async Task Without_the_script_the_text_reads_as_it_is()
    {
        await Page.RouteAsync("**/embed/**", static route => route.AbortAsync());

        await OpenAsync(Body);

        await PlainAsync();
    }

    [Fact]
    public async Task A_browser_without_popovers_shows_plain_text()
    {
        await Page.AddInitScriptAsync("delete HTMLElement.prototype.showPopover");

        await OpenAsync(Body);

        await PlainAsync();
        Assert.Empty(Questions);
    }

    private async Task PlainAsync(int times = 1)
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(Triggers).ToHaveCountAsync(0);
        Assert.Equal(string.Concat(Enumerable.Repeat("On grooming and more.And on child porn.", times)), await Page.EvaluateAsync<string>("document.body.textContent.trim()"));
        Assert.Equal(times, await Page.Locator("kb-term").CountAsync());
        Assert.DoesNotContain(Watched.Problems, static problem => problem.StartsWith("script error", StringComparison.Ordinal) || problem.Contains("Uncaught", StringComparison.Ordinal));
    }
}
