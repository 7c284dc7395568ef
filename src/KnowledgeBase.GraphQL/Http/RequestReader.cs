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
    public RequestReading ReadQuery(HttpRequest request)
    {
        var text = request.QueryString.Value ?? "";
        if (text.Length > options.MaxBodyBytes)
            return Rejection.TooLarge("query string", options.MaxBodyBytes, StatusCodes.Status414UriTooLong);
        return PercentEncoding.IsUtf8(text)
            ? RequestParameters.FromQuery(request.Query, options.MaxJsonDepth)
            : Rejection.Unreadable("The query string is not UTF-8.");
    }

    /// <summary>Reads a POST request.</summary>
    public async ValueTask<RequestReading> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsJson(request))
            return Rejection.WithoutBody(StatusCodes.Status415UnsupportedMediaType);

        // So that the server does not drain what will not be used. It counts the frames of chunks too: up to six bytes for one.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = 8L * (options.MaxBodyBytes + 1);
        if (request.ContentLength > options.MaxBodyBytes)
            return TooLarge();

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
