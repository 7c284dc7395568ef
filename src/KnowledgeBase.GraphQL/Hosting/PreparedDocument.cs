using System.Collections.Concurrent;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>A valid document with the plans of its operations.</summary>
internal sealed class PreparedDocument(DocumentHash hash, ValidatedDocument document)
{
    /// <summary>Only operations that exist are kept, so that clients cannot fill it with invented names.</summary>
    private readonly ConcurrentDictionary<string, PlanResult> _plans = new(StringComparer.Ordinal);

    public DocumentHash Hash { get; } = hash;

    /// <summary>The plan of an operation, made on first use.</summary>
    public PlanResult PlanOf(string? operationName, ExecutableSchema schema, OperationLimits limits)
    {
        var key = operationName ?? ""; // no operation has an empty name
        if (operationName is not "" && _plans.TryGetValue(key, out var known))
            return known;
        var result = OperationPlanner.Plan(schema, document, operationName, limits);
        if (result.IsSuccess)
            _plans.TryAdd(key, result);
        return result;
    }
}
