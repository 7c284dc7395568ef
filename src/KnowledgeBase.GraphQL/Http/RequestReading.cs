using KnowledgeBase.GraphQL.Hosting;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>What reading an HTTP request gave: a GraphQL request, or the answer that refuses it.</summary>
/// <param name="Request">The request; null when refused.</param>
/// <param name="Rejection">The refusal; null when there is a request.</param>
internal readonly record struct RequestReading(GraphQLRequest? Request, Rejection? Rejection)
{
    public static implicit operator RequestReading(GraphQLRequest request) => new(request, null);

    public static implicit operator RequestReading(Rejection rejection) => new(null, rejection);
}

/// <summary>Why an HTTP request is no GraphQL request.</summary>
/// <param name="Stage">How far it came.</param>
/// <param name="Error">What to tell the client; null for answers without a body.</param>
/// <param name="Status">The HTTP status where the stage alone does not say it; else 0.</param>
internal sealed record Rejection(RequestStage Stage, GraphQLError? Error, int Status = 0)
{
    /// <summary>Bytes that cannot be read.</summary>
    public static Rejection Unreadable(string message) => new(RequestStage.Unreadable, new GraphQLError(message, ErrorCode.BadRequest));

    /// <summary>A text that is no JSON for us.</summary>
    /// <param name="what">The text, such as "request body".</param>
    /// <param name="problem">What is wrong with it.</param>
    public static Rejection Unreadable(string what, JsonProblem problem) => problem.AllowedDepth is { } allowed
        ? new(RequestStage.Unreadable, LimitError.Make($"The {what} {problem.Text}.", LimitName.JsonDepth, allowed))
        : Unreadable($"The {what} {problem.Text}.");

    /// <summary>JSON that is no request.</summary>
    public static Rejection NotARequest(string message) => new(RequestStage.NotARequest, new GraphQLError(message, ErrorCode.BadRequest));

    /// <summary>A status without a body.</summary>
    public static Rejection WithoutBody(int status) => new(RequestStage.Unreadable, null, status);

    /// <summary>A limit of reading.</summary>
    public static Rejection TooLarge(string what, int limit, int status) => new(
        RequestStage.Unreadable,
        LimitError.Make(
            FormattableString.Invariant($"The {what} is larger than {limit} bytes. Send a smaller document or fewer variables."), LimitName.BodyBytes, limit),
        status);
}
