using System.Collections.Frozen;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>What a host adds to its SDL, and what is known about it already.</summary>
public sealed record SchemaBuilderOptions
{
    /// <summary>How the values of custom scalars are coerced, by the scalar's name. Scalars that are not here pass values through.</summary>
    public IReadOnlyDictionary<string, ScalarCoercion> Scalars { get; init; } = FrozenDictionary<string, ScalarCoercion>.Empty;

    /// <summary>Leaves out the checks of the SDL documents themselves: they are known to hold.</summary>
    public bool AssumeValidSdl { get; init; }

    /// <summary>Leaves out the checks of the schema that comes of them (spec 3 "Type Validation"): they are known to hold.</summary>
    public bool AssumeValidSchema { get; init; }
}
