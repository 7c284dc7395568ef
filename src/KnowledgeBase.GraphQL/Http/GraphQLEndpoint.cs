using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Serves GraphQL over HTTP: method, media type, reading, the pipeline, writing.</summary>
internal sealed partial class GraphQLEndpoint(RequestPipeline pipeline, GraphQLOptions options, GraphiQLPage explorer, TimeProvider clock, ILogger logger, CancellationToken stopping)
{
    private const string Methods = "GET, HEAD, POST, OPTIONS";
    private readonly RequestReader _reader = new(options);

    /// <summary>Answers one HTTP request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var isGet = HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);
        if (isGet)
            http.Response.Headers.Vary = "Accept, Accept-Language";
        if (!isGet && !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = Methods;
            http.Response.StatusCode = HttpMethods.IsOptions(http.Request.Method) ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var (type, takesStream) = AcceptNegotiation.Choose(http.Request.Headers.Accept, isGet && options.GraphiQL, offerStream: !HttpMethods.IsHead(http.Request.Method));
        if (type == AnswerType.None)
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
            request = request with { KnownTags = request.OnlyQueries && http.Request.Headers.IfNoneMatch.Count > 0 ? TagsOf(http.Request) : [] };
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
        if (outcome.EntityTag is { } tag)
            response.Headers.ETag = tag;
        if (outcome.Result is not { } result)
            return;

        if (!result.Errors.IsEmpty)
            response.Headers.CacheControl = "no-store";
        if (type == AnswerType.EventStream)
        {
            await WriteOnlyEventAsync(http, result);
            return;
        }

        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentType = type == AnswerType.GraphQLResponse
            ? AcceptNegotiation.GraphQLResponse + "; charset=utf-8"
            : AcceptNegotiation.Json + "; charset=utf-8";
        ResponseWriter.Write(response.BodyWriter, result);
        await response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static IReadOnlyList<string> TagsOf(HttpRequest request) => [.. request.GetTypedHeaders().IfNoneMatch.Select(static tag => tag.Tag.ToString())];
}
