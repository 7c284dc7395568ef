namespace KnowledgeBase.GraphQL.Language;

/// <summary>The kinds of lexical token (spec 2.1.6 "Lexical Tokens").</summary>
internal enum TokenKind : byte
{
    EndOfFile,
    Bang,
    Dollar,
    Ampersand,
    ParenLeft,
    ParenRight,
    Spread,
    Colon,
    Equals,
    At,
    BracketLeft,
    BracketRight,
    BraceLeft,
    Pipe,
    BraceRight,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

/// <summary>How a kind of token is named in messages.</summary>
internal static class TokenKindNames
{
    private static readonly string[] Names =
    [
        "the end of the document", "\"!\"", "\"$\"", "\"&\"", "\"(\"", "\")\"", "\"...\"", "\":\"", "\"=\"", "\"@\"", "\"[\"", "\"]\"", "\"{\"", "\"|\"",
        "\"}\"", "a name", "an integer", "a float", "a string", "a block string",
    ];

    public static string Describe(this TokenKind kind) => Names[(int)kind];
}
