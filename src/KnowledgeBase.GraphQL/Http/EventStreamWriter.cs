using System.Buffers;
using System.IO.Pipelines;
using KnowledgeBase.GraphQL.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Writes an event stream (HTML, "Server-sent events") with the events of graphql-sse: <c>next</c> and <c>complete</c>.</summary>
/// <param name="http">The request that is answered.</param>
/// <param name="patience">How long the client may take nothing.</param>
/// <param name="clock">The clock for that.</param>
internal sealed class EventStreamWriter(HttpContext http, TimeSpan patience, TimeProvider clock)
{
    private static readonly SearchValues<byte> LineBreaks = SearchValues.Create((byte)'\n', (byte)'\r');
    private readonly PipeWriter _output = http.Response.BodyWriter;

    /// <summary>Sets the headers; the status is the caller's.</summary>
    public void Begin()
    {
        var headers = http.Response.Headers;
        http.Response.ContentType = AcceptNegotiation.EventStream + "; charset=utf-8";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Accel-Buffering"] = "no"; // nginx would keep events back until it has a page of them
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    /// <summary>A result.</summary>
    public void Next(ExecutionResult result)
    {
        _output.Write("event: next\ndata: "u8);
        var data = new ArrayBufferWriter<byte>(result.Data.Length + 256);
        ResponseWriter.Write(data, result);
        var rest = data.WrittenSpan;

        // JSON of hosts and clients may have line breaks between its tokens. Each line of data has its own name; the client joins them again.
        for (var end = rest.IndexOfAny(LineBreaks); end >= 0; end = rest.IndexOfAny(LineBreaks))
        {
            _output.Write(rest[..end]);
            _output.Write("\ndata: "u8);
            rest = rest[(end + 1)..];
        }

        _output.Write(rest);
        _output.Write("\n\n"u8);
    }

    /// <summary>The end of the operation. Its data is empty but there, without which browsers would not tell of it.</summary>
    public void Complete() => _output.Write("event: complete\ndata:\n\n"u8);

    /// <summary>A comment, which clients pass over.</summary>
    public void Comment() => _output.Write(":\n\n"u8);

    /// <summary>Hands over what was written, and waits until the client takes it.</summary>
    /// <exception cref="OperationCanceledException">The client is gone, or takes nothing, or the token was cancelled.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var flush = _output.FlushAsync(cancellationToken);
        var result = flush.IsCompleted ? await flush : await PatientlyAsync(flush.AsTask(), cancellationToken);
        if (result.IsCompleted)
            throw new OperationCanceledException("The client is gone.");
    }

    private async Task<FlushResult> PatientlyAsync(Task<FlushResult> flush, CancellationToken cancellationToken)
    {
        try
        {
            return await flush.WaitAsync(patience, clock, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            http.Abort();
            throw new OperationCanceledException("The client takes nothing.", exception);
        }
    }
}
