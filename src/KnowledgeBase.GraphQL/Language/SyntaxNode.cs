namespace KnowledgeBase.GraphQL.Language;

/// <summary>Where a node stands in its source text.</summary>
/// <param name="Start">Offset of the first UTF-16 code unit.</param>
/// <param name="End">Offset just after the last UTF-16 code unit.</param>
/// <param name="Line">Line of <paramref name="Start"/>, counted from 1.</param>
/// <param name="Column">Column of <paramref name="Start"/>, counted from 1 in UTF-16 code units.</param>
public readonly record struct SourceSpan(int Start, int End, int Line, int Column);

/// <summary>A node of the syntax tree. Nodes are immutable and compared by reference.</summary>
/// <param name="span">Where the node stands.</param>
public abstract class SyntaxNode(SourceSpan span)
{
    /// <summary>Where the node stands in its source text.</summary>
    public SourceSpan Span { get; } = span;
}

/// <summary>A name (spec 2.1.8 "Names").</summary>
/// <param name="span">Where the node stands.</param>
/// <param name="value">The name's text.</param>
public sealed class NameNode(SourceSpan span, string value) : SyntaxNode(span)
{
    /// <summary>The name's text.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
