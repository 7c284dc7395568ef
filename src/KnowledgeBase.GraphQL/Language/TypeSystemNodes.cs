using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>A definition or extension of the type system (spec 3.1 "Type System Extensions").</summary>
public abstract class TypeSystemDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    bool isExtension) : DefinitionNode(span, description, directives)
{
    /// <summary>Whether the node starts with <c>extend</c>.</summary>
    public bool IsExtension { get; } = isExtension;
}

/// <summary>The schema's definition or an extension of it (spec 3.3 "Schema").</summary>
public sealed class SchemaDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes,
    bool isExtension) : TypeSystemDefinitionNode(span, description, directives, isExtension)
{
    /// <summary>The root operation types named.</summary>
    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

/// <summary>One root operation type, as in <c>query: Query</c>.</summary>
public sealed class OperationTypeDefinitionNode(SourceSpan span, OperationType operation, NamedTypeNode type) : SyntaxNode(span)
{
    /// <summary>The kind of operation.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The object type at its root.</summary>
    public NamedTypeNode Type { get; } = type;
}

/// <summary>A definition or extension of a named type (spec 3.4 "Types").</summary>
public abstract class TypeDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    bool isExtension) : TypeSystemDefinitionNode(span, description, directives, isExtension)
{
    /// <summary>The type's name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>A scalar type (spec 3.5 "Scalars").</summary>
public sealed class ScalarTypeDefinitionNode(
    SourceSpan span, StringValueNode? description, NameNode name, ImmutableArray<DirectiveNode> directives, bool isExtension)
    : TypeDefinitionNode(span, description, name, directives, isExtension);

/// <summary>An object type (spec 3.6 "Objects").</summary>
public sealed class ObjectTypeDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields,
    bool isExtension) : TypeDefinitionNode(span, description, name, directives, isExtension)
{
    /// <summary>The interfaces that it implements.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>Its fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>An interface type (spec 3.7 "Interfaces").</summary>
public sealed class InterfaceTypeDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields,
    bool isExtension) : TypeDefinitionNode(span, description, name, directives, isExtension)
{
    /// <summary>The interfaces that it implements.</summary>
    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    /// <summary>Its fields.</summary>
    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

/// <summary>A union type (spec 3.8 "Unions").</summary>
public sealed class UnionTypeDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types,
    bool isExtension) : TypeDefinitionNode(span, description, name, directives, isExtension)
{
    /// <summary>The member types.</summary>
    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary>An enum type (spec 3.9 "Enums").</summary>
public sealed class EnumTypeDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values,
    bool isExtension) : TypeDefinitionNode(span, description, name, directives, isExtension)
{
    /// <summary>The values.</summary>
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary>An input object type (spec 3.10 "Input Objects").</summary>
public sealed class InputObjectTypeDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields,
    bool isExtension) : TypeDefinitionNode(span, description, name, directives, isExtension)
{
    /// <summary>Its input fields.</summary>
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}

/// <summary>A field's definition.</summary>
public sealed class FieldDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    TypeNode type,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(span)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The field's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments that it takes.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>The type that it gives.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>The definition of an argument or input field.</summary>
public sealed class InputValueDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    NameNode name,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(span)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The type that it takes.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>The default, a constant; null when there is none.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>The definition of an enum value.</summary>
public sealed class EnumValueDefinitionNode(
    SourceSpan span, StringValueNode? description, NameNode name, ImmutableArray<DirectiveNode> directives) : SyntaxNode(span)
{
    /// <summary>The description, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The value's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A directive's definition (spec 3.13 "Directives").</summary>
public sealed class DirectiveDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    NameNode name,
    ImmutableArray<InputValueDefinitionNode> arguments,
    bool isRepeatable,
    ImmutableArray<NameNode> locations) : TypeSystemDefinitionNode(span, description, [], isExtension: false)
{
    /// <summary>The directive's name, without <c>@</c>.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments that it takes.</summary>
    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    /// <summary>Whether it may stand more than once at one location.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>Where it may stand.</summary>
    public ImmutableArray<NameNode> Locations { get; } = locations;
}
