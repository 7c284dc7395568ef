using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>What planning gave: a plan or the errors that stand in its way.</summary>
public sealed class PlanResult
{
    internal PlanResult(OperationPlan plan) => Plan = plan;

    internal PlanResult(params ImmutableArray<GraphQLError> errors) => Errors = errors;

    /// <summary>The plan; null when there are errors.</summary>
    public OperationPlan? Plan { get; }

    /// <summary>The request errors: <see cref="ErrorCode.OperationNotFound"/> or <see cref="ErrorCode.LimitExceeded"/>.</summary>
    public ImmutableArray<GraphQLError> Errors { get; } = [];

    /// <summary>Whether there is a plan.</summary>
    [MemberNotNullWhen(true, nameof(Plan))]
    public bool IsSuccess => Plan is not null;
}
