using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>A field of an object or interface type.</summary>
public sealed class FieldDefinition
{
    /// <summary>The field's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its description, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>The arguments in definition order.</summary>
    public required NamedList<InputValueDefinition> Arguments { get; init; }

    /// <summary>The type that it gives.</summary>
    public required GraphQLType Type { get; init; }

    /// <summary>Why it is deprecated; null when it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The type that declares it; null for the meta-fields.</summary>
    public ComplexType? DeclaringType { get; init; }

    /// <summary>The definition in the SDL; null for built-in fields.</summary>
    public FieldDefinitionNode? Syntax { get; init; }

    /// <summary>Its schema coordinate, such as <c>Query.factsheet</c>.</summary>
    public string Coordinate => DeclaringType is null ? Name : $"{DeclaringType.Name}.{Name}";
}

/// <summary>An argument or an input field.</summary>
public sealed class InputValueDefinition
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>Its description, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>The type that it takes.</summary>
    public required GraphQLType Type { get; init; }

    /// <summary>The default as a constant literal; null when there is none (a default of null is a <see cref="NullValueNode"/>).</summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>Why it is deprecated; null when it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The definition in the SDL; null for built-in ones.</summary>
    public InputValueDefinitionNode? Syntax { get; init; }

    /// <summary>Whether a value must be given: non-null and without a default (spec 5.4.3 "Required Arguments").</summary>
    public bool IsRequired => Type is NonNullType && DefaultValue is null;
}

/// <summary>A value of an enum type.</summary>
public sealed class EnumValueDefinition
{
    /// <summary>The value's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its description, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Why it is deprecated; null when it is not.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>The definition in the SDL; null for built-in ones.</summary>
    public EnumValueDefinitionNode? Syntax { get; init; }
}

/// <summary>A directive that documents may use (spec 3.13 "Directives").</summary>
public sealed class DirectiveDefinition
{
    /// <summary>The name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its description, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>The arguments in definition order.</summary>
    public required NamedList<InputValueDefinition> Arguments { get; init; }

    /// <summary>Where it may stand, by the names of the specification, such as <c>QUERY</c> or <c>FIELD_DEFINITION</c>.</summary>
    public required ImmutableArray<string> Locations { get; init; }

    /// <summary>Whether it may stand more than once at one location.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The definition in the SDL; null for built-in ones.</summary>
    public DirectiveDefinitionNode? Syntax { get; init; }
}
