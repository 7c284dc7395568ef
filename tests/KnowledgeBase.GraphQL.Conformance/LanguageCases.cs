using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases of the language (spec 2): tokens, parsing, printing.</summary>
internal static class LanguageCases
{
    public static IReadOnlyDictionary<string, CaseHandler> Handlers { get; } = new Dictionary<string, CaseHandler>
    {
        ["lex"] = Lex,
        ["parse"] = Parse,
        ["print"] = Print,
        ["strip"] = Strip,
    };

    private static JsonObject Lex(JsonObject testCase)
    {
        var lexer = new Lexer(testCase.Text("source")!);
        var tokens = new JsonArray();
        while (lexer.Advance())
        {
            tokens.Add(Token(lexer));
            if (lexer.Kind == TokenKind.EndOfFile)
                break;
        }

        JsonObject? error = null;
        if (lexer.Error is { } found)
        {
            var at = SourceText.LocationAt(lexer.Source, found.Offset);
            error = Answer.Error(new GraphQLError(found.Message, ErrorCode.SyntaxError) { Locations = [at] });
        }

        return new JsonObject { ["tokens"] = tokens, ["error"] = error };
    }

    private static JsonObject Token(Lexer lexer)
    {
        var token = new JsonObject
        {
            ["kind"] = lexer.Kind switch
            {
                TokenKind.EndOfFile => "<EOF>",
                TokenKind.Name or TokenKind.Int or TokenKind.Float or TokenKind.String or TokenKind.BlockString => lexer.Kind.ToString(),
                _ => lexer.Text.ToString(),
            },
            ["start"] = lexer.Start,
            ["end"] = lexer.End,
            ["line"] = lexer.Line,
            ["column"] = lexer.Column,
        };
        if (lexer.Kind is TokenKind.Name or TokenKind.Int or TokenKind.Float)
            token["value"] = lexer.Text.ToString();
        else if (lexer.Kind is TokenKind.String or TokenKind.BlockString)
            token["value"] = lexer.StringValue;
        return token;
    }

    private static JsonObject Parse(JsonObject testCase)
    {
        var source = testCase.Text("source")!;
        var limits = ParserLimits.Trusted;
        if (testCase["options"]?["maxTokens"] is { } maxTokens)
            limits = limits with { MaxTokens = maxTokens.GetValue<int>() };
        return testCase.Text("entry") switch
        {
            "value" => Parsed(Parser.ParseValue(source, limits)),
            "constValue" => Parsed(Parser.ParseConstValue(source, limits)),
            "type" => Parsed(Parser.ParseType(source, limits)),
            "schemaCoordinate" => ParsedCoordinate(source),
            _ => Parsed(Parser.Parse(source, limits)),
        };
    }

    private static JsonObject Parsed(ParseResult result) => Parsed(result.Document, result.Error);

    private static JsonObject Parsed<T>(ParseResult<T> result)
        where T : SyntaxNode => Parsed(result.Node, result.Error);

    private static JsonObject Parsed(SyntaxNode? node, GraphQLError? error) =>
        node is null ? Answer.Refused(error!) : new JsonObject { ["ok"] = true, ["printed"] = Printer.Print(node) };

    private static JsonObject ParsedCoordinate(string source) => SchemaCoordinate.TryParse(source, out var coordinate, out var error)
        ? new JsonObject { ["ok"] = true, ["printed"] = coordinate.ToString() }
        : Answer.Refused(error);

    private static JsonObject Print(JsonObject testCase)
    {
        var node = testCase["ast"] is JsonObject ast ? AstReader.Read(ast) : Parser.Parse(testCase.Text("source")!, ParserLimits.Trusted).Document;
        return node is null ? Answer.Unsupported() : new JsonObject { ["printed"] = Printer.Print(node) };
    }

    /// <summary>The text without what is ignored: only the blanks that part words, and block strings in their shortest form.</summary>
    private static JsonObject Strip(JsonObject testCase)
    {
        var lexer = new Lexer(testCase.Text("source")!);
        var output = new StringBuilder();
        var afterWord = false;
        while (lexer.Advance() && lexer.Kind != TokenKind.EndOfFile)
        {
            var isWord = lexer.Kind >= TokenKind.Name;
            if (afterWord && (isWord || lexer.Kind == TokenKind.Spread))
                output.Append(' ');
            if (lexer.Kind == TokenKind.BlockString)
                output.Append(BlockString.Print(lexer.StringValue, minimize: true));
            else
                output.Append(lexer.Text);
            afterWord = isWord;
        }

        if (lexer.Error is not { } error)
            return Answer.Value(output.ToString());
        var at = SourceText.LocationAt(lexer.Source, error.Offset);
        return new JsonObject { ["error"] = Answer.Error(new GraphQLError(error.Message, ErrorCode.SyntaxError) { Locations = [at] }) };
    }
}
