using System.Collections.Frozen;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>A request's variables by name: what literals with variables inside are coerced against.</summary>
/// <param name="Indices">The places of the operation's variables by name.</param>
/// <param name="Definitions">The operation's variables.</param>
/// <param name="Variables">The request's values.</param>
internal sealed record VariableScope(
    FrozenDictionary<string, int> Indices,
    System.Collections.Immutable.ImmutableArray<Planning.VariablePlan> Definitions,
    CoercedVariables Variables)
{
    /// <summary>The variable's value; absent when it was not given and has no default, or is not defined.</summary>
    internal ArgumentValue Find(string name) => Indices.TryGetValue(name, out var index) ? Variables[index] : default;
}
