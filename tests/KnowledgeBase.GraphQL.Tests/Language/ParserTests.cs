using KnowledgeBase.GraphQL.Language;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Language;

/// <summary>The grammar of spec 2, on whole trees.</summary>
public sealed class ParserTests
{
    private static string Tree(string source, bool withSpans = false)
    {
        var result = Parser.Parse(source);
        Assert.Null(result.Error);
        return SyntaxDump.Of(result.Document!, withSpans);
    }

    private static string ValueTree(string source) => SyntaxDump.Of(Parser.ParseValue(source).Node!);

    [Fact]
    public void A_query_in_short_form_is_a_query_without_a_name() => Assert.Equal(
        "Document(Definitions=[OperationDefinition(Operation=Query, SelectionSet=SelectionSet(Selections=[Field(Name=Name field)]))])",
        Tree("{ field }"));

    [Fact]
    public void Nodes_know_where_they_start_and_end() => Assert.Equal(
        "Document[0..19@1:1](Definitions=[OperationDefinition[0..19@1:1](Name=Name[6..7@1:7] Q, Operation=Query, "
        + "SelectionSet=SelectionSet[8..19@1:9](Selections=[Field[12..17@2:3](Alias=Name[12..13@2:3] a, Name=Name[15..17@2:6] b1)]))])",
        Tree("query Q {\n  a: b1\n}", withSpans: true));

    // spec 2.11 "Variables", 2.2 "Document" (descriptions, September 2025)
    [Fact]
    public void Operations_variables_and_fragments_may_have_descriptions() => Assert.Equal(
        "Document(Definitions=["
        + "OperationDefinition(Description=StringValue(Value=Say it.), Name=Name Q, Operation=Query, "
        + "SelectionSet=SelectionSet(Selections=[FragmentSpread(Name=Name F)]), "
        + "VariableDefinitions=[VariableDefinition(DefaultValue=IntValue(Value=1), Description=StringValue(IsBlock=True, Value=How many.), "
        + "Type=NonNullType(Type=NamedType(Name=Name Int)), Variable=Variable(Name=Name n))]), "
        + "FragmentDefinition(Description=StringValue(Value=Part.), Name=Name F, "
        + "SelectionSet=SelectionSet(Selections=[Field(Name=Name a)]), TypeCondition=NamedType(Name=Name T))])",
        Tree("\"Say it.\" query Q(\"\"\"How many.\"\"\" $n: Int! = 1) { ...F } \"Part.\" fragment F on T { a }"));

    [Fact]
    public void A_description_cannot_stand_before_a_query_in_short_form() =>
        Assert.Equal([new SourceLocation(1, 1)], Parser.Parse("\"no\" { a }").Error!.Locations);

    [Fact]
    public void Keywords_are_names_where_a_name_is_meant() => Assert.Equal(
        "Document(Definitions=[OperationDefinition(Name=Name query, Operation=Query, SelectionSet=SelectionSet(Selections=["
        + "Field(Arguments=[Argument(Name=Name type, Value=EnumValue(Value=on))], Name=Name fragment), "
        + "Field(Name=Name on), Field(Name=Name true), "
        + "InlineFragment(SelectionSet=SelectionSet(Selections=[Field(Name=Name null)]), TypeCondition=NamedType(Name=Name on))]))])",
        Tree("query query { fragment(type: on) on true ... on on { null } }"));

    [Theory] // spec 2.10
    [InlineData("-0", "IntValue(Value=-0)")]
    [InlineData("6.0221413e23", "FloatValue(Value=6.0221413e23)")]
    [InlineData("1E-5", "FloatValue(Value=1E-5)")]
    [InlineData("123456789012345678901234567890", "IntValue(Value=123456789012345678901234567890)")]
    [InlineData("true", "BooleanValue(Value=True)")]
    [InlineData("null", "NullValue()")]
    [InlineData("NORTH", "EnumValue(Value=NORTH)")]
    [InlineData("[]", "ListValue()")]
    [InlineData("[1 , [$x]]", "ListValue(Values=[IntValue(Value=1), ListValue(Values=[Variable(Name=Name x)])])")]
    [InlineData("{ lon: 12.43 }", "ObjectValue(Fields=[ObjectField(Name=Name lon, Value=FloatValue(Value=12.43))])")]
    [InlineData("{}", "ObjectValue()")]
    public void Values_are_read_as_the_specification_writes_them(string source, string expected) => Assert.Equal(expected, ValueTree(source));

    [Theory] // spec 2.10.1 and 2.10.2: what may not follow a number, leading zeros
    [InlineData("00", 2)]
    [InlineData("-01", 3)]
    [InlineData("1.", 3)]
    [InlineData(".1", 1)]
    [InlineData("1.e5", 3)]
    [InlineData("1e", 3)]
    [InlineData("0x1F", 2)]
    [InlineData("123L", 4)]
    [InlineData("1.2.3", 4)]
    [InlineData("-", 2)]
    [InlineData("+1", 1)]
    public void Malformed_numbers_are_refused_at_the_character_that_is_wrong(string source, int column)
    {
        var error = Parser.ParseValue(source).Error!;
        Assert.Equal((ErrorCode.SyntaxError, new SourceLocation(1, column)), (error.Code, Assert.Single(error.Locations)));
    }

    [Fact]
    public void A_constant_value_holds_no_variable()
    {
        Assert.Equal([new SourceLocation(1, 7)], Parser.ParseConstValue("[1, { a: $x }]"[..6] + "$x]").Error!.Locations);
        Assert.Equal([new SourceLocation(1, 17)], Parser.Parse("query Q($a: T = $b) { a }").Error!.Locations);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("#only a comment", 1, 16)]
    [InlineData("{", 1, 2)]
    [InlineData("{ }", 1, 3)]
    [InlineData("{ a(x:) }", 1, 7)]
    [InlineData("{ a() }", 1, 5)]
    [InlineData("query Q() { a }", 1, 9)]
    [InlineData("fragment on on T { a }", 1, 10)]
    [InlineData("{ ... on }", 1, 10)]
    [InlineData("{\r\n  a\r  b: }", 3, 6)]
    [InlineData("extend type A", 1, 14)]
    [InlineData("type A {}", 1, 9)]
    [InlineData("enum E { true }", 1, 10)]
    [InlineData("directive @d on SOMEWHERE", 1, 17)]
    [InlineData("\"no\" extend type A @a", 1, 1)]
    [InlineData("union U = | ", 1, 13)]
    [InlineData("type A implements & B & { a: A }", 1, 25)]
    public void Syntax_errors_say_where(string source, int line, int column)
    {
        var result = Parser.Parse(source);
        Assert.False(result.IsSuccess);
        Assert.Null(result.Document);
        Assert.Equal((ErrorCode.SyntaxError, new SourceLocation(line, column)), (result.Error.Code, Assert.Single(result.Error.Locations)));
    }

    [Fact]
    public void Type_references_nest() => Assert.Equal(
        "NonNullType(Type=ListType(Type=NonNullType(Type=ListType(Type=NamedType(Name=Name Int)))))",
        SyntaxDump.Of(Parser.ParseType("[[Int]!]!").Node!));

    [Theory]
    [InlineData("Int!!")]
    [InlineData("[Int")]
    [InlineData("Int]")]
    [InlineData("")]
    public void Malformed_type_references_are_refused(string source) => Assert.Equal(ErrorCode.SyntaxError, Parser.ParseType(source).Error!.Code);

    [Fact] // spec 2.1.7: byte order marks and commas are ignored anywhere
    public void Ignored_tokens_change_nothing() => Assert.Equal(Tree("{ a(x: 1, y: [2, 3]) { b } }"), Tree("\uFEFF{,,a(x\t:1 y:[2\r\n3,,,])#}\n{b\uFEFF},}"));
}
