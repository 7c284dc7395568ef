using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>
/// The recursive-descent parser of one source text. After the first error the current token is the end of the document for good, so that
/// every loop and recursion ends by itself; what is built from then on is thrown away.
/// </summary>
internal sealed partial class DocumentParser
{
    private static readonly NameNode NoName = new(default, "");

    private readonly Lexer _lexer;
    private readonly ParserLimits _limits;
    private readonly NameTable _names;
    private readonly List<SyntaxNode> _pending = [];
    private int _depth;
    private int _fields;
    private int _previousEnd;

    public DocumentParser(string source, ParserLimits limits)
    {
        _lexer = new Lexer(source);
        _limits = limits;
        _names = new NameTable(source.Length);
        Advance();
    }

    /// <summary>The first error; null while all is well.</summary>
    public GraphQLError? Error { get; private set; }

    /// <summary>How many tokens were read so far.</summary>
    public int Tokens { get; private set; }

    public void ExpectEndOfFile()
    {
        if (_lexer.Kind != TokenKind.EndOfFile)
            FailExpected(TokenKind.EndOfFile.Describe());
    }

    /// <summary>Where a node starts: taken at its first token.</summary>
    private readonly record struct Mark(int Start, int Line, int Column);

    private Mark Here() => new(_lexer.Start, _lexer.Line, _lexer.Column);

    private SourceSpan SpanFrom(Mark mark) => new(mark.Start, _previousEnd, mark.Line, mark.Column);

    private bool Failed => Error is not null;

    private bool Peek(TokenKind kind) => _lexer.Kind == kind;

    private bool PeekKeyword(string keyword) => _lexer.Kind == TokenKind.Name && _lexer.Text.SequenceEqual(keyword);

    private void Advance()
    {
        _previousEnd = _lexer.End;
        if (!_lexer.Advance())
        {
            if (_lexer.Error is { } error)
                Fail(ErrorAt(error.Message, SourceText.LocationAt(_lexer.Source, error.Offset)));
        }
        else if (_lexer.Kind != TokenKind.EndOfFile && ++Tokens > _limits.MaxTokens)
        {
            FailLimit(LimitName.Tokens, _limits.MaxTokens, "tokens");
        }
        else if (_lexer.Kind == TokenKind.Name && _lexer.End - _lexer.Start > _limits.MaxNameLength)
        {
            FailLimit(LimitName.NameLength, _limits.MaxNameLength, "letters in a name");
        }
    }

    private bool Skip(TokenKind kind)
    {
        if (_lexer.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private bool SkipKeyword(string keyword)
    {
        if (!PeekKeyword(keyword))
            return false;
        Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (_lexer.Kind == kind)
            Advance();
        else
            FailExpected(kind.Describe());
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
            FailExpected($"\"{keyword}\"");
    }

    /// <summary>Parses one or more items up to the closing token; the opening one is current.</summary>
    private ImmutableArray<T> Many<T>(TokenKind open, Func<DocumentParser, T> parse, TokenKind close)
        where T : SyntaxNode
    {
        Expect(open);
        var first = _pending.Count;
        do
            _pending.Add(parse(this));
        while (!Failed && !Skip(close));
        return TakePending<T>(first);
    }

    /// <summary>As <see cref="Many"/>, or nothing where the opening token is not there.</summary>
    private ImmutableArray<T> OptionalMany<T>(TokenKind open, Func<DocumentParser, T> parse, TokenKind close)
        where T : SyntaxNode => Peek(open) ? Many(open, parse, close) : [];

    /// <summary>Parses one or more items with a delimiter between them and, if liked, before the first.</summary>
    private ImmutableArray<T> Delimited<T>(TokenKind delimiter, Func<DocumentParser, T> parse)
        where T : SyntaxNode
    {
        Skip(delimiter);
        var first = _pending.Count;
        do
            _pending.Add(parse(this));
        while (Skip(delimiter));
        return TakePending<T>(first);
    }

    /// <summary>The items pushed since <paramref name="first"/>, in an array of just their size.</summary>
    private ImmutableArray<T> TakePending<T>(int first)
        where T : SyntaxNode
    {
        var items = new T[_pending.Count - first];
        for (var i = 0; i < items.Length; i++)
            items[i] = (T)_pending[first + i];
        _pending.RemoveRange(first, items.Length);
        return ImmutableCollectionsMarshal.AsImmutableArray(items);
    }

    /// <summary>Goes one level down; false, with an error, where the limit is reached. Called before anything recurses.</summary>
    private bool Descend()
    {
        if (_depth >= _limits.MaxDocumentDepth)
        {
            FailLimit(LimitName.DocumentDepth, _limits.MaxDocumentDepth, "levels of nesting");
            return false;
        }

        _depth++;
        return true;
    }

    private void Ascend() => _depth--;

    private NameNode ParseName()
    {
        if (_lexer.Kind != TokenKind.Name)
        {
            FailExpected("a name");
            return NoName;
        }

        var span = new SourceSpan(_lexer.Start, _lexer.End, _lexer.Line, _lexer.Column);
        var value = _names.Intern(_lexer.Text);
        Advance();
        return new NameNode(span, value);
    }

    private void FailExpected(string expected) => Fail($"Expected {expected}, found {Found()}.");

    private string Found()
    {
        if (_lexer.Kind is not (TokenKind.Name or TokenKind.Int or TokenKind.Float or TokenKind.String))
            return _lexer.Kind.Describe();
        var shown = SourceText.Excerpt(_lexer.Text);
        return _lexer.Kind switch
        {
            TokenKind.Name => $"the name \"{shown}\"",
            TokenKind.String => $"the string {shown}",
            _ => $"the number {shown}",
        };
    }

    private void Fail(string message) => Fail(ErrorAt(message, new SourceLocation(_lexer.Line, _lexer.Column)));

    private void FailAt(Mark mark, string message) => Fail(ErrorAt(message, new SourceLocation(mark.Line, mark.Column)));

    private void FailLimit(string limit, int allowed, string counted)
    {
        if (Failed)
            return;
        var message = string.Create(CultureInfo.InvariantCulture, $"The document has more than {allowed} {counted} ({limit}). Send a smaller one.");
        Fail(LimitError.Make(message, limit, allowed) with { Locations = [new SourceLocation(_lexer.Line, _lexer.Column)] });
    }

    private void Fail(GraphQLError error)
    {
        Error ??= error;
        _lexer.Stop();
    }

    private static GraphQLError ErrorAt(string message, SourceLocation location) =>
        new("Syntax error: " + message, ErrorCode.SyntaxError) { Locations = [location] };
}
