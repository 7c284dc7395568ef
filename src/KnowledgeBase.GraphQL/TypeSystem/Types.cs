using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>A type: named, list or non-null (spec 3.4 "Types"). <see cref="object.ToString"/> gives it as written, such as <c>[Int!]</c>.</summary>
public abstract class GraphQLType
{
    /// <summary>The named type inside all list and non-null wrappers.</summary>
    public abstract NamedType Named { get; }

    /// <summary>The type without its outermost non-null wrapper.</summary>
    public virtual GraphQLType Nullable => this;

    /// <summary>Whether it may be the type of an argument, input field or variable (spec 3.4.2 "Input and Output Types").</summary>
    public bool IsInput => Named is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether it may be a field's type (spec 3.4.2 "Input and Output Types").</summary>
    public bool IsOutput => Named is not InputObjectType;

    /// <summary>Whether the named type is a scalar or an enum.</summary>
    public bool IsLeaf => Named is ScalarType or EnumType;

    /// <summary>Whether the named type is an object, interface or union.</summary>
    public bool IsComposite => Named is ObjectType or InterfaceType or UnionType;
}

/// <summary>A list type (spec 3.11 "List"). Made through <see cref="Schema"/> or the builder; equal wrappers need not be the same instance.</summary>
/// <param name="itemType">The type of the items.</param>
public sealed class ListType(GraphQLType itemType) : GraphQLType
{
    /// <summary>The type of the items.</summary>
    public GraphQLType ItemType { get; } = itemType;

    /// <inheritdoc/>
    public override NamedType Named => ItemType.Named;

    /// <inheritdoc/>
    public override string ToString() => $"[{ItemType}]";
}

/// <summary>A non-null type (spec 3.12 "Non-Null").</summary>
/// <param name="nullableType">The nullable type inside.</param>
public sealed class NonNullType(GraphQLType nullableType) : GraphQLType
{
    /// <inheritdoc/>
    public override GraphQLType Nullable { get; } = nullableType;

    /// <inheritdoc/>
    public override NamedType Named => Nullable.Named;

    /// <inheritdoc/>
    public override string ToString() => $"{Nullable}!";
}

/// <summary>A type with a name.</summary>
public abstract class NamedType : GraphQLType
{
    /// <summary>The type's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its description, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>The definition and extensions that made it, the definition first; empty for built-in types.</summary>
    public ImmutableArray<TypeDefinitionNode> Syntax { get; init; } = [];

    /// <summary>All directives applied in <see cref="Syntax"/>.</summary>
    public IEnumerable<DirectiveNode> AppliedDirectives => Syntax.SelectMany(static node => node.Directives);

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}

/// <summary>A scalar type (spec 3.5 "Scalars").</summary>
public sealed class ScalarType : NamedType
{
    /// <summary>The URL given with <c>@specifiedBy</c>, if any.</summary>
    public string? SpecifiedByUrl { get; init; }

    /// <summary>How values are coerced. Scalars without coercion of their own pass values through.</summary>
    public required ScalarCoercion Coercion { get; init; }
}

/// <summary>An object or interface type: what they share.</summary>
public abstract class ComplexType : NamedType
{
    /// <summary>The interfaces that it implements, also those reached through others, as declared.</summary>
    public ImmutableArray<InterfaceType> Interfaces { get; internal set; } = [];

    /// <summary>Its fields in definition order.</summary>
    public NamedList<FieldDefinition> Fields { get; internal set; } = NamedList<FieldDefinition>.Empty;
}

/// <summary>An object type (spec 3.6 "Objects").</summary>
public sealed class ObjectType : ComplexType;

/// <summary>An interface type (spec 3.7 "Interfaces").</summary>
public sealed class InterfaceType : ComplexType;

/// <summary>A union type (spec 3.8 "Unions").</summary>
public sealed class UnionType : NamedType
{
    /// <summary>The member types in definition order.</summary>
    public ImmutableArray<ObjectType> Types { get; internal set; } = [];
}

/// <summary>An enum type (spec 3.9 "Enums").</summary>
public sealed class EnumType : NamedType
{
    /// <summary>The values in definition order.</summary>
    public required NamedList<EnumValueDefinition> Values { get; init; }
}

/// <summary>An input object type (spec 3.10 "Input Objects").</summary>
public sealed class InputObjectType : NamedType
{
    /// <summary>The input fields in definition order.</summary>
    public NamedList<InputValueDefinition> Fields { get; internal set; } = NamedList<InputValueDefinition>.Empty;

    /// <summary>Whether exactly one field must be given (spec 3.10.1 "OneOf Input Objects").</summary>
    public bool IsOneOf { get; init; }
}
