using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Execution;

/// <summary>Handling execution errors (spec 6.4.4): where nulls go, and one error for each response position. Each with resolvers that wait and that do not.</summary>
public class NullPropagationTests
{
    private const string Sdl = """
        type Query { nullable: T nonNull: T! list: [T] listOfNonNull: [T!] nonNullListOfNonNull: [T!]! ok: Int }
        type T { n: Int m: Int! deep: T deepNonNull: T! list: [Int!]! }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_null_in_a_nullable_position_is_just_null(bool waits) => Assert.Equal(
        """{"data":{"nullable":{"n":null},"ok":1}}""", await Run(waits, "{ nullable { n } ok }"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_null_in_a_non_null_position_takes_the_nearest_nullable_parent(bool waits) => Assert.Equal(
        """{"errors":[{"message":"\"T.m\" gave null where its type Int! does not allow it.","locations":[{"line":1,"column":37}],"path":["nullable","deepNonNull","m"],"extensions":{"code":"NULL_VALUE"}}],"data":{"nullable":null,"ok":1}}""",
        await Run(waits, "{ nullable { n deepNonNull { list n m } } ok }"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_all_parents_are_non_null_data_is_null(bool waits) => Assert.Equal(
        """{"errors":[{"message":"\"T.m\" gave null where its type Int! does not allow it.","locations":[{"line":1,"column":29}],"path":["nonNull","deepNonNull","m"],"extensions":{"code":"NULL_VALUE"}}],"data":null}""",
        await Run(waits, "{ nonNull { n deepNonNull { m } } ok }"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_a_list_only_the_item_is_lost_where_items_may_be_null(bool waits) => Assert.Equal(
        """{"errors":[{"message":"\"T.m\" gave null where its type Int! does not allow it.","locations":[{"line":1,"column":10}],"path":["list",1,"m"],"extensions":{"code":"NULL_VALUE"}}],"data":{"list":[{"m":5},null,{"m":7}],"ok":1}}""",
        await Run(waits, "{ list { m } ok }"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_a_list_of_non_null_items_the_list_is_lost(bool waits) => Assert.Equal(
        """{"errors":[{"message":"\"T.m\" gave null where its type Int! does not allow it.","locations":[{"line":1,"column":19}],"path":["listOfNonNull",1,"m"],"extensions":{"code":"NULL_VALUE"}}],"data":{"listOfNonNull":null,"ok":1}}""",
        await Run(waits, "{ listOfNonNull { m } ok }"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_non_null_list_of_non_null_items_is_lost_with_its_parent(bool waits) => Assert.Equal(
        """{"errors":[{"message":"\"T.m\" gave null where its type Int! does not allow it.","locations":[{"line":1,"column":31}],"path":["nonNullListOfNonNull",1,"m"],"extensions":{"code":"NULL_VALUE"}}],"data":null}""",
        await Run(waits, "{ ok nonNullListOfNonNull { n m } }"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_failed_is_told_once_and_not_again_as_a_null(bool waits)
    {
        var engine = new TestEngine(Sdl);
        Bind(engine, waits, "Query.nonNull", static _ => throw new GraphQLException(new("It is not there.", "NOT_THERE")));
        Assert.Equal(
            """{"errors":[{"message":"It is not there.","locations":[{"line":1,"column":3}],"path":["nonNull"],"extensions":{"code":"NOT_THERE"}}],"data":null}""",
            await engine.RunAsync("{ nonNull { n } }"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Errors_in_several_places_are_all_told(bool waits)
    {
        var answer = Without(await Run(waits, "{ a: nullable { m } b: nullable { n } c: nullable { deepNonNull { m } } }"), out var errors);
        Assert.Equal("""{"data":{"a":null,"b":{"n":null},"c":null}}""", answer);
        Assert.Equal(2, errors);
    }

    [Fact]
    public async Task Gaps_inside_a_value_that_becomes_null_leave_no_trace()
    {
        // The list waits, its items wait, and what takes all of it away waits too.
        var engine = new TestEngine(Sdl);
        Bind(engine, waits: true, "Query.nullable", static _ => "T");
        Bind(engine, waits: true, "T.n", static _ => 1);
        Bind(engine, waits: true, "T.deep", static _ => "T");
        Bind(engine, waits: true, "T.m", static _ => null);
        Bind(engine, waits: true, "Query.ok", static _ => 9);
        Assert.Equal(
            """{"data":{"x":9,"nullable":{"n":1,"deep":null,"k":1},"y":9}}""",
            Without(await engine.RunAsync("{ x: ok nullable { n deep { n deep { n } m o: n } k: n } y: ok }"), out var errors));
        Assert.Equal(1, errors);
    }

    private static async Task<string> Run(bool waits, string document)
    {
        var engine = new TestEngine(Sdl);
        Bind(engine, waits, "Query.nullable", static _ => "T");
        Bind(engine, waits, "Query.nonNull", static _ => "T");
        Bind(engine, waits, "Query.list", static _ => new object[] { 5, "T", 7 });
        Bind(engine, waits, "Query.listOfNonNull", static _ => new object[] { 5, "T", 7 });
        Bind(engine, waits, "Query.nonNullListOfNonNull", static _ => new object[] { 5, "T", 7 });
        Bind(engine, waits, "Query.ok", static _ => 1);
        Bind(engine, waits, "T.n", static _ => null);
        Bind(engine, waits, "T.m", static parent => parent as int?);
        Bind(engine, waits, "T.deepNonNull", static _ => "T");
        Bind(engine, waits, "T.list", static _ => new object[] { 1, 2 });
        return await engine.RunAsync(document);
    }

    private static void Bind(TestEngine engine, bool waits, string coordinate, Func<object?, object?> resolve)
    {
        if (!waits)
        {
            engine.With(coordinate, (parent, _, _) => resolve(parent));
            return;
        }

        engine.WithAsync(coordinate, async (parent, _, _) =>
        {
            await Task.Yield();
            return resolve(parent);
        });
    }

    // The response without its errors, whose order is free, and how many there were.
    private static string Without(string response, out int errors)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(response)!.AsObject();
        errors = json["errors"]?.AsArray().Count ?? 0;
        json.Remove("errors");
        return json.ToJsonString();
    }
}
