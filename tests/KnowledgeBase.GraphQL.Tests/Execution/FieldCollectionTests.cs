using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Execution;

/// <summary>CollectFields and MergeSelectionSets (spec 6.3.2, 6.3.3), @skip and @include (3.13.1, 3.13.2).</summary>
public class FieldCollectionTests
{
    private const string Sdl = """
        type Query { dog: Dog pets: [Pet] a: Int b: Int c: Int }
        interface Pet { name: String friend: Pet }
        type Dog implements Pet { name: String friend: Pet barks: Boolean }
        type Cat implements Pet { name: String friend: Pet meows: Boolean }
        """;

    private static readonly object Dog = TestEngine.Map(("__typename", "Dog"), ("name", "Rex"), ("barks", true));
    private static readonly object Cat = TestEngine.Map(("__typename", "Cat"), ("name", "Tom"), ("meows", false), ("friend", Dog));
    private static readonly object Root = TestEngine.Map(("dog", Dog), ("pets", new[] { Dog, null, Cat }), ("a", 1), ("b", 2), ("c", 3));

    [Fact]
    public async Task Fields_come_in_the_order_in_which_their_response_names_are_first_met() => Assert.Equal(
        """{"data":{"b":2,"x":1,"c":3,"a":1}}""",
        await new TestEngine(Sdl).RunAsync("{ b x: a ...F a b } fragment F on Query { c b }", root: Root));

    // Found by the oracle: the place of a field was that of its first occurrence, counted or not.
    [Theory]
    [InlineData(true, true, """{"data":{"a":1,"b":2,"c":3}}""")]
    [InlineData(true, false, """{"data":{"a":1,"b":2,"c":3}}""")]
    [InlineData(false, true, """{"data":{"b":2,"a":1,"c":3}}""")]
    [InlineData(false, false, """{"data":{"b":2,"c":3,"a":1}}""")]
    public async Task An_occurrence_that_does_not_count_gives_its_field_no_place(bool x, bool y, string expected) => Assert.Equal(
        expected,
        await new TestEngine(Sdl).RunAsync(
            "query ($x: Boolean!, $y: Boolean!) { a @include(if: $x) b a @include(if: $x) ... @include(if: $y) { a } c a b }",
            JsonSerializer.Serialize(new { x, y }),
            Root));

    [Fact]
    public async Task Selection_sets_of_fields_with_one_response_name_are_merged() => Assert.Equal(
        """{"data":{"dog":{"name":"Rex","barks":true,"__typename":"Dog"}}}""",
        await new TestEngine(Sdl).RunAsync("{ dog { name } dog { barks name } ... { dog { __typename } } }", root: Root));

    [Fact]
    public async Task Fragments_apply_to_the_object_types_that_their_condition_covers() => Assert.Equal(
        """{"data":{"pets":[{"name":"Rex","barks":true},null,{"name":"Tom","meows":false,"friend":{"name":"Rex"}}]}}""",
        await new TestEngine(Sdl).RunAsync(
            "{ pets { ... on Pet { name } ... on Dog { barks } ...C } } fragment C on Cat { meows friend { name } }", root: Root));

    [Theory]
    [InlineData("true", "true", """{"data":{"b":2}}""")]
    [InlineData("false", "true", """{"data":{"a":1,"b":2}}""")]
    [InlineData("true", "false", """{"data":{}}""")]
    [InlineData("false", "false", """{"data":{"a":1}}""")]
    public async Task Skip_and_include_read_variables(string skip, string include, string expected) => Assert.Equal(
        expected,
        await new TestEngine(Sdl).RunAsync(
            "query ($s: Boolean!, $i: Boolean!) { a @skip(if: $s) b @include(if: $i) c @include(if: false) c @skip(if: true) }",
            $$"""{"s":{{skip}},"i":{{include}}}""",
            Root));

    [Theory]
    [InlineData("false", "false", """{"data":{"a":1}}""")]
    [InlineData("true", "false", """{"data":{"a":1}}""")]
    [InlineData("false", "true", """{"data":{"a":1,"c":3}}""")]
    [InlineData("true", "true", """{"data":{"a":1}}""")]
    public async Task With_both_directives_a_field_counts_only_if_both_let_it(string skip, string include, string expected) => Assert.Equal(
        expected,
        await new TestEngine(Sdl).RunAsync(
            "query ($s: Boolean!, $i: Boolean!) { a c @skip(if: $s) @include(if: $i) }", $$"""{"s":{{skip}},"i":{{include}}}""", Root));

    [Theory]
    [InlineData("true", "false", """{"data":{"dog":{"name":"Rex"}}}""")]
    [InlineData("false", "true", """{"data":{"dog":{"barks":true}}}""")]
    [InlineData("true", "true", """{"data":{"dog":{"name":"Rex","barks":true}}}""")]
    [InlineData("false", "false", """{"data":{}}""")]
    public async Task What_is_selected_below_a_left_out_field_does_not_count_though_another_of_its_name_is_there(string x, string y, string expected) =>
        Assert.Equal(
            expected,
            await new TestEngine(Sdl).RunAsync(
                "query ($x: Boolean!, $y: Boolean!) { dog @include(if: $x) { name } dog @include(if: $y) { barks } }", $$"""{"x":{{x}},"y":{{y}}}""", Root));

    [Fact]
    public async Task A_fragment_left_out_once_counts_where_it_is_spread_again() => Assert.Equal(
        """{"data":{"a":1}}""",
        await new TestEngine(Sdl).RunAsync("query ($x: Boolean!) { ...F @include(if: $x) ...F @skip(if: $x) } fragment F on Query { a }", """{"x":false}""", Root));

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    public async Task There_may_be_any_number_of_conditions(int count)
    {
        var document = new StringBuilder("query (");
        for (var i = 0; i < count; i++)
            document.Append(CultureInfo.InvariantCulture, $"$v{i}: Boolean! ");
        document.Append(") {");
        for (var i = 0; i < count; i++)
            document.Append(CultureInfo.InvariantCulture, $" f{i}: a @include(if: $v{i})");
        document.Append(" }");
        var variables = string.Join(',', Enumerable.Range(0, count).Select(i => $"\"v{i}\":{(i % 2 == 0 ? "true" : "false")}"));
        var expected = string.Join(',', Enumerable.Range(0, count).Where(static i => i % 2 == 0).Select(static i => $"\"f{i}\":1"));
        Assert.Equal($$$"""{"data":{{{{expected}}}}}""", await new TestEngine(Sdl).RunAsync(document.ToString(), $$"""{{{variables}}}""", Root));
    }

    // The type of the position is Boolean!, of the variable Boolean with a default: allowed (spec 5.8.5), and null may still be given.
    [Fact]
    public async Task A_condition_that_is_null_fails_the_operation()
    {
        var answer = await new TestEngine(Sdl).RunAsync("query ($x: Boolean = true) { a @include(if: $x) }", """{"x":null}""", Root);
        Assert.StartsWith("""{"errors":[{"message":"A variable that @skip or @include reads is null""", answer, StringComparison.Ordinal);
        Assert.EndsWith(""","data":null}""", answer, StringComparison.Ordinal);
    }
}
