using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Planning;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>A request just before execution, or as far as it came.</summary>
/// <param name="Refusal">Why it is not executed; null when it is, and then all else is there.</param>
/// <param name="Document">The document.</param>
/// <param name="Plan">The plan of the operation.</param>
/// <param name="Variables">The variables.</param>
internal readonly record struct PreparedRequest(
    RequestOutcome? Refusal, PreparedDocument? Document = null, OperationPlan? Plan = null, CoercedVariables? Variables = null)
{
    /// <summary>The parts of a request that is to be executed.</summary>
    public void Deconstruct(out PreparedDocument document, out OperationPlan plan, out CoercedVariables variables) =>
        (document, plan, variables) = (Document!, Plan!, Variables!);
}
