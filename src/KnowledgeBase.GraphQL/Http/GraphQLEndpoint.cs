using KnowledgeBase.GraphQL.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Serves GraphQL over HTTP: method, media type, reading, the pipeline, writing.</summary>
internal sealed partial class GraphQLEndpoint(RequestPipeline pipeline, GraphQLOptions options, GraphiQLPage explorer, TimeProvider clock, ILogger logger, CancellationToken stopping)
{
    private const string Methods = "GET, HEAD, POST, OPTIONS";
    private readonly RequestReader _reader = new(options);
    private readonly AnswerWriter _answers = new(pipeline, options.Compression);

    /// <summary>Answers one HTTP request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var isGet = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        AnswerWriter.Begin(http);
        if (!isGet && !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = Methods;
            http.Response.StatusCode = HttpMethods.IsOptions(http.Request.Method) ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var (type, takesStream) = AcceptNegotiation.Choose(http.Request.Headers.Accept, isGet && options.GraphiQL, offerStream: !HttpMethods.IsHead(http.Request.Method));
        if (type == AnswerType.None || !_answers.CodingsOf(http.Request).Any)
        {
            http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        if (type == AnswerType.Html)
        {
            await explorer.WriteAsync(http);
            return;
        }

        try
        {
            var reading = isGet ? _reader.ReadQuery(http.Request) : await _reader.ReadBodyAsync(http.Request, http.RequestAborted);
            await AnswerAsync(http, type, takesStream, reading);
        }
        catch (Exception exception) when (http.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            // The client is gone: there is nobody to answer.
        }
        catch (BadHttpRequestException exception)
        {
            // The server's own limits: a body too large or too slow, or not framed as HTTP asks. Its text may tell of our insides.
            await WriteAsync(http, type, RequestOutcome.Of(RequestStage.Unreadable, new GraphQLError("The request body could not be read.", ErrorCode.BadRequest)), exception.StatusCode);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            var correlationId = Guid.NewGuid().ToString("N");
            logger.LogError(exception, "A GraphQL request could not be answered; correlation id {CorrelationId}", correlationId);
            await WriteAsync(http, type, RequestOutcome.Of(RequestStage.Failed, PipelineErrors.Unexpected(correlationId)));
        }
    }

    private async Task AnswerAsync(HttpContext http, AnswerType type, bool takesStream, RequestReading reading)
    {
        if (reading.Request is { } request)
        {
            if (request.OnlyQueries && http.Request.Headers.IfNoneMatch.Count > 0 && type != AnswerType.EventStream)
                request = request with { KnownTags = TagsOf(http.Request, type) };
            if (takesStream)
            {
                await StreamAsync(http, type, request);
                return;
            }

            using var outcome = await pipeline.ExecuteAsync(request, http.RequestServices, http, http.RequestAborted);
            await WriteAsync(http, type, outcome);
        }
        else if (reading.Rejection is { Error: { } error } rejection)
        {
            using var outcome = RequestOutcome.Of(rejection.Stage, error);
            await WriteAsync(http, type, outcome, rejection.Status);
        }
        else
        {
            http.Response.StatusCode = reading.Rejection!.Status;
        }
    }

    private async Task WriteAsync(HttpContext http, AnswerType type, RequestOutcome outcome, int status = 0)
    {
        var response = http.Response;
        if (outcome.Stage == RequestStage.NotAllowed)
        {
            response.Headers.Allow = "POST";
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        response.StatusCode = status != 0 ? status : StatusRules.For(outcome, type, options);
        if (outcome.Stage == RequestStage.NotModified)
        {
            WriteNotModified(http, type, outcome);
            return;
        }

        var result = outcome.Result!;
        if (type == AnswerType.EventStream)
        {
            await WriteOnlyEventAsync(http, result);
            return;
        }

        if (response.StatusCode == StatusCodes.Status200OK)
            AnswerWriter.WriteCaching(http, outcome);
        await _answers.WriteAsync(http, type, outcome);
    }

    /// <summary>Says of which representation it is that the client has it still.</summary>
    private void WriteNotModified(HttpContext http, AnswerType type, RequestOutcome outcome)
    {
        var accepted = _answers.CodingsOf(http.Request);
        foreach (var tag in RepresentationTag.Read(http.Request.Headers.IfNoneMatch))
        {
            if (RepresentationTag.AnswerOf(tag, type, accepted) != outcome.EntityTag)
                continue;
            http.Response.Headers.ETag = tag;
            break;
        }

        AnswerWriter.WriteCaching(http, outcome);
    }

    private List<string> TagsOf(HttpRequest request, AnswerType type)
    {
        var accepted = _answers.CodingsOf(request);
        var tags = new List<string>();
        foreach (var tag in RepresentationTag.Read(request.Headers.IfNoneMatch))
        {
            if (RepresentationTag.AnswerOf(tag, type, accepted) is { } answer)
                tags.Add(answer);
        }

        return tags;
    }
}
