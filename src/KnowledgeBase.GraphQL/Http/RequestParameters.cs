using System.Text;
using System.Text.Json;
using KnowledgeBase.GraphQL.Hosting;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>The parameters of a request (GraphQL over HTTP, "Request Parameters"), from a JSON body or a query string. Others are ignored.</summary>
internal static class RequestParameters
{
    private const int HashLength = 64;

    /// <summary>Reads a JSON body.</summary>
    public static RequestReading FromBody(ReadOnlySpan<byte> body, int maxDepth)
    {
        if (!JsonText.TryParse(body, maxDepth, out var root, out var problem))
            return Rejection.Unreadable("request body", problem);
        if (root.ValueKind == JsonValueKind.Array)
            return Rejection.NotARequest("Batches are not offered. Send one request object for each HTTP request.");
        if (root.ValueKind != JsonValueKind.Object)
            return Rejection.NotARequest("The request body is no JSON object. Send an object with a string \"query\".");
        if (!TryText(root, "query", out var query, out var rejection) || !TryText(root, "operationName", out var operationName, out rejection)
            || !TryText(root, "documentId", out var documentId, out rejection))
            return rejection!;
        return Make(query, documentId, operationName, Property(root, "variables"), Property(root, "extensions"));
    }

    /// <summary>Reads a query string; an empty value counts as absent.</summary>
    public static RequestReading FromQuery(IQueryCollection parameters, int maxDepth)
    {
        if (!TryText(parameters, "query", out var query, out var rejection)
            || !TryText(parameters, "documentId", out var documentId, out rejection)
            || !TryText(parameters, "operationName", out var operationName, out rejection)
            || !TryJson(parameters, "variables", maxDepth, out var variables, out rejection)
            || !TryJson(parameters, "extensions", maxDepth, out var extensions, out rejection))
            return rejection!;
        var reading = Make(query, documentId, operationName, variables, extensions);
        return reading.Request is { } request ? request with { OnlyQueries = true } : reading;
    }

    private static RequestReading Make(string? query, string? documentId, string? operationName, JsonElement variables, JsonElement extensions)
    {
        if (variables.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
            return Rejection.NotARequest("\"variables\" is no JSON object.");
        if (extensions.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
            return Rejection.NotARequest("\"extensions\" is no JSON object.");
        if (!TryHash(extensions, out var hash))
            return Rejection.NotARequest("\"extensions.persistedQuery\" needs version 1 and a \"sha256Hash\" of 64 hexadecimal digits.");
        if (query is null && hash is null && documentId is null)
            return Rejection.NotARequest("The request has no \"query\": a string with a GraphQL document.");
        return new GraphQLRequest { Query = query, DocumentId = documentId, OperationName = operationName, Variables = variables, DocumentHash = hash };
    }

    private static JsonElement Property(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value : default;

    private static bool TryText(JsonElement root, string name, out string? text, out Rejection? rejection)
    {
        var value = Property(root, name);
        var fits = value.ValueKind is JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined;
        text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        rejection = fits ? null : Rejection.NotARequest($"\"{name}\" is no string.");
        return fits;
    }

    private static bool TryText(IQueryCollection parameters, string name, out string? text, out Rejection? rejection)
    {
        var values = parameters[name];
        text = values.Count == 1 && values[0] is { Length: > 0 } given ? given : null;
        rejection = values.Count > 1 ? Rejection.NotARequest($"The parameter \"{name}\" is given {values.Count} times.")
            : text?.Contains('\0', StringComparison.Ordinal) == true ? Rejection.Unreadable($"The parameter \"{name}\" has the character U+0000; remove it.")
            : null;
        return rejection is null;
    }

    private static bool TryJson(IQueryCollection parameters, string name, int maxDepth, out JsonElement value, out Rejection? rejection)
    {
        value = default;
        if (!TryText(parameters, name, out var text, out rejection))
            return false;
        if (text is not null && !JsonText.TryParse(Encoding.UTF8.GetBytes(text), maxDepth, out value, out var problem))
            rejection = Rejection.Unreadable($"parameter \"{name}\"", problem);
        return rejection is null;
    }

    /// <summary>The hash of a persisted document, as Apollo's clients send it; null when there is none.</summary>
    private static bool TryHash(JsonElement extensions, out string? hash)
    {
        hash = null;
        if (extensions.ValueKind != JsonValueKind.Object || Property(extensions, "persistedQuery") is not { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } persisted)
            return true;
        if (persisted.ValueKind != JsonValueKind.Object
            || Property(persisted, "version") is not { ValueKind: JsonValueKind.Number } version
            || !version.TryGetInt32(out var number)
            || number != 1
            || Property(persisted, "sha256Hash") is not { ValueKind: JsonValueKind.String } given)
            return false;
        var text = given.GetString()!;
        if (text.Length != HashLength || !text.All(char.IsAsciiHexDigit))
            return false;
        hash = text.ToLowerInvariant();
        return true;
    }
}
