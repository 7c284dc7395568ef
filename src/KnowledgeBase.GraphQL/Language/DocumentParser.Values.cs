using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>Values, directives and type references (spec 2.10, 2.12, 2.13).</summary>
internal sealed partial class DocumentParser
{
    public ValueNode ParseValue(bool isConst)
    {
        var mark = Here();
        switch (_lexer.Kind)
        {
            case TokenKind.BracketLeft:
                return ParseList(mark, isConst);
            case TokenKind.BraceLeft:
                return ParseObject(mark, isConst);
            case TokenKind.Int:
                var integer = _lexer.Text.ToString();
                Advance();
                return new IntValueNode(SpanFrom(mark), integer);
            case TokenKind.Float:
                var number = _lexer.Text.ToString();
                Advance();
                return new FloatValueNode(SpanFrom(mark), number);
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                return ParseNamedValue(mark);
            case TokenKind.Dollar when isConst:
                Advance();
                FailAt(mark, Peek(TokenKind.Name) ? $"The variable \"${SourceText.Excerpt(_lexer.Text)}\" cannot stand in a constant value." : "Expected a value, found \"$\".");
                break;
            case TokenKind.Dollar:
                return ParseVariable();
            default:
                FailExpected("a value");
                break;
        }

        return new NullValueNode(SpanFrom(mark));
    }

    private ValueNode ParseNamedValue(Mark mark)
    {
        if (PeekKeyword("true") || PeekKeyword("false"))
        {
            var value = PeekKeyword("true");
            Advance();
            return new BooleanValueNode(SpanFrom(mark), value);
        }

        if (SkipKeyword("null"))
            return new NullValueNode(SpanFrom(mark));
        var name = _names.Intern(_lexer.Text);
        Advance();
        return new EnumValueNode(SpanFrom(mark), name);
    }

    private VariableNode ParseVariable()
    {
        var mark = Here();
        Expect(TokenKind.Dollar);
        var name = ParseName();
        return new VariableNode(SpanFrom(mark), name);
    }

    private StringValueNode ParseString()
    {
        var mark = Here();
        var isBlock = Peek(TokenKind.BlockString);
        var value = _lexer.StringValue;
        Advance();
        return new StringValueNode(SpanFrom(mark), value, isBlock);
    }

    private ListValueNode ParseList(Mark mark, bool isConst)
    {
        if (!Descend())
            return new ListValueNode(default, []);
        Advance();
        var first = _pending.Count;
        while (!Failed && !Skip(TokenKind.BracketRight))
            _pending.Add(ParseValue(isConst));
        Ascend();
        var values = TakePending<ValueNode>(first);
        return new ListValueNode(SpanFrom(mark), values);
    }

    private ObjectValueNode ParseObject(Mark mark, bool isConst)
    {
        if (!Descend())
            return new ObjectValueNode(default, []);
        Advance();
        var first = _pending.Count;
        while (!Failed && !Skip(TokenKind.BraceRight))
        {
            var fieldMark = Here();
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(isConst);
            _pending.Add(new ObjectFieldNode(SpanFrom(fieldMark), name, value));
        }

        Ascend();
        var fields = TakePending<ObjectFieldNode>(first);
        return new ObjectValueNode(SpanFrom(mark), fields);
    }

    public TypeNode ParseTypeReference()
    {
        var mark = Here();
        TypeNode type;
        if (Peek(TokenKind.BracketLeft))
        {
            if (!Descend())
                return new NamedTypeNode(default, NoName);
            Advance();
            var item = ParseTypeReference();
            Expect(TokenKind.BracketRight);
            Ascend();
            type = new ListTypeNode(SpanFrom(mark), item);
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(SpanFrom(mark), type) : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        var mark = Here();
        var name = ParseName();
        return new NamedTypeNode(SpanFrom(mark), name);
    }

    private ImmutableArray<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
            return [];
        var first = _pending.Count;
        while (Peek(TokenKind.At))
        {
            if (_pending.Count - first >= _limits.MaxDirectivesPerLocation)
            {
                FailLimit(LimitName.DirectivesPerLocation, _limits.MaxDirectivesPerLocation, "directives at one location");
                break;
            }

            var mark = Here();
            Advance();
            var name = ParseName();
            var arguments = ParseArguments(isConst);
            _pending.Add(new DirectiveNode(SpanFrom(mark), name, arguments));
        }

        return TakePending<DirectiveNode>(first);
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool isConst) => isConst
        ? OptionalMany(TokenKind.ParenLeft, static parser => parser.ParseArgument(isConst: true), TokenKind.ParenRight)
        : OptionalMany(TokenKind.ParenLeft, static parser => parser.ParseArgument(isConst: false), TokenKind.ParenRight);

    private ArgumentNode ParseArgument(bool isConst)
    {
        var mark = Here();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var value = ParseValue(isConst);
        return new ArgumentNode(SpanFrom(mark), name, value);
    }
}
