using System.Buffers;
using KnowledgeBase.GraphQL.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Reads an HTTP request (GraphQL over HTTP, "Request"). Size comes before content: nothing is parsed beyond the limit.</summary>
internal sealed class RequestReader(GraphQLOptions options)
{
    /// <summary>Reads a GET request.</summary>
    public RequestReading ReadQuery(HttpRequest request) => request.QueryString.Value is { } text && text.Length > options.MaxBodyBytes
        ? Rejection.TooLarge("query string", options.MaxBodyBytes, StatusCodes.Status414UriTooLong)
        : RequestParameters.FromQuery(request.Query, options.MaxJsonDepth);

    /// <summary>Reads a POST request.</summary>
    public async ValueTask<RequestReading> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsJson(request))
            return Rejection.WithoutBody(StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > options.MaxBodyBytes)
            return TooLarge();
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = options.MaxBodyBytes; // so that the server does not drain what it will not use

        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (buffer.Length > options.MaxBodyBytes)
            {
                reader.AdvanceTo(buffer.End);
                return TooLarge();
            }

            if (read.IsCompleted)
            {
                var reading = RequestParameters.FromBody(buffer.IsSingleSegment ? buffer.FirstSpan : buffer.ToArray(), options.MaxJsonDepth);
                reader.AdvanceTo(buffer.End);
                return reading;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private Rejection TooLarge() => Rejection.TooLarge("request body", options.MaxBodyBytes, StatusCodes.Status413PayloadTooLarge);

    /// <summary>Whether the body says that it is plain JSON in UTF-8. No form can say so, which is what keeps other sites' forms out.</summary>
    private static bool IsJson(HttpRequest request)
    {
        var encoding = request.Headers.ContentEncoding;
        if (encoding.Count > 0 && !string.Equals(encoding.ToString(), "identity", StringComparison.OrdinalIgnoreCase))
            return false;
        var text = request.ContentType;
        if (string.Equals(text, "application/json", StringComparison.Ordinal))
            return true;
        return MediaTypeHeaderValue.TryParse(text, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }
}
