using System.Diagnostics.CodeAnalysis;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>What parsing a document gave: the document or the first error, never both.</summary>
public readonly record struct ParseResult
{
    internal ParseResult(DocumentNode? document, GraphQLError? error, int tokens)
    {
        Document = error is null ? document : null;
        Error = error;
        Tokens = tokens;
    }

    /// <summary>The document; null if the text is not one.</summary>
    public DocumentNode? Document { get; }

    /// <summary>
    /// The first error, with its location: <see cref="ErrorCode.SyntaxError"/> or <see cref="ErrorCode.LimitExceeded"/>; null if there is none.
    /// </summary>
    public GraphQLError? Error { get; }

    /// <summary>How many tokens were read.</summary>
    internal int Tokens { get; }

    /// <summary>Whether there is a document.</summary>
    [MemberNotNullWhen(true, nameof(Document))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Document is not null;
}

/// <summary>What parsing a part of a document gave: the node or the first error, never both.</summary>
/// <typeparam name="T">The kind of node.</typeparam>
public readonly record struct ParseResult<T>
    where T : SyntaxNode
{
    internal ParseResult(T? node, GraphQLError? error)
    {
        Node = error is null ? node : null;
        Error = error;
    }

    /// <summary>The node; null if the text is not one.</summary>
    public T? Node { get; }

    /// <summary>
    /// The first error, with its location: <see cref="ErrorCode.SyntaxError"/> or <see cref="ErrorCode.LimitExceeded"/>; null if there is none.
    /// </summary>
    public GraphQLError? Error { get; }

    /// <summary>Whether there is a node.</summary>
    [MemberNotNullWhen(true, nameof(Node))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsSuccess => Node is not null;
}
