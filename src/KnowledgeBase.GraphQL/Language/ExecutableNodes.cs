using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>A parsed document (spec 2.2 "Document").</summary>
/// <param name="span">Where the node stands.</param>
/// <param name="definitions">The definitions in source order.</param>
public sealed class DocumentNode(SourceSpan span, ImmutableArray<DefinitionNode> definitions) : SyntaxNode(span)
{
    /// <summary>The definitions in source order.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;
}

/// <summary>Anything that may stand at a document's top level.</summary>
/// <param name="span">Where the node stands.</param>
/// <param name="description">The description before it, if any.</param>
/// <param name="directives">The directives applied to it.</param>
public abstract class DefinitionNode(SourceSpan span, StringValueNode? description, ImmutableArray<DirectiveNode> directives) : SyntaxNode(span)
{
    /// <summary>The description before the definition, if any.</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The directives applied to the definition.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>The three kinds of operation (spec 2.3 "Operations").</summary>
public enum OperationType
{
    /// <summary>A read-only fetch.</summary>
    Query,

    /// <summary>A write followed by a fetch.</summary>
    Mutation,

    /// <summary>A long-lived request that fetches data in response to events.</summary>
    Subscription,
}

/// <summary>An operation (spec 2.3 "Operations").</summary>
public sealed class OperationDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    OperationType operation,
    NameNode? name,
    ImmutableArray<VariableDefinitionNode> variableDefinitions,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : DefinitionNode(span, description, directives)
{
    /// <summary>Query, mutation or subscription.</summary>
    public OperationType Operation { get; } = operation;

    /// <summary>The operation's name; null for an anonymous one.</summary>
    public NameNode? Name { get; } = name;

    /// <summary>The variables that the operation declares.</summary>
    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    /// <summary>What the operation selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>A variable's definition (spec 2.11 "Variables").</summary>
public sealed class VariableDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(span)
{
    /// <summary>The description before the variable, if any (September 2025).</summary>
    public StringValueNode? Description { get; } = description;

    /// <summary>The variable.</summary>
    public VariableNode Variable { get; } = variable;

    /// <summary>Its declared type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>Its default, a constant; null when there is none.</summary>
    public ValueNode? DefaultValue { get; } = defaultValue;

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A fragment definition (spec 2.9 "Fragments").</summary>
public sealed class FragmentDefinitionNode(
    SourceSpan span,
    StringValueNode? description,
    NameNode name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : DefinitionNode(span, description, directives)
{
    /// <summary>The fragment's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The type that the fragment applies to.</summary>
    public NamedTypeNode TypeCondition { get; } = typeCondition;

    /// <summary>What the fragment selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>A selection set (spec 2.5 "Selection Sets").</summary>
public sealed class SelectionSetNode(SourceSpan span, ImmutableArray<SelectionNode> selections) : SyntaxNode(span)
{
    /// <summary>The selections in source order; at least one.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode(SourceSpan span, ImmutableArray<DirectiveNode> directives) : SyntaxNode(span)
{
    /// <summary>The directives applied to the selection.</summary>
    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A field (spec 2.6 "Fields").</summary>
public sealed class FieldNode(
    SourceSpan span,
    NameNode? alias,
    NameNode name,
    ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode? selectionSet) : SelectionNode(span, directives)
{
    /// <summary>The alias, if one was given (spec 2.8 "Field Alias").</summary>
    public NameNode? Alias { get; } = alias;

    /// <summary>The field's name in the schema.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The key in the response: the alias, else the name.</summary>
    public string ResponseName => (Alias ?? Name).Value;

    /// <summary>The arguments in source order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    /// <summary>What is selected below; null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}

/// <summary>A fragment spread, <c>...Name</c>.</summary>
public sealed class FragmentSpreadNode(SourceSpan span, NameNode name, ImmutableArray<DirectiveNode> directives) : SelectionNode(span, directives)
{
    /// <summary>The fragment's name.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>An inline fragment (spec 2.9.2 "Inline Fragments").</summary>
public sealed class InlineFragmentNode(
    SourceSpan span,
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SelectionNode(span, directives)
{
    /// <summary>The type condition; null means the enclosing type.</summary>
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    /// <summary>What the fragment selects.</summary>
    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>An argument (spec 2.7 "Arguments").</summary>
public sealed class ArgumentNode(SourceSpan span, NameNode name, ValueNode value) : SyntaxNode(span)
{
    /// <summary>The argument's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The argument's value.</summary>
    public ValueNode Value { get; } = value;
}

/// <summary>An applied directive (spec 2.13 "Directives").</summary>
public sealed class DirectiveNode(SourceSpan span, NameNode name, ImmutableArray<ArgumentNode> arguments) : SyntaxNode(span)
{
    /// <summary>The directive's name, without <c>@</c>.</summary>
    public NameNode Name { get; } = name;

    /// <summary>The arguments in source order.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}
