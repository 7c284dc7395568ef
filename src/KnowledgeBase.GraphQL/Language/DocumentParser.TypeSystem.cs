using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>Type system definitions and extensions (spec 3.1 to 3.13).</summary>
internal sealed partial class DocumentParser
{
    /// <summary>Parses the definition whose keyword is current (for an extension: the keyword after <c>extend</c>); null if it is none.</summary>
    private TypeSystemDefinitionNode? ParseTypeSystemDefinition(Mark mark, StringValueNode? description, bool isExtension)
    {
        if (SkipKeyword("schema"))
            return ParseSchema(mark, description, isExtension);
        if (SkipKeyword("scalar"))
            return ParseScalar(mark, description, isExtension);
        if (SkipKeyword("type"))
            return ParseObjectType(mark, description, isExtension);
        if (SkipKeyword("interface"))
            return ParseInterface(mark, description, isExtension);
        if (SkipKeyword("union"))
            return ParseUnion(mark, description, isExtension);
        if (SkipKeyword("enum"))
            return ParseEnum(mark, description, isExtension);
        if (SkipKeyword("input"))
            return ParseInputObject(mark, description, isExtension);
        return !isExtension && SkipKeyword("directive") ? ParseDirectiveDefinition(mark, description) : null;
    }

    /// <summary>An extension has to add something.</summary>
    private void ExpectContent(bool isExtension, bool hasContent)
    {
        if (isExtension && !hasContent)
            Fail($"An extension has to add something, but {Found()} follows.");
    }

    private SchemaDefinitionNode ParseSchema(Mark mark, StringValueNode? description, bool isExtension)
    {
        var directives = ParseDirectives(isConst: true);
        var operationTypes = isExtension
            ? OptionalMany(TokenKind.BraceLeft, static parser => parser.ParseOperationTypeDefinition(), TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, static parser => parser.ParseOperationTypeDefinition(), TokenKind.BraceRight);
        ExpectContent(isExtension, directives.Length + operationTypes.Length > 0);
        return new SchemaDefinitionNode(SpanFrom(mark), description, directives, operationTypes, isExtension);
    }

    private OperationTypeDefinitionNode ParseOperationTypeDefinition()
    {
        var mark = Here();
        var operation = OperationTypeAtToken();
        if (operation is null)
            FailExpected("\"query\", \"mutation\" or \"subscription\"");
        Advance();
        Expect(TokenKind.Colon);
        var type = ParseNamedType();
        return new OperationTypeDefinitionNode(SpanFrom(mark), operation ?? OperationType.Query, type);
    }

    private ScalarTypeDefinitionNode ParseScalar(Mark mark, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        ExpectContent(isExtension, directives.Length > 0);
        return new ScalarTypeDefinitionNode(SpanFrom(mark), description, name, directives, isExtension);
    }

    private ObjectTypeDefinitionNode ParseObjectType(Mark mark, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldDefinitions();
        ExpectContent(isExtension, interfaces.Length + directives.Length + fields.Length > 0);
        return new ObjectTypeDefinitionNode(SpanFrom(mark), description, name, interfaces, directives, fields, isExtension);
    }

    private InterfaceTypeDefinitionNode ParseInterface(Mark mark, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var interfaces = ParseImplements();
        var directives = ParseDirectives(isConst: true);
        var fields = ParseFieldDefinitions();
        ExpectContent(isExtension, interfaces.Length + directives.Length + fields.Length > 0);
        return new InterfaceTypeDefinitionNode(SpanFrom(mark), description, name, interfaces, directives, fields, isExtension);
    }

    private UnionTypeDefinitionNode ParseUnion(Mark mark, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        ImmutableArray<NamedTypeNode> types =
            Skip(TokenKind.Equals) ? Delimited(TokenKind.Pipe, static parser => parser.ParseNamedType()) : [];
        ExpectContent(isExtension, directives.Length + types.Length > 0);
        return new UnionTypeDefinitionNode(SpanFrom(mark), description, name, directives, types, isExtension);
    }

    private EnumTypeDefinitionNode ParseEnum(Mark mark, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var values = OptionalMany(TokenKind.BraceLeft, static parser => parser.ParseEnumValueDefinition(), TokenKind.BraceRight);
        ExpectContent(isExtension, directives.Length + values.Length > 0);
        return new EnumTypeDefinitionNode(SpanFrom(mark), description, name, directives, values, isExtension);
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var mark = Here();
        var description = ParseDescription();
        if (PeekKeyword("true") || PeekKeyword("false") || PeekKeyword("null"))
            FailExpected("the name of an enum value");
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        return new EnumValueDefinitionNode(SpanFrom(mark), description, name, directives);
    }

    private InputObjectTypeDefinitionNode ParseInputObject(Mark mark, StringValueNode? description, bool isExtension)
    {
        var name = ParseName();
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.BraceLeft, static parser => parser.ParseInputValueDefinition(), TokenKind.BraceRight);
        ExpectContent(isExtension, directives.Length + fields.Length > 0);
        return new InputObjectTypeDefinitionNode(SpanFrom(mark), description, name, directives, fields, isExtension);
    }

    private ImmutableArray<NamedTypeNode> ParseImplements() =>
        SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, static parser => parser.ParseNamedType()) : [];

    private ImmutableArray<FieldDefinitionNode> ParseFieldDefinitions() =>
        OptionalMany(TokenKind.BraceLeft, static parser => parser.ParseFieldDefinition(), TokenKind.BraceRight);

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var mark = Here();
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var directives = ParseDirectives(isConst: true);
        return new FieldDefinitionNode(SpanFrom(mark), description, name, arguments, type, directives);
    }

    private ImmutableArray<InputValueDefinitionNode> ParseArgumentDefinitions() =>
        OptionalMany(TokenKind.ParenLeft, static parser => parser.ParseInputValueDefinition(), TokenKind.ParenRight);

    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var mark = Here();
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equals) ? ParseValue(isConst: true) : null;
        var directives = ParseDirectives(isConst: true);
        return new InputValueDefinitionNode(SpanFrom(mark), description, name, type, defaultValue, directives);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(Mark mark, StringValueNode? description)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        var locations = Delimited(TokenKind.Pipe, static parser => parser.ParseDirectiveLocation());
        return new DirectiveDefinitionNode(SpanFrom(mark), description, name, arguments, isRepeatable, locations);
    }

    private NameNode ParseDirectiveLocation()
    {
        var mark = Here();
        var name = ParseName();
        if (!Failed && !DirectiveLocation.IsKnown(name.Value))
            FailAt(mark, $"\"{SourceText.Excerpt(name.Value)}\" is not a directive location.");
        return name;
    }
}
