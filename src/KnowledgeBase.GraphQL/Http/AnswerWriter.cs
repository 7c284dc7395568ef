using System.Buffers;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Hosting;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Writes one answer: what caches may do with it, its entity tag, its coding, its bytes.</summary>
/// <param name="pipeline">Keeps compressed bodies.</param>
/// <param name="compresses">Whether answers are compressed at all.</param>
internal sealed class AnswerWriter(RequestPipeline pipeline, bool compresses)
{
    /// <summary>What every answer starts with: only one that may be kept says otherwise.</summary>
    public const string NotToBeKept = "no-store";

    private const string Vary = "Accept, Accept-Language, Accept-Encoding";
    private const string VaryWithoutLanguage = "Accept, Accept-Encoding";
    private const string GraphQLResponse = AcceptNegotiation.GraphQLResponse + "; charset=utf-8";
    private const string Json = AcceptNegotiation.Json + "; charset=utf-8";

    /// <summary>Sets the headers that hold for every answer of the endpoint, whatever becomes of it.</summary>
    public static void Begin(HttpContext http)
    {
        http.Response.Headers.CacheControl = NotToBeKept;
        http.Response.Headers.Vary = Vary;
    }

    /// <summary>The codings that the client takes.</summary>
    public AcceptedCodings CodingsOf(HttpRequest request) =>
        compresses ? CodingNegotiation.Read(request.Headers.AcceptEncoding) : AcceptedCodings.OnlyIdentity;

    /// <summary>
    /// Writes what caches may do. Only answers to GET without errors are kept: to a cache, one to POST says nothing of what GET would give (RFC 9110,
    /// section 9.3.3).
    /// </summary>
    public static void WriteCaching(HttpContext http, RequestOutcome outcome)
    {
        if (outcome.CacheKey is not { } key || HttpMethods.IsPost(http.Request.Method))
            return;
        http.Response.Headers.CacheControl = key.CacheControl;
        if (!key.VariesByLanguage)
            http.Response.Headers.Vary = VaryWithoutLanguage;
    }

    /// <summary>Writes the body; the status is set.</summary>
    public async ValueTask WriteAsync(HttpContext http, AnswerType type, RequestOutcome outcome)
    {
        var response = http.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentType = type == AnswerType.GraphQLResponse ? GraphQLResponse : Json;
        var coding = CodingFor(http.Request, outcome);
        if (outcome.EntityTag is { } tag && !HttpMethods.IsPost(http.Request.Method))
            response.Headers.ETag = RepresentationTag.Of(tag, type, coding);
        if (coding != ContentCoding.Identity)
        {
            response.Headers.ContentEncoding = AnswerCompression.NameOf(coding);
            await WriteAsync(http, Compressed(outcome, coding));
        }
        else if (outcome.Cached is { } cached)
        {
            await WriteAsync(http, cached.Body);
        }
        else
        {
            ResponseWriter.Write(response.BodyWriter, outcome.Result!);
            await response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }

    private static async ValueTask WriteAsync(HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
    }

    private ContentCoding CodingFor(HttpRequest request, RequestOutcome outcome)
    {
        var accepted = CodingsOf(request);
        return outcome.Result!.Data.Length < AnswerCompression.LeastBytes && accepted.Takes(ContentCoding.Identity) ? ContentCoding.Identity : accepted.Best;
    }

    private byte[] Compressed(RequestOutcome outcome, ContentCoding coding)
    {
        if (outcome.Cached is { } cached)
        {
            if (cached.In(coding) is { } known)
                return known;
            var encoded = AnswerCompression.Compress(cached.Body, coding);
            pipeline.Keep(outcome, coding, encoded);
            return encoded;
        }

        var body = new ArrayBufferWriter<byte>(outcome.Result!.Data.Length + 1_024);
        ResponseWriter.Write(body, outcome.Result);
        return AnswerCompression.Compress(body.WrittenSpan, coding);
    }
}
