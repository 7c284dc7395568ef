using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases of the language (spec 2): tokens, parsing, printing.</summary>
internal static class LanguageCases
{
    public static IReadOnlyDictionary<string, CaseHandler> Handlers { get; } = new Dictionary<string, CaseHandler>
    {
        ["lex"] = Lex,
        ["parse"] = Parse,
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
            "schemaCoordinate" => Answer.Unsupported(),
            _ => Parsed(Parser.Parse(source, limits)),
        };
    }

    private static JsonObject Parsed(ParseResult result) =>
        result.IsSuccess ? new JsonObject { ["ok"] = true } : Answer.Refused(result.Error);

    private static JsonObject Parsed<T>(ParseResult<T> result)
        where T : SyntaxNode => result.IsSuccess ? new JsonObject { ["ok"] = true } : Answer.Refused(result.Error);
}
