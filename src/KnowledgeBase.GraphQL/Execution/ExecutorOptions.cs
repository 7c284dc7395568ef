namespace KnowledgeBase.GraphQL.Execution;

/// <summary>What execution takes from its host.</summary>
public sealed record ExecutorOptions
{
    /// <summary>Gives the id under which an unexpected error is logged and shown.</summary>
    public Func<string> NewCorrelationId { get; init; } = static () => Guid.NewGuid().ToString("N");

    /// <summary>The clock for <see cref="TimeLimit"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// How long one execution may take; the answer is then one error with code <see cref="ErrorCode.Timeout"/>. Checked between fields; for
    /// resolvers that wait, the host also cancels <see cref="RequestContext.CancellationToken"/> at that time.
    /// </summary>
    public TimeSpan TimeLimit { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>How many errors fields may raise; beyond, execution ends and the data is null.</summary>
    public int MaxFieldErrors { get; init; } = int.MaxValue;

    /// <summary>How many bytes the data may have; beyond, execution ends and the data is null.</summary>
    public int MaxResponseBytes { get; init; } = int.MaxValue;
}
