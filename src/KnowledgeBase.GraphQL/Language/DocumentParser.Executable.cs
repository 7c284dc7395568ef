using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>The document and its executable definitions (spec 2.2 to 2.9, 2.11).</summary>
internal sealed partial class DocumentParser
{
    public DocumentNode ParseDocument()
    {
        var mark = Here();
        var first = _pending.Count;
        do
            _pending.Add(ParseDefinition());
        while (!Failed && !Peek(TokenKind.EndOfFile));
        var definitions = TakePending<DefinitionNode>(first);
        return new DocumentNode(SpanFrom(mark), definitions);
    }

    private DefinitionNode ParseDefinition()
    {
        var mark = Here();
        if (Peek(TokenKind.BraceLeft))
        {
            var selectionSet = ParseSelectionSet();
            return new OperationDefinitionNode(SpanFrom(mark), null, OperationType.Query, null, [], [], selectionSet);
        }

        var description = ParseDescription();
        if (_lexer.Kind == TokenKind.Name)
        {
            if (OperationTypeAtToken() is { } operation)
                return ParseOperation(mark, description, operation);
            if (PeekKeyword("fragment"))
                return ParseFragment(mark, description);
            if (ParseTypeSystemDefinition(mark, description, isExtension: false) is { } definition)
                return definition;
            if (description is null && SkipKeyword("extend"))
            {
                if (ParseTypeSystemDefinition(mark, null, isExtension: true) is { } extension)
                    return extension;
            }
            else if (description is not null && !Failed)
            {
                FailAt(mark, "A description can only stand before a definition.");
            }
        }
        else if (description is not null && Peek(TokenKind.BraceLeft))
        {
            FailAt(mark, "A description cannot stand before a query in short form; write \"query\" after it.");
        }

        FailExpected("a definition");
        return new OperationDefinitionNode(default, null, OperationType.Query, null, [], [], new SelectionSetNode(default, []));
    }

    private StringValueNode? ParseDescription() => _lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    private OperationType? OperationTypeAtToken()
    {
        if (PeekKeyword("query"))
            return OperationType.Query;
        if (PeekKeyword("mutation"))
            return OperationType.Mutation;
        return PeekKeyword("subscription") ? OperationType.Subscription : null;
    }

    private OperationDefinitionNode ParseOperation(Mark mark, StringValueNode? description, OperationType operation)
    {
        Advance();
        var name = Peek(TokenKind.Name) ? ParseName() : null;
        var variables = OptionalMany(TokenKind.ParenLeft, static parser => parser.ParseVariableDefinition(), TokenKind.ParenRight);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new OperationDefinitionNode(SpanFrom(mark), description, operation, name, variables, directives, selectionSet);
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var mark = Here();
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equals) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new VariableDefinitionNode(SpanFrom(mark), description, variable, type, defaultValue, directives);
    }

    private FragmentDefinitionNode ParseFragment(Mark mark, StringValueNode? description)
    {
        Advance();
        var name = ParseFragmentName();
        ExpectKeyword("on");
        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new FragmentDefinitionNode(SpanFrom(mark), description, name, typeCondition, directives, selectionSet);
    }

    /// <summary>FragmentName (spec 2.9): a name but not <c>on</c>.</summary>
    private NameNode ParseFragmentName()
    {
        if (PeekKeyword("on"))
            Fail("A fragment cannot be named \"on\".");
        return ParseName();
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var mark = Here();
        if (!Descend())
            return new SelectionSetNode(default, []);
        Expect(TokenKind.BraceLeft);
        var first = _pending.Count;
        do
            _pending.Add(Peek(TokenKind.Spread) ? ParseSpread() : ParseField());
        while (!Failed && !Skip(TokenKind.BraceRight));
        Ascend();
        var selections = TakePending<SelectionNode>(first);
        return new SelectionSetNode(SpanFrom(mark), selections);
    }

    private FieldNode ParseField()
    {
        if (++_fields > _limits.MaxDocumentFields)
            FailLimit(LimitName.DocumentFields, _limits.MaxDocumentFields, "fields");
        var mark = Here();
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(isConst: false);
        var directives = ParseDirectives(isConst: false);
        var selectionSet = Peek(TokenKind.BraceLeft) ? ParseSelectionSet() : null;
        return new FieldNode(SpanFrom(mark), alias, name, arguments, directives, selectionSet);
    }

    private SelectionNode ParseSpread()
    {
        var mark = Here();
        Advance();
        NamedTypeNode? typeCondition = null;
        ImmutableArray<DirectiveNode> directives;
        if (SkipKeyword("on"))
        {
            typeCondition = ParseNamedType();
        }
        else if (Peek(TokenKind.Name))
        {
            var name = ParseName();
            directives = ParseDirectives(isConst: false);
            return new FragmentSpreadNode(SpanFrom(mark), name, directives);
        }

        directives = ParseDirectives(isConst: false);
        var selectionSet = ParseSelectionSet();
        return new InlineFragmentNode(SpanFrom(mark), typeCondition, directives, selectionSet);
    }
}
