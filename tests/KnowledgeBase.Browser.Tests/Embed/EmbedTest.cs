using KnowledgeBase.Browser.Tests.Chrome;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace KnowledgeBase.Browser.Tests.Embed;

/// <summary>A partner's page in the browser, with the script of the real service.</summary>
public abstract class EmbedTest(PostgresFixture postgres, BrowserFixture browser) : IAsyncLifetime
{
    private PartnerSite _site = null!;

    private protected CatalogueService Service { get; private set; } = null!;

    private protected WatchedPage Watched { get; private set; } = null!;

    protected IPage Page => Watched.Page;

    /// <summary>The service's address, without a slash at the end.</summary>
    protected string ServiceAddress => Service.Client.BaseAddress!.ToString().TrimEnd('/');

    /// <summary>The panels that show.</summary>
    protected ILocator Panel => Page.Locator("kb-term [popover]:popover-open");

    /// <summary>What one can press.</summary>
    protected ILocator Triggers => Page.Locator("kb-term [role=button]");

    public async ValueTask InitializeAsync()
    {
        // A busy machine takes its time.
        SetDefaultExpectTimeout(15_000);
        Service = await browser.ServiceAsync(postgres);
        Watched = await browser.OpenAsync(Service, width: 900, height: 600);
        _site = await PartnerSite.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Watched.DisposeAsync();
        await _site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Puts a page on the partner's site and opens it.</summary>
    /// <param name="body">What is in the page.</param>
    /// <param name="html">Attributes of the page's root.</param>
    /// <param name="script">Further attributes of the script.</param>
    /// <param name="policy">The page's content security policy.</param>
    protected async Task OpenAsync(string body, string html = "lang=\"en\"", string script = "", string? policy = null)
    {
        var address = _site.Add(
            $"""
             <!doctype html>
             <html {html}>
             <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A partner</title>
             <script defer src="{ServiceAddress}/embed/kb.js" {script}></script></head>
             <body>{body}</body>
             </html>
             """,
            policy);
        await Page.GotoAsync(address);
    }

    /// <summary>The element that one can press, by its name.</summary>
    protected ILocator Trigger(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>The requests for data.</summary>
    protected IReadOnlyList<string> Questions => [.. Watched.Requests.Where(static url => url.Contains("/graphql", StringComparison.Ordinal))];
}
