using KnowledgeBase.GraphQL.TypeSystem.Changes;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.TypeSystem;

/// <summary>
/// Whole lists of changes between two schemas. Kinds and severities are those that the reference implementation, version 17, tells of the same
/// schemas; coordinates are the specification's (3.14).
/// </summary>
public sealed class SchemaChangesTests
{
    private const string Query = "type Query { a: Int } ";

    /// <summary>Each change as <c>Severity KIND coordinate</c>, in order; the second schema compared with itself must give none.</summary>
    private static string[] Changes(string before, string after)
    {
        var next = Sdl.Schema(after);
        Assert.Empty(SchemaChanges.Find(next, Sdl.Schema(after)));
        return [.. SchemaChanges.Find(Sdl.Schema(before), next).Select(static change => $"{change.Severity} {change.Kind} {change.Coordinate}")];
    }

    [Fact]
    public void Another_order_of_definitions_and_of_fields_in_a_default_is_no_change() =>
        Assert.Empty(Changes(
            "type Query implements I & J { a(x: P = { m: 1, n: [{ m: 2, n: null }] }): E b: U } interface I { b: U } interface J { b: U } input P { m: Int n: [P] } enum E { V W } union U = A | B type A { a: Int } type B { a: Int } directive @d(x: Int, y: Int) on FIELD | QUERY",
            "directive @d(y: Int, x: Int) on QUERY | FIELD union U = B | A enum E { W V } input P { n: [P] m: Int } type B { a: Int } type A { a: Int } interface J { b: U } interface I { b: U } type Query implements J & I { b: U a(x: P = { n: [{ n: null, m: 2 }], m: 1 }): E }"));

    [Fact]
    public void Types_that_go_come_and_become_another_kind_are_told() =>
        Assert.Equal(
            [
                "Breaking TYPE_REMOVED Gone",
                "Breaking TYPE_REMOVED Float",
                "Safe TYPE_ADDED Come",
                "Safe DESCRIPTION_CHANGED Turned",
                "Breaking TYPE_CHANGED_KIND Turned",
            ],
            Changes(Query + "type Gone { a: Float } type Turned { a: Int }", Query + "\"x\" input Turned { a: Int } scalar Come"));

    [Fact]
    public void Every_kind_of_type_is_named_when_it_becomes_the_next() =>
        Assert.Equal(
            [
                "Type A was a scalar and is now an object.",
                "Type B was an object and is now an interface.",
                "Type C was an interface and is now a union.",
                "Type D was a union and is now an enum.",
                "Type E was an enum and is now an input object.",
                "Type F was an input object and is now a scalar.",
            ],
            SchemaChanges.Find(
                Sdl.Schema(Query + "scalar A type B { a: Int } interface C { a: Int } union D = Query enum E { V } input F { a: Int }"),
                Sdl.Schema(Query + "type A { a: Int } interface B { a: Int } union C = Query enum D { V } input E { a: Int } scalar F"))
                .Select(static change => change.Description));

    [Fact]
    public void Implementing_less_breaks_and_implementing_more_is_dangerous() =>
        Assert.Equal(
            [
                "Dangerous IMPLEMENTED_INTERFACE_ADDED Query",
                "Breaking IMPLEMENTED_INTERFACE_REMOVED Query",
            ],
            Changes(
                "interface I { a: Int } interface J { a: Int } type Query implements I { a: Int }",
                "interface I { a: Int } interface J { a: Int } type Query implements J { a: Int }"));

    [Fact]
    public void Fields_that_go_come_and_are_described_anew_are_told() =>
        Assert.Equal(
            [
                "Breaking FIELD_REMOVED Query.gone",
                "Safe FIELD_ADDED Query.come",
                "Safe DESCRIPTION_CHANGED Query.kept",
            ],
            Changes("type Query { gone: Int kept: Int }", "type Query { \"x\" kept: Int come: Int }"));

    [Theory]
    [InlineData("Int", "Int!", "Safe FIELD_CHANGED_KIND_SAFE")]
    [InlineData("[Int]", "[Int!]!", "Safe FIELD_CHANGED_KIND_SAFE")]
    [InlineData("[[Int]!]", "[[Int!]!]", "Safe FIELD_CHANGED_KIND_SAFE")]
    [InlineData("Int!", "Int", "Breaking FIELD_CHANGED_KIND")]
    [InlineData("Int", "[Int]", "Breaking FIELD_CHANGED_KIND")]
    [InlineData("[Int]", "Int", "Breaking FIELD_CHANGED_KIND")]
    [InlineData("[Int!]", "[Int]!", "Breaking FIELD_CHANGED_KIND")]
    [InlineData("Int", "ID!", "Breaking FIELD_CHANGED_KIND")]
    public void A_field_may_give_more_but_not_less(string before, string after, string expected) =>
        Assert.Equal(
            [expected + " Query.f"],
            Changes($"type Query {{ f: {before} i: Int d: ID }}", $"type Query {{ f: {after} i: Int d: ID }}"));

    [Theory]
    [InlineData("Int!", "Int", "Safe ARG_CHANGED_KIND_SAFE", "Safe FIELD_CHANGED_KIND_SAFE")]
    [InlineData("[Int!]!", "[Int]", "Safe ARG_CHANGED_KIND_SAFE", "Safe FIELD_CHANGED_KIND_SAFE")]
    [InlineData("Int", "Int!", "Breaking ARG_CHANGED_KIND", "Breaking FIELD_CHANGED_KIND")]
    [InlineData("Int", "[Int]", "Breaking ARG_CHANGED_KIND", "Breaking FIELD_CHANGED_KIND")]
    [InlineData("[Int]", "Int", "Breaking ARG_CHANGED_KIND", "Breaking FIELD_CHANGED_KIND")]
    [InlineData("[Int]", "[Int!]", "Breaking ARG_CHANGED_KIND", "Breaking FIELD_CHANGED_KIND")]
    [InlineData("Int", "ID", "Breaking ARG_CHANGED_KIND", "Breaking FIELD_CHANGED_KIND")]
    public void An_argument_or_input_field_may_take_more_but_not_less(string before, string after, string argument, string inputField) =>
        Assert.Equal(
            [argument + " Query.f(x:)", inputField + " P.x", argument + " @d(x:)"],
            Changes(
                $"type Query {{ f(x: {before}): Int d: ID }} input P {{ x: {before} }} directive @d(x: {before}) on FIELD",
                $"type Query {{ f(x: {after}): Int d: ID }} input P {{ x: {after} }} directive @d(x: {after}) on FIELD"));

    [Fact]
    public void Arguments_and_input_fields_that_go_and_come_are_told_by_whether_they_are_required() =>
        Assert.Equal(
            [
                "Breaking ARG_REMOVED Query.f(gone:)",
                "Breaking REQUIRED_ARG_ADDED Query.f(must:)",
                "Dangerous OPTIONAL_ARG_ADDED Query.f(may:)",
                "Dangerous OPTIONAL_ARG_ADDED Query.f(given:)",
                "Breaking FIELD_REMOVED P.gone",
                "Breaking REQUIRED_INPUT_FIELD_ADDED P.must",
                "Dangerous OPTIONAL_INPUT_FIELD_ADDED P.may",
                "Dangerous OPTIONAL_INPUT_FIELD_ADDED P.given",
                "Breaking DIRECTIVE_ARG_REMOVED @d(gone:)",
                "Breaking REQUIRED_DIRECTIVE_ARG_ADDED @d(must:)",
                "Safe OPTIONAL_DIRECTIVE_ARG_ADDED @d(may:)",
                "Safe OPTIONAL_DIRECTIVE_ARG_ADDED @d(given:)",
            ],
            Changes(
                "type Query { f(gone: Int): Int } input P { gone: Int } directive @d(gone: Int) on FIELD",
                "type Query { f(must: Int!, may: Int, given: Int! = 1): Int } input P { must: Int! may: Int given: Int! = 1 } directive @d(must: Int!, may: Int, given: Int! = 1) on FIELD"));

    [Theory]
    [InlineData("", " = 1", "Safe ARG_DEFAULT_VALUE_ADDED", "Safe INPUT_FIELD_DEFAULT_VALUE_ADDED")]
    [InlineData("", " = null", "Safe ARG_DEFAULT_VALUE_ADDED", "Safe INPUT_FIELD_DEFAULT_VALUE_ADDED")]
    [InlineData(" = 1", "", "Dangerous ARG_DEFAULT_VALUE_CHANGE", "Dangerous INPUT_FIELD_DEFAULT_VALUE_CHANGE")]
    [InlineData(" = 1", " = 2", "Dangerous ARG_DEFAULT_VALUE_CHANGE", "Dangerous INPUT_FIELD_DEFAULT_VALUE_CHANGE")]
    [InlineData(" = null", " = 0", "Dangerous ARG_DEFAULT_VALUE_CHANGE", "Dangerous INPUT_FIELD_DEFAULT_VALUE_CHANGE")]
    public void Another_default_is_dangerous_and_a_first_one_is_safe(string before, string after, string argument, string inputField) =>
        Assert.Equal(
            [argument + " Query.f(x:)", inputField + " P.x", argument + " @d(x:)"],
            Changes(
                $"type Query {{ f(x: Int{before}): Int }} input P {{ x: Int{before} }} directive @d(x: Int{before}) on FIELD",
                $"type Query {{ f(x: Int{after}): Int }} input P {{ x: Int{after} }} directive @d(x: Int{after}) on FIELD"));

    [Fact]
    public void Enum_values_and_union_members_that_go_break_and_those_that_come_are_dangerous() =>
        Assert.Equal(
            [
                "Breaking VALUE_REMOVED_FROM_ENUM E.GONE",
                "Dangerous VALUE_ADDED_TO_ENUM E.COME",
                "Safe DESCRIPTION_CHANGED E.KEPT",
                "Breaking TYPE_REMOVED_FROM_UNION U",
                "Dangerous TYPE_ADDED_TO_UNION U",
            ],
            Changes(
                Query + "enum E { GONE KEPT } union U = Query | A type A { a: Int } type B { a: Int }",
                Query + "enum E { \"x\" KEPT COME } union U = Query | B type A { a: Int } type B { a: Int }"));

    [Fact]
    public void Directives_that_go_come_and_may_stand_elsewhere_or_more_often_are_told() =>
        Assert.Equal(
            [
                "Breaking DIRECTIVE_REMOVED @gone",
                "Safe DIRECTIVE_ADDED @come",
                "Breaking DIRECTIVE_REPEATABLE_REMOVED @once",
                "Safe DIRECTIVE_REPEATABLE_ADDED @often",
                "Safe DESCRIPTION_CHANGED @often",
                "Breaking DIRECTIVE_LOCATION_REMOVED @moved",
                "Safe DIRECTIVE_LOCATION_ADDED @moved",
            ],
            Changes(
                Query + "directive @gone on FIELD directive @once repeatable on FIELD directive @often on FIELD directive @moved on FIELD",
                Query + "directive @once on FIELD \"x\" directive @often repeatable on FIELD directive @moved on QUERY directive @come on FIELD"));

    [Fact]
    public void Descriptions_that_are_new_other_or_gone_are_safe_changes_of_whatever_they_describe() =>
        Assert.Equal(
            [
                "The description of type Query was removed.",
                "The description of argument Query.f(x:) is now \"new\".",
                "The description of field Query.f is now \"other\".",
                "The description of input field P.x was removed.",
                "The description of argument @d(x:) is now \"\".",
                "The description of directive @d is now \"other\".",
            ],
            SchemaChanges.Find(
                Sdl.Schema("\"old\" type Query { \"old\" f(x: Int): Int } input P { \"old\" x: Int } \"old\" directive @d(x: Int) on FIELD"),
                Sdl.Schema("type Query { \"other\" f(\"new\" x: Int): Int } input P { x: Int } \"other\" directive @d(\"\" x: Int) on FIELD"))
                .Select(static change => change.Description));

    [Fact]
    public void A_change_has_its_coordinate_and_says_what_was_and_what_is()
    {
        var before = Sdl.Schema("type Query { f(x: [Int!] = [1]): Int }");
        var after = Sdl.Schema("type Query { f(x: [Int] = [2, null]): [Int] }");
        Assert.Equal(
            [
                new SchemaChange(
                    SchemaChangeKind.ArgDefaultValueChange,
                    new("Query", "f", "x", IsDirective: false),
                    "Argument Query.f(x:) changed its default from [1] to [2, null].",
                    SchemaChangeSeverity.Dangerous),
                new SchemaChange(
                    SchemaChangeKind.FieldChangedKind,
                    new("Query", "f", null, IsDirective: false),
                    "Field Query.f changed its type from Int to [Int].",
                    SchemaChangeSeverity.Breaking),
            ],
            SchemaChanges.Find(before, after));
    }
}
