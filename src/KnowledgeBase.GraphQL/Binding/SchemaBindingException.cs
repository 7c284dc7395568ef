using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>Schema and code do not meet; the host must not start. The message lists every mismatch, a line each.</summary>
/// <param name="schemaName">The schema's registered name.</param>
/// <param name="mismatches">The mismatches: schema coordinate, CLR member, what is wrong.</param>
public sealed class SchemaBindingException(string schemaName, ImmutableArray<string> mismatches) : Exception(
    $"The GraphQL schema '{schemaName}' and the code bound to it differ in {mismatches.Length} place{(mismatches.Length == 1 ? "" : "s")}:{Environment.NewLine}"
    + string.Join(Environment.NewLine, mismatches.Select(static line => "- " + line)))
{
    /// <summary>The mismatches, in schema order.</summary>
    public ImmutableArray<string> Mismatches { get; } = mismatches;
}
