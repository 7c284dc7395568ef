using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL;

/// <summary>The names of the limits, as <c>extensions.limit</c> tells them. No two limits share one; <c>docs/graphql-engine.md</c> lists them.</summary>
internal static class LimitName
{
    public const string BodyBytes = "maxBodyBytes";
    public const string JsonDepth = "maxJsonDepth";
    public const string TimeLimit = "timeLimit";
    public const string Subscriptions = "maxSubscriptions";
    public const string SubscriptionTimeLimit = "subscriptionTimeLimit";
    public const string FieldErrors = "maxFieldErrors";
    public const string ResponseBytes = "maxResponseBytes";
    public const string NameLength = "maxNameLength";
    public const string Tokens = "maxTokens";
    public const string DocumentDepth = "maxDocumentDepth";
    public const string DirectivesPerLocation = "maxDirectivesPerLocation";
    public const string DocumentFields = "maxDocumentFields";
    public const string ValidationErrors = "maxValidationErrors";
    public const string FieldComparisons = "maxFieldComparisons";
    public const string ComparisonDepth = "maxComparisonDepth";
    public const string IntrospectionLists = "maxIntrospectionLists";
    public const string Depth = "maxDepth";
    public const string Nesting = "maxNesting";
    public const string Fields = "maxFields";
    public const string Aliases = "maxAliases";
    public const string RootFields = "maxRootFields";
    public const string IntrospectionDepth = "maxIntrospectionDepth";
    public const string Cost = "maxCost";
}

/// <summary>The error of a limit that was passed: whatever stage it comes from, it names the limit and says what is allowed.</summary>
internal static class LimitError
{
    /// <param name="message">What is too large, where, and what to do.</param>
    /// <param name="limit">One of <see cref="LimitName"/>, for <c>extensions.limit</c>.</param>
    /// <param name="allowed">The limit's value, for <c>extensions.allowed</c>.</param>
    public static GraphQLError Make(string message, string limit, long allowed) => new(message, ErrorCode.LimitExceeded) { Extensions = Extensions(limit, allowed) };

    /// <summary>The error of a time limit: the same entries under a code of its own.</summary>
    /// <param name="message">What took too long, and what to do.</param>
    /// <param name="allowed">The limit; told in seconds.</param>
    /// <param name="limit">One of <see cref="LimitName"/>.</param>
    public static GraphQLError OfTime(string message, TimeSpan allowed, string limit = LimitName.TimeLimit) =>
        new(message, ErrorCode.Timeout) { Extensions = Extensions(limit, allowed.TotalSeconds) };

    private static ImmutableDictionary<string, object> Extensions(string limit, object allowed) =>
        ImmutableDictionary<string, object>.Empty.Add("limit", limit).Add("allowed", allowed);
}
