using KnowledgeBase.GraphQL.Hosting;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>The HTTP status of an answer (GraphQL over HTTP, "Status Codes"), in the numbers of the chosen draft.</summary>
internal static class StatusRules
{
    /// <summary>Data with errors, in the draft of 2026.</summary>
    private const int PartialSuccess = 294;

    /// <summary>The status.</summary>
    /// <param name="outcome">What became of the request.</param>
    /// <param name="type">The answer's media type.</param>
    /// <param name="options">The profile, and the host's own statuses.</param>
    public static int For(RequestOutcome outcome, AnswerType type, GraphQLOptions options)
    {
        var is2026 = options.StatusProfile == HttpStatusProfile.Draft2026;
        switch (outcome.Stage)
        {
            case RequestStage.Executed when outcome.Result is { HasData: true, Errors.Length: var errors }:
                return errors > 0 && is2026 && type != AnswerType.EventStream ? PartialSuccess : StatusCodes.Status200OK;
            case RequestStage.NotModified:
                return StatusCodes.Status304NotModified;
            case RequestStage.Unreadable:
                return StatusCodes.Status400BadRequest;
            case RequestStage.NotARequest:
                return is2026 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest;
            case RequestStage.TimedOut or RequestStage.Overloaded:
                return StatusCodes.Status503ServiceUnavailable;
            case RequestStage.Failed:
                return StatusCodes.Status500InternalServerError;
        }

        // A stream that was accepted tells its errors inside (graphql-sse, "Distinct connections mode"): browsers show nothing of other statuses.
        if (type == AnswerType.EventStream)
            return StatusCodes.Status200OK;
        foreach (var error in outcome.Result?.Errors ?? [])
            if (options.StatusByErrorCode.TryGetValue(error.Code, out var status))
                return status;

        // In the older draft a client that takes application/json reads 200 for every well-formed request.
        if (type == AnswerType.Json && !is2026)
            return StatusCodes.Status200OK;
        return outcome.Stage == RequestStage.NotADocument || !is2026 ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity;
    }
}
