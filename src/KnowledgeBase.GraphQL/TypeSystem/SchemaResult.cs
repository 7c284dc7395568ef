using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>What building a schema gave: the schema, or everything that is wrong with it.</summary>
public sealed class SchemaResult
{
    internal SchemaResult(Schema? schema, ImmutableArray<GraphQLError> errors)
    {
        Schema = errors.IsEmpty ? schema : null;
        Errors = errors;
    }

    /// <summary>The schema; null if there are errors.</summary>
    public Schema? Schema { get; }

    /// <summary>All errors of the first stage that found any: the SDL, the references in it, the schema; empty if there is a schema.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }

    /// <summary>Whether there is a schema.</summary>
    [MemberNotNullWhen(true, nameof(Schema))]
    public bool IsSuccess => Schema is not null;
}
