using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Webhooks;

/// <summary>An open subscription, read as a client does.</summary>
internal sealed class EventStream : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private EventStream(HttpResponseMessage response, StreamReader reader) => (this.response, this.reader) = (response, reader);

    internal static async Task<EventStream> OpenAsync(HttpClient client, string path, string query, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { query }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new EventStream(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>The next result; null at the end.</summary>
    internal async Task<JsonNode?> NextAsync()
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(Limit);
        while (await reader.ReadLineAsync(bound.Token) is { } line)
        {
            if (line == "event: complete")
                return null;
            if (line.StartsWith("data: {", StringComparison.Ordinal) || line.StartsWith("data:{", StringComparison.Ordinal))
                return JsonNode.Parse(line[line.IndexOf('{', StringComparison.Ordinal)..]);
        }

        return null;
    }

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
