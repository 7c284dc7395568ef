namespace KnowledgeBase.GraphQL.Language;

/// <summary>
/// Parses GraphQL source text (spec 2 "Language" and 3 "Type System", Appendix B "Grammar Summary"), executable and type-system definitions
/// alike. No text makes it throw: what is wrong is in the result.
/// </summary>
public static class Parser
{
    /// <summary>Parses a document (spec 2.2 "Document").</summary>
    /// <param name="source">The text.</param>
    /// <param name="limits">How large it may be; <see cref="ParserLimits.Default"/> when null.</param>
    public static ParseResult Parse(string source, ParserLimits? limits = null)
    {
        var parser = new DocumentParser(source, limits ?? ParserLimits.Default);
        var document = parser.ParseDocument();
        return new ParseResult(document, parser.Error, parser.Tokens);
    }

    /// <summary>Parses a value that may hold variables (spec 2.10 "Input Values").</summary>
    /// <param name="source">The text.</param>
    /// <param name="limits">How large it may be; <see cref="ParserLimits.Default"/> when null.</param>
    public static ParseResult<ValueNode> ParseValue(string source, ParserLimits? limits = null) =>
        ParsePart(source, limits, static parser => parser.ParseValue(isConst: false));

    /// <summary>Parses a value without variables (spec 2.10 "Input Values").</summary>
    /// <param name="source">The text.</param>
    /// <param name="limits">How large it may be; <see cref="ParserLimits.Default"/> when null.</param>
    public static ParseResult<ValueNode> ParseConstValue(string source, ParserLimits? limits = null) =>
        ParsePart(source, limits, static parser => parser.ParseValue(isConst: true));

    /// <summary>Parses a reference to a type (spec 2.12 "Type References").</summary>
    /// <param name="source">The text.</param>
    /// <param name="limits">How large it may be; <see cref="ParserLimits.Default"/> when null.</param>
    public static ParseResult<TypeNode> ParseType(string source, ParserLimits? limits = null) =>
        ParsePart(source, limits, static parser => parser.ParseTypeReference());

    private static ParseResult<T> ParsePart<T>(string source, ParserLimits? limits, Func<DocumentParser, T> parse)
        where T : SyntaxNode
    {
        var parser = new DocumentParser(source, limits ?? ParserLimits.Default);
        var node = parse(parser);
        parser.ExpectEndOfFile();
        return new ParseResult<T>(node, parser.Error);
    }
}
