using System.Collections;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Execution;

/// <summary>CompleteValue (spec 6.4.3): leaves, lists and abstract types, and what does not fit them.</summary>
public class CompletionTests
{
    private static readonly object?[] NotLists = ["text", 5, new Dictionary<string, object?>()];

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("\"quoted\" \\ back", "\"\\\"quoted\\\" \\\\ back\"")]
    [InlineData("\b\f\n\r\t\u0000\u001f\u007f", "\"\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\"")]
    [InlineData("üöä € 😀 \u2028", "\"üöä € 😀 \u2028\"")]
    public async Task Strings_are_written_as_json_asks(string value, string expected) =>
        Assert.Equal($$$"""{"data":{"v":{{{expected}}}}}""", await Give("String", value));

    // UTF-8 has no place for half a surrogate pair. (Nor have attributes, so that this is no theory.)
    [Fact]
    public async Task A_surrogate_without_its_pair_is_written_as_the_replacement_character()
    {
        Assert.Equal("{\"data\":{\"v\":\"\ufffd\"}}", await Give("String", "\ud800"));
        Assert.Equal("{\"data\":{\"v\":\"a\ufffd\\\"\"}}", await Give("String", "a\udc00\""));
        Assert.Equal("{\"data\":{\"v\":\"\ufffd\\n\ufffd\"}}", await Give("String", "\ud83d\n\ude00"));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(int.MaxValue, "2147483647")]
    [InlineData(int.MinValue, "-2147483648")]
    [InlineData(5L, "5")]
    [InlineData(5.0, "5")]
    public async Task Whole_numbers_of_32_bits_are_Ints(object value, string expected) =>
        Assert.Equal($$$"""{"data":{"v":{{{expected}}}}}""", await Give("Int", value));

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-1.5e300, "-1.5E+300")]
    [InlineData(3.0, "3")]
    [InlineData(7, "7")]
    public async Task Numbers_are_Floats(object value, string expected) => Assert.Equal($$$"""{"data":{"v":{{{expected}}}}}""", await Give("Float", value));

    [Theory]
    [InlineData("Int", 2147483648L)]
    [InlineData("Int", 0.5)]
    [InlineData("Int", "x")]
    [InlineData("Float", double.NaN)]
    [InlineData("Float", double.PositiveInfinity)]
    [InlineData("Boolean", "true")]
    [InlineData("Colour", "BLACK")]
    [InlineData("Colour", 1)]
    public async Task What_does_not_fit_is_the_error_of_its_position(string type, object value)
    {
        var answer = await Give(type, value);
        Assert.StartsWith("{\"errors\":[{\"message\":\"\\\"Query.v\\\" gave a value that does not fit its type", answer, StringComparison.Ordinal);
        Assert.EndsWith(
            ""","locations":[{"line":1,"column":3}],"path":["v"],"extensions":{"code":"BAD_RESULT"}}],"data":{"v":null}}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_may_be_arrays_lists_of_values_or_sequences()
    {
        foreach (var list in new IEnumerable[] { new object[] { 1, 2 }, new[] { 1, 2 }, new List<int> { 1, 2 }, new List<object> { 1, 2 }, Enumerable.Range(1, 2) })
            Assert.Equal("""{"data":{"v":[1,2]}}""", await Give("[Int!]", list));
        Assert.Equal("""{"data":{"v":["a","b"]}}""", await Give("[String]", new[] { "a", "b" }));
        Assert.Equal("""{"data":{"v":[]}}""", await Give("[Int]", Array.Empty<int>()));
        Assert.Equal("""{"data":{"v":[[1],null,[]]}}""", await Give("[[Int!]]", new object?[] { new[] { 1 }, null, Array.Empty<int>() }));
    }

    [Fact]
    public async Task What_is_no_list_is_refused()
    {
        foreach (var value in NotLists)
        {
            Assert.Equal(
                """{"errors":[{"message":"\"Query.v\" gave a value that is no list.","locations":[{"line":1,"column":3}],"path":["v"],"extensions":{"code":"BAD_RESULT"}}],"data":{"v":null}}""",
                await Give("[String]", value));
        }
    }

    [Fact]
    public async Task A_sequence_that_fails_while_it_is_read_is_the_error_of_the_list()
    {
        static IEnumerable<int> Numbers()
        {
            yield return 1;
            throw new GraphQLException(new("Lost the rest.", "LOST"));
        }

        Assert.Equal(
            """{"errors":[{"message":"Lost the rest.","locations":[{"line":1,"column":3}],"path":["v"],"extensions":{"code":"LOST"}}],"data":{"v":null}}""",
            await Give("[Int]", Numbers()));
    }

    [Fact]
    public async Task A_value_of_an_abstract_type_must_be_of_one_of_its_types()
    {
        foreach (var typeName in new[] { "Other", "Colour", "Nothing" })
        {
            Assert.Equal(
                """{"errors":[{"message":"\"Query.named\" gave a value that is none of the types of Named.","locations":[{"line":1,"column":3}],"path":["named"],"extensions":{"code":"BAD_RESULT"}}],"data":{"named":null}}""",
                await new TestEngine(Sdl("Int")).RunAsync("{ named { name } }", root: TestEngine.Map(("named", TestEngine.Map(("__typename", typeName))))));
        }
    }

    [Fact]
    public async Task Structured_scalars_are_written_as_they_are()
    {
        var value = TestEngine.Map(("a", new object?[] { 1, 2.5, true, null, "x" }), ("b", TestEngine.Map()));
        Assert.Equal("""{"data":{"v":{"a":[1,2.5,true,null,"x"],"b":{}}}}""", await Give("Any", value));
    }

    [Fact]
    public async Task A_structure_without_end_is_an_error_and_not_the_end_of_the_process()
    {
        var endless = new List<object?>();
        endless.Add(endless);
        Assert.Contains("\"code\":\"INTERNAL\"", await Give("Any", endless), StringComparison.Ordinal);
    }

    private static string Sdl(string type) => $$"""
        type Query { v: {{type}} named: Named }
        enum Colour { RED GREEN }
        interface Named { name: String }
        type One implements Named { name: String }
        type Other { name: String }
        scalar Any
        """;

    private static Task<string> Give(string type, object? value) => new TestEngine(Sdl(type)).With("Query.v", (_, _, _) => value).RunAsync("{ v }");
}
