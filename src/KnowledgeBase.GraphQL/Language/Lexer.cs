namespace KnowledgeBase.GraphQL.Language;

/// <summary>
/// Reads a source text token by token in one pass (spec 2.1 "Source Text", Appendix B "Lexical Tokens"). Holds only the current token;
/// punctuators allocate nothing. A text that is no token stops it: <see cref="Error"/> says why, and every later token is the end.
/// </summary>
/// <param name="source">The text to read.</param>
internal sealed class Lexer(string source)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;
    private bool _stopped;

    /// <summary>The text being read.</summary>
    public string Source { get; } = source;

    /// <summary>The current token's kind.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Offset of the current token's first code unit.</summary>
    public int Start { get; private set; }

    /// <summary>Offset just after the current token.</summary>
    public int End { get; private set; }

    /// <summary>Line of <see cref="Start"/>, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Column of <see cref="Start"/>, from 1.</summary>
    public int Column { get; private set; } = 1;

    /// <summary>The value of a string or block string: escapes resolved, block indentation removed.</summary>
    public string StringValue { get; private set; } = "";

    /// <summary>What was wrong and at which offset; null while all is well.</summary>
    public (string Message, int Offset)? Error { get; private set; }

    /// <summary>The current token as written.</summary>
    public ReadOnlySpan<char> Text => Source.AsSpan(Start, End - Start);

    /// <summary>Ends reading: the current and all later tokens are the end of the document.</summary>
    public void Stop()
    {
        _stopped = true;
        Kind = TokenKind.EndOfFile;
    }

    /// <summary>Moves to the next token; false if there is none because the text is malformed.</summary>
    public bool Advance()
    {
        if (_stopped)
            return false;
        SkipIgnored();
        Start = _position;
        Line = _line;
        Column = _position - _lineStart + 1;
        if (_position >= Source.Length)
        {
            End = _position;
            Kind = TokenKind.EndOfFile;
            return true;
        }

        var c = Source[_position];
        if (SourceText.IsNameStart(c))
            return ReadName();
        return c switch
        {
            '{' => Punctuator(TokenKind.BraceLeft),
            '}' => Punctuator(TokenKind.BraceRight),
            ':' => Punctuator(TokenKind.Colon),
            '(' => Punctuator(TokenKind.ParenLeft),
            ')' => Punctuator(TokenKind.ParenRight),
            '$' => Punctuator(TokenKind.Dollar),
            '!' => Punctuator(TokenKind.Bang),
            '[' => Punctuator(TokenKind.BracketLeft),
            ']' => Punctuator(TokenKind.BracketRight),
            '@' => Punctuator(TokenKind.At),
            '=' => Punctuator(TokenKind.Equals),
            '|' => Punctuator(TokenKind.Pipe),
            '&' => Punctuator(TokenKind.Ampersand),
            '.' => ReadSpread(),
            '"' => ReadString(),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            '\'' => Fail("Unexpected single quotation mark ('). Strings are written in double quotation marks (\").", _position),
            _ => Fail($"Unexpected character {SourceText.DescribeCharacter(Source, _position)}.", _position),
        };
    }

    /// <summary>Ignored tokens (spec 2.1.7): byte order marks, white space, line terminators, comments, commas.</summary>
    private void SkipIgnored()
    {
        var text = Source;
        var position = _position;
        while (position < text.Length)
        {
            switch (text[position])
            {
                case ' ' or '\t' or ',' or '\uFEFF':
                    position++;
                    break;
                case '\n':
                    _line++;
                    _lineStart = ++position;
                    break;
                case '\r':
                    position += position + 1 < text.Length && text[position + 1] == '\n' ? 2 : 1;
                    _line++;
                    _lineStart = position;
                    break;
                case '#':
                    position = EndOfComment(text, position + 1);
                    break;
                default:
                    _position = position;
                    return;
            }
        }

        _position = position;
    }

    private static int EndOfComment(string text, int position)
    {
        while (position < text.Length && text[position] is not ('\n' or '\r'))
        {
            var length = SourceText.ScalarLength(text, position);
            if (length == 0)
                break; // not a source character: the comment ends here, and reading on reports it
            position += length;
        }

        return position;
    }

    private bool Punctuator(TokenKind kind) => Token(kind, _position + 1);

    private bool Token(TokenKind kind, int end)
    {
        Kind = kind;
        End = end;
        _position = end;
        return true;
    }

    private bool ReadSpread()
    {
        if (Source.AsSpan(_position).StartsWith("..."))
            return Token(TokenKind.Spread, _position + 3);
        if (CharAt(_position + 1) == '.')
            return Fail("Unexpected \"..\"; a spread is written \"...\".", _position);
        return Fail(
            char.IsAsciiDigit(CharAt(_position + 1)) ? "A number cannot start with \".\"; write a digit before it." : "Unexpected character \".\".",
            _position);
    }

    private bool ReadName()
    {
        var end = _position + 1;
        while (end < Source.Length && SourceText.IsNameContinue(Source[end]))
            end++;
        return Token(TokenKind.Name, end);
    }

    /// <summary>IntValue and FloatValue (spec 2.10.1, 2.10.2): no leading zeros, nothing that continues a number or name behind.</summary>
    private bool ReadNumber()
    {
        var end = _position;
        if (CharAt(end) == '-')
            end++;
        if (CharAt(end) == '0')
        {
            end++;
            if (char.IsAsciiDigit(CharAt(end)))
                return Fail("A number cannot have a leading zero.", end);
        }
        else if (!SkipDigits(ref end))
        {
            return Fail($"A number needs a digit here, not {SourceText.DescribeCharacter(Source, end)}.", end);
        }

        var kind = TokenKind.Int;
        if (CharAt(end) == '.')
        {
            kind = TokenKind.Float;
            end++;
            if (!SkipDigits(ref end))
                return Fail($"A number needs a digit after its decimal point, not {SourceText.DescribeCharacter(Source, end)}.", end);
        }

        if (CharAt(end) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            end++;
            if (CharAt(end) is '+' or '-')
                end++;
            if (!SkipDigits(ref end))
                return Fail($"A number needs a digit in its exponent, not {SourceText.DescribeCharacter(Source, end)}.", end);
        }

        if (CharAt(end) == '.' || SourceText.IsNameStart(CharAt(end)))
            return Fail($"A number cannot be followed by {SourceText.DescribeCharacter(Source, end)}.", end);
        return Token(kind, end);
    }

    private bool SkipDigits(ref int position)
    {
        var start = position;
        while (char.IsAsciiDigit(CharAt(position)))
            position++;
        return position > start;
    }

    private bool ReadString()
    {
        if (!Source.AsSpan(_position).StartsWith("\"\"\""))
        {
            var text = QuotedString.Read(Source, _position);
            if (text.Error is not null)
                return Fail(text.Error, text.End);
            StringValue = text.Value;
            return Token(TokenKind.String, text.End);
        }

        var block = BlockString.Read(Source, _position, ref _line, ref _lineStart);
        if (block.Error is not null)
            return Fail(block.Error, block.End);
        StringValue = block.Value;
        return Token(TokenKind.BlockString, block.End);
    }

    private char CharAt(int position) => position < Source.Length ? Source[position] : '\0';

    private bool Fail(string message, int offset)
    {
        Error = (message, offset);
        End = Start;
        Stop();
        return false;
    }
}
