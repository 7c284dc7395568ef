using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace KnowledgeBase.Browser.Tests.Chrome;

/// <summary>A page that remembers what a person would find in the developer tools: errors, refused and failed requests.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly ConcurrentQueue<string> _requests = new();

    internal WatchedPage(IPage page)
    {
        Page = page;
        // A violation of the content security policy is an error on the console.
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Note(true, $"script error: {error}");
        page.RequestFailed += (_, request) => Note(true, $"request failed: {request.Url} {request.Failure}");
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status}: {response.Url}");
        page.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    internal IPage Page { get; }

    /// <summary>Everything that went wrong so far.</summary>
    internal IReadOnlyCollection<string> Problems => _problems;

    /// <summary>Every address that was asked for so far.</summary>
    internal IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Closes the page; when the test failed, leaves a picture of it in <see cref="BrowserFixture.Results"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current is { TestState.Result: TestResult.Failed, Test.TestDisplayName: { } name })
            await PictureAsync(name);
        await Page.CloseAsync();
    }

    /// <summary>Takes a picture of what is in the window.</summary>
    /// <param name="name">The file's name, without what a file's name cannot have.</param>
    internal Task PictureAsync(string name)
    {
        var file = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-'));
        return Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(BrowserFixture.Results, $"{file}.png") });
    }

    private void Note(bool isProblem, string text)
    {
        if (isProblem)
            _problems.Enqueue(text);
    }
}
