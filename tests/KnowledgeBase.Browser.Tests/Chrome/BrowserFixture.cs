using System.Runtime.Versioning;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;

// The embedded server runs on Linux and macOS.
[assembly: UnsupportedOSPlatform("windows")]
[assembly: AssemblyFixture(typeof(KnowledgeBase.Browser.Tests.Chrome.BrowserFixture))]

namespace KnowledgeBase.Browser.Tests.Chrome;

/// <summary>One headless Chromium, and one real service with the project's real content, for all tests; started by the first that asks.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private CatalogueService? _service;

    /// <summary>Where failed tests leave a picture of what they saw.</summary>
    internal static string Results => Path.Combine(Path.GetDirectoryName(CatalogueService.RealSeed)!, "TestResults");

    /// <summary>The service.</summary>
    internal async Task<CatalogueService> ServiceAsync(PostgresFixture postgres)
    {
        await _turn.WaitAsync();
        try
        {
            return _service ??= await CatalogueService.StartAsync(postgres, CatalogueService.RealSeed);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A page in a profile of its own.</summary>
    /// <param name="service">Addresses without a host lead there.</param>
    /// <param name="width">The window's width in pixels.</param>
    /// <param name="height">Its height.</param>
    internal async Task<WatchedPage> OpenAsync(CatalogueService service, int width = 1280, int height = 800)
    {
        var page = await (await BrowserAsync()).NewPageAsync(new BrowserNewPageOptions
        {
            BaseURL = service.Client.BaseAddress!.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        return new WatchedPage(page);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_service is not null)
            await _service.DisposeAsync();
        _turn.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        await _turn.WaitAsync();
        try
        {
            var program = Chromium.Find();
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Chromium.Arguments });
        }
        finally
        {
            _turn.Release();
        }
    }
}
