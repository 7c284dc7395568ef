using KnowledgeBase.Browser.Tests.Chrome;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;

namespace KnowledgeBase.Browser.Tests.Pages;

/// <summary>The pages under persistent addresses as a person meets them: on a telephone, in the dark, by keyboard.</summary>
public sealed class IdentifierPageTests(PostgresFixture postgres, BrowserFixture browser)
{
    /// <summary>The narrowest width without scrolling sideways is 320 pixels (WCAG 2.2, 1.4.10).</summary>
    private const int Narrow = 320;

    /// <summary>The least contrast between a text and what is behind it (WCAG 2.2, 1.4.3), over every text of the page, by the norm's own formula.</summary>
    private const string LeastContrast = """
        () => {
          const light = colour => {
            const part = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
            const [r, g, b] = colour.match(/[\d.]+/g).map(Number);
            return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
          };
          const behind = element => {
            for (; element; element = element.parentElement) {
              const colour = getComputedStyle(element).backgroundColor;
              if (!/, 0\)$/.test(colour) && colour !== 'transparent') return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          let least = 21;
          for (const element of document.querySelectorAll('body *')) {
            if (![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
            const [a, b] = [light(getComputedStyle(element).color), light(behind(element))].sort((x, y) => y - x);
            least = Math.min(least, (a + 0.05) / (b + 0.05));
          }
          return least;
        }
        """;

    [Theory]
    [InlineData("/", ColorScheme.Light)]
    [InlineData("/", ColorScheme.Dark)]
    [InlineData("/id/manifestations/online-grooming", ColorScheme.Light)]
    [InlineData("/id/manifestations/online-grooming?lang=fr", ColorScheme.Dark)]
    [InlineData("/id/legal-frameworks/lanzarote-convention?lang=es", ColorScheme.Light)]
    [InlineData("/id/instruments/lanzarote-convention", ColorScheme.Dark)]
    [InlineData("/id/vocabulary", ColorScheme.Light)]
    public async Task A_page_fits_a_telephone_can_be_read_and_asks_for_nothing_else(string path, ColorScheme scheme)
    {
        await using var watched = await browser.OpenAsync(await browser.ServiceAsync(postgres), Narrow, 640);
        await watched.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        await watched.Page.GotoAsync(path);

        Assert.Equal(Narrow, await watched.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.InRange(await watched.Page.EvaluateAsync<double>(LeastContrast), 4.5, 21);
        // The one style is applied, so the policy lets it in.
        Assert.Equal(scheme == ColorScheme.Light ? "rgb(255, 255, 255)" : "rgb(20, 24, 29)", await watched.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor"));
        Assert.Empty(watched.Problems);
        Assert.Single(watched.Requests);
    }

    [Fact]
    public async Task The_first_key_leads_past_the_header_and_an_address_of_a_provision_to_its_place()
    {
        await using var watched = await browser.OpenAsync(await browser.ServiceAsync(postgres));
        await watched.Page.GotoAsync("/id/instruments/lanzarote-convention");
        await watched.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#text", await watched.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));

        await watched.Page.GotoAsync("/id/instruments/lanzarote-convention#article-20(1)(f)");
        Assert.Equal("article-20(1)(f)", await watched.Page.EvaluateAsync<string>("() => document.querySelector(':target')?.id"));
        Assert.Empty(watched.Problems);
    }
}
