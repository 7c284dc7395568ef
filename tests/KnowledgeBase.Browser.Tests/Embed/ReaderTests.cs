using System.Text.Json;
using KnowledgeBase.Browser.Tests.Chrome;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeBase.Browser.Tests.Embed;

/// <summary>What screen readers, other languages, small windows and the reader's own settings make of <c>&lt;kb-term&gt;</c>.</summary>
public sealed class ReaderTests(PostgresFixture postgres, BrowserFixture browser) : EmbedTest(postgres, browser)
{
    private const string Grooming = """<p>On <kb-term slug="online-grooming">grooming</kb-term> and more.</p>""";
    private const string GroomingNote = "Used alone, the word also has innocent and non-sexual meanings.";

    [Fact]
    public async Task The_browser_tells_a_screen_reader_the_word_that_it_is_a_button_whether_it_is_open_and_what_it_says()
    {
        await OpenAsync(Grooming);
        await Expect(Trigger("grooming")).ToBeVisibleAsync();

        var closed = await ButtonAsync();
        await Trigger("grooming").ClickAsync();
        await Expect(Panel).ToBeVisibleAsync();
        var opened = await ButtonAsync();

        Assert.Equal(("grooming", false), (closed.Name, closed.IsExpanded));
        Assert.StartsWith("Online grooming Use with care " + GroomingNote, closed.Description, StringComparison.Ordinal);
        Assert.Equal(closed with { IsExpanded = true }, opened);
        // The link is no part of the description: it is read where it stands.
        Assert.DoesNotContain("More on this term", closed.Description, StringComparison.Ordinal);
        await Expect(Page.Locator("p").First).ToMatchAriaSnapshotAsync(
            """
            - paragraph:
              - text: "On"
              - button "grooming" [expanded]
              - paragraph:
                - strong: Online grooming
              - paragraph: Use with care
              - paragraph: /Used alone/
              - paragraph: /Online grooming is/
              - link "More on this term"
            """);
    }

    [Fact]
    public async Task Text_comes_in_the_language_of_the_page_or_else_in_another_that_it_names()
    {
        (string Page, string Text, string More)[] languages =
        [
            ("es", "es", "Más sobre este término"), ("es-MX", "es", "Más sobre este término"), ("fr", "fr", "En savoir plus sur ce terme"),
            ("pt-BR", "en", "More on this term"), ("", "en", "More on this term"), ("no language", "en", "More on this term"),
        ];
        await OpenAsync(string.Concat(languages.Select(static (language, i) => $"""<p lang="{language.Page}"><kb-term slug="online-grooming">word {i}</kb-term></p>""")));

        foreach (var (language, i) in languages.Select(static (language, i) => (language, i)))
        {
            await Trigger($"word {i}").FocusAsync();
            await Expect(Panel.GetByRole(AriaRole.Link)).ToHaveTextAsync(language.More);
            await Expect(Panel.Locator("strong").First).ToHaveAttributeAsync("lang", language.Text);
            await Expect(Panel.Locator("p").Last).ToHaveAttributeAsync("lang", language.Text);
        }
    }

    [Fact]
    public async Task The_nearest_language_counts_and_each_language_is_asked_for_once()
    {
        await OpenAsync(
            """
            <p><kb-term slug="tor">Tor</kb-term> <span lang="fr">le <kb-term slug="tor">réseau Tor</kb-term></span>
            <kb-term slug="tor" lang="es">la red Tor</kb-term> <kb-term slug="online-grooming">grooming</kb-term></p>
            """);
        await Expect(Triggers).ToHaveCountAsync(4);

        foreach (var (word, language) in new[] { ("Tor", "en"), ("réseau Tor", "fr"), ("la red Tor", "es") })
        {
            await Trigger(word).ClickAsync();
            await Expect(Panel.Locator("p").Last).ToHaveAttributeAsync("lang", language);
        }

        Assert.Equal(3, Questions.Count);
    }

    [Fact]
    public async Task On_a_page_from_right_to_left_the_panel_begins_at_the_right_and_english_still_runs_from_the_left()
    {
        await OpenAsync("""<p style="margin: 2em">كلمة <kb-term slug="online-grooming">grooming</kb-term> هنا</p>""", html: "lang=\"ar\" dir=\"rtl\"");

        await Trigger("grooming").ClickAsync();

        var panel = (await Panel.BoundingBoxAsync())!;
        var word = (await Trigger("grooming").BoundingBoxAsync())!;
        Assert.Equal(word.X + word.Width, panel.X + panel.Width, 1f);
        Assert.Equal("ltr", await Panel.Locator("p").Last.EvaluateAsync<string>("node => getComputedStyle(node).direction"));
    }

    [Theory]
    [InlineData(900, 600)]
    [InlineData(320, 640)]
    [InlineData(320, 256)]
    public async Task The_panel_stays_in_the_window_and_what_does_not_fit_can_be_scrolled_by_keyboard(int width, int height)
    {
        await Page.SetViewportSizeAsync(width, height);
        await OpenAsync($"<p>{string.Concat(Enumerable.Repeat("Some words before it. ", 12))}{Grooming}</p><p>{string.Concat(Enumerable.Repeat("And after it. ", 80))}</p>");
        await Expect(Trigger("grooming")).ToBeVisibleAsync();

        await Trigger("grooming").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Panel).ToBeVisibleAsync();

        var panel = (await Panel.BoundingBoxAsync())!;
        var word = (await Trigger("grooming").BoundingBoxAsync())!;
        Assert.True(panel.X >= 0 && panel.X + panel.Width <= width && panel.Y >= 0 && panel.Y + panel.Height <= height, $"{panel.X} {panel.Y} {panel.Width} {panel.Height}");
        Assert.True(panel.Y >= word.Y + 15 || panel.Y + panel.Height <= word.Y + word.Height - 15, "the panel covers the word");
        Assert.Equal(width, await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        if (await Panel.EvaluateAsync<bool>("node => node.scrollHeight > node.clientHeight"))
        {
            await Page.Keyboard.PressAsync("Tab");
            await Expect(Panel).ToBeFocusedAsync();
            await Page.Keyboard.PressAsync("End");
        }

        await Page.Keyboard.PressAsync("Tab");
        await Expect(Panel.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Expect(Panel.GetByRole(AriaRole.Link)).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_word_is_a_target_of_24_pixels_and_the_line_around_it_stays_as_high_as_it_was()
    {
        await OpenAsync("""<p id="with">On <kb-term slug="online-grooming">grooming</kb-term>, AI and more.</p><p id="without">On grooming, AI and more.</p>""");
        await Trigger("grooming").ClickAsync();

        var word = (await Trigger("grooming").BoundingBoxAsync())!;
        var link = (await Panel.GetByRole(AriaRole.Link).BoundingBoxAsync())!;

        Assert.True(word.Height >= 24 && word.Width >= 24, $"word {word.Width} x {word.Height}");
        Assert.True(link.Height >= 24 && link.Width >= 24, $"link {link.Width} x {link.Height}");
        Assert.Equal(
            await Page.EvaluateAsync<double>("document.querySelector('#without').getBoundingClientRect().height"),
            await Page.EvaluateAsync<double>("document.querySelector('#with').getBoundingClientRect().height"));
    }

    [Theory]
    [InlineData("light", ForcedColors.None)]
    [InlineData("dark", ForcedColors.None)]
    [InlineData("light", ForcedColors.Active)]
    [InlineData("dark", ForcedColors.Active)]
    public async Task Text_and_edges_stand_out_in_light_dark_and_forced_colours(string scheme, ForcedColors forced)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light, ForcedColors = forced });
        await OpenAsync($"<style>:root {{ color-scheme: {scheme} }}</style>{Grooming}");
        await Trigger("grooming").ClickAsync();

        var text = await ColourAsync("p", "color");
        var link = await ColourAsync("a", "color");
        var edge = await ColourAsync(null, "borderTopColor");
        var ground = await ColourAsync(null, "backgroundColor");

        Assert.True(Contrast(text, ground) >= 4.5, $"text {Contrast(text, ground)}");
        Assert.True(Contrast(link, ground) >= 4.5, $"link {Contrast(link, ground)}");
        Assert.True(Contrast(edge, ground) >= 3, $"edge {Contrast(edge, ground)}");
        Assert.Equal(scheme == "dark", Luminance(ground) < 0.2);
    }

    [Fact]
    public async Task Nothing_moves()
    {
        await OpenAsync(Grooming);
        await Trigger("grooming").ClickAsync();

        Assert.Equal(0, await Page.EvaluateAsync<int>("document.getAnimations().length"));
        Assert.Equal("0s", await Panel.EvaluateAsync<string>("node => getComputedStyle(node).transitionDuration"));
    }

    private async Task<double[]> ColourAsync(string? inside, string property)
    {
        var element = inside is null ? Panel : Panel.Locator(inside).First;
        var colour = await element.EvaluateAsync<string>("(node, property) => getComputedStyle(node)[property]", property);
        return [.. colour[(colour.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split(',').Take(3).Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
    }

    /// <summary>WCAG 2.2, "contrast ratio".</summary>
    private static double Contrast(double[] one, double[] other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>WCAG 2.2, "relative luminance".</summary>
    private static double Luminance(double[] colour)
    {
        double[] linear = [.. colour.Select(part => part / 255).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    /// <summary>The button as the browser hands it to assistive technology.</summary>
    private async Task<Button> ButtonAsync()
    {
        var session = await Page.Context.NewCDPSessionAsync(Page);
        var tree = await session.SendAsync("Accessibility.getFullAXTree");
        var node = tree!.Value.GetProperty("nodes").EnumerateArray().Single(candidate =>
            candidate.TryGetProperty("role", out var role) && role.GetProperty("value").ValueEquals("button"));
        var expanded = node.GetProperty("properties").EnumerateArray().Single(static property => property.GetProperty("name").ValueEquals("expanded"));
        return new Button(
            Text(node, "name"), Text(node, "description"), expanded.GetProperty("value").GetProperty("value").ValueKind == JsonValueKind.True);
    }

    private static string Text(JsonElement node, string property) => string.Join(' ', node.GetProperty(property).GetProperty("value").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed record Button(string Name, string Description, bool IsExpanded);
}
