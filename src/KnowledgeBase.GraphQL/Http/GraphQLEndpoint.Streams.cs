using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Hosting;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Answers as an event stream (GraphQL over Server-Sent Events, "Distinct connections mode").</summary>
internal sealed partial class GraphQLEndpoint
{
    private async Task StreamAsync(HttpContext http, AnswerType type, GraphQLRequest request)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            using var stream = await pipeline.OpenAsync(request, http.RequestServices, http, ends.Token);
            if (stream.IsStream)
                await WriteEventsAsync(http, stream, ends.Token);
            else
                await WriteAsync(http, type, stream.Outcome);
        }
        catch (OperationCanceledException)
        {
            // The client is gone or takes nothing, or the server stops: the stream breaks off without its last event, by which a client knows to come again.
            if (!http.Response.HasStarted)
                http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>
    /// Writes each result when it comes and asks for the next one only when the client has taken it, so that a slow reader holds up its own source
    /// and fills no memory. A reader that takes nothing for the time limit is cut off.
    /// </summary>
    private async Task WriteEventsAsync(HttpContext http, RequestStream stream, CancellationToken ends)
    {
        var writer = new EventStreamWriter(http, options.TimeLimit, clock);
        writer.Begin();
        await writer.FlushAsync(ends);
        await using var results = stream.Results!.GetAsyncEnumerator(CancellationToken.None);
        using var heartbeat = new PeriodicTimer(options.StreamHeartbeat, clock);
        Task? beat = null;
        Task<bool>? moving = null;
        try
        {
            while (true)
            {
                var next = results.MoveNextAsync();
                bool hasMoved;
                if (next.IsCompleted)
                {
                    hasMoved = await next;
                }
                else
                {
                    moving = next.AsTask();
                    while (await Task.WhenAny(moving, beat ??= heartbeat.WaitForNextTickAsync(CancellationToken.None).AsTask()) == beat)
                    {
                        beat = null;
                        writer.Comment();
                        await writer.FlushAsync(ends);
                    }

                    hasMoved = await moving;
                }

                if (!hasMoved)
                    break;
                using (var result = results.Current)
                    writer.Next(result);
                await writer.FlushAsync(ends);
            }
        }
        finally
        {
            // Whatever ended this, the source must not be disposed while it makes its next event.
            stream.Dispose();
            if (moving is { IsCompleted: false })
                await ((Task)moving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        writer.Complete();
        await writer.FlushAsync(ends);
    }

    private async Task WriteOnlyEventAsync(HttpContext http, ExecutionResult result)
    {
        var writer = new EventStreamWriter(http, options.TimeLimit, clock);
        writer.Begin();
        writer.Next(result);
        writer.Complete();
        await writer.FlushAsync(http.RequestAborted);
    }
}
