using System.Globalization;
using System.Text.Json;

namespace KnowledgeBase.Api.Access;

/// <summary>Answers a request that does not come as far as the GraphQL endpoint, in the form that its clients read.</summary>
internal static class Refusal
{
    /// <summary>The error code of a key or token that is not right.</summary>
    internal const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The error code of what cannot be had just now.</summary>
    internal const string Unavailable = "UNAVAILABLE";

    private const string GraphQLResponse = "application/graphql-response+json";
    private const int SecondsToTryAgain = 2;

    /// <summary>401, with the challenge of RFC 6750, section 3.</summary>
    internal static Task UnauthenticatedAsync(HttpContext context, string message)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return WriteAsync(context, StatusCodes.Status401Unauthorized, message, static writer => writer.WriteString("code", Unauthenticated));
    }

    /// <summary>503, with the time after which to try again.</summary>
    internal static Task UnavailableAsync(HttpContext context, string message)
    {
        context.Response.Headers.RetryAfter = SecondsToTryAgain.ToString(CultureInfo.InvariantCulture);
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, message, static writer => writer.WriteString("code", Unavailable));
    }

    /// <summary>Writes an answer with one error and no data.</summary>
    internal static async Task WriteAsync(HttpContext context, int status, string message, Action<Utf8JsonWriter> extensions)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        var takesIt = context.Request.Headers.Accept.ToString().Contains(GraphQLResponse, StringComparison.OrdinalIgnoreCase);
        response.ContentType = (takesIt ? GraphQLResponse : "application/json") + "; charset=utf-8";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        writer.WriteStartObject();
        writer.WriteStartArray("errors");
        writer.WriteStartObject();
        writer.WriteString("message", message);
        writer.WriteStartObject("extensions");
        extensions(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }
}
