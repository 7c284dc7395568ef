using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>An input value (spec 2.10 "Input Values").</summary>
public abstract class ValueNode(SourceSpan span) : SyntaxNode(span);

/// <summary>A variable, <c>$name</c> (spec 2.11 "Variables").</summary>
public sealed class VariableNode(SourceSpan span, NameNode name) : ValueNode(span)
{
    /// <summary>The name, without <c>$</c>.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>An integer literal (spec 2.10.1 "Int Value"), kept as written: it may exceed 64 bits.</summary>
public sealed class IntValueNode(SourceSpan span, string value) : ValueNode(span)
{
    /// <summary>The literal as written.</summary>
    public string Value { get; } = value;
}

/// <summary>A float literal (spec 2.10.2 "Float Value"), kept as written.</summary>
public sealed class FloatValueNode(SourceSpan span, string value) : ValueNode(span)
{
    /// <summary>The literal as written.</summary>
    public string Value { get; } = value;
}

/// <summary>A string or block string (spec 2.10.4 "String Value").</summary>
public sealed class StringValueNode(SourceSpan span, string value, bool isBlock) : ValueNode(span)
{
    /// <summary>The string's value: escapes resolved, block indentation removed.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written with three quotation marks.</summary>
    public bool IsBlock { get; } = isBlock;
}

/// <summary>A boolean literal (spec 2.10.3 "Boolean Value").</summary>
public sealed class BooleanValueNode(SourceSpan span, bool value) : ValueNode(span)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}

/// <summary>The literal <c>null</c> (spec 2.10.5 "Null Value").</summary>
public sealed class NullValueNode(SourceSpan span) : ValueNode(span);

/// <summary>An enum value (spec 2.10.6 "Enum Value").</summary>
public sealed class EnumValueNode(SourceSpan span, string value) : ValueNode(span)
{
    /// <summary>The enum value's name.</summary>
    public string Value { get; } = value;
}

/// <summary>A list literal (spec 2.10.7 "List Value").</summary>
public sealed class ListValueNode(SourceSpan span, ImmutableArray<ValueNode> values) : ValueNode(span)
{
    /// <summary>The items in source order.</summary>
    public ImmutableArray<ValueNode> Values { get; } = values;
}

/// <summary>An input object literal (spec 2.10.8 "Input Object Values").</summary>
public sealed class ObjectValueNode(SourceSpan span, ImmutableArray<ObjectFieldNode> fields) : ValueNode(span)
{
    /// <summary>The fields in source order.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary>A field of an input object literal.</summary>
public sealed class ObjectFieldNode(SourceSpan span, NameNode name, ValueNode value) : SyntaxNode(span)
{
    /// <summary>The field's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The field's value.</summary>
    public ValueNode Value { get; } = value;
}

/// <summary>A reference to a type (spec 2.12 "Type References").</summary>
public abstract class TypeNode(SourceSpan span) : SyntaxNode(span);

/// <summary>A reference to a type by name.</summary>
public sealed class NamedTypeNode(SourceSpan span, NameNode name) : TypeNode(span)
{
    /// <summary>The type's name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>A list type, <c>[T]</c>.</summary>
public sealed class ListTypeNode(SourceSpan span, TypeNode type) : TypeNode(span)
{
    /// <summary>The type of the items.</summary>
    public TypeNode Type { get; } = type;
}

/// <summary>A non-null type, <c>T!</c>.</summary>
public sealed class NonNullTypeNode(SourceSpan span, TypeNode type) : TypeNode(span)
{
    /// <summary>The nullable type inside: a <see cref="NamedTypeNode"/> or a <see cref="ListTypeNode"/>.</summary>
    public TypeNode Type { get; } = type;
}
