using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>Lists are Relay connections; their sizes are limits that refuse, never clamp.</summary>
public sealed class PagingTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    [Theory]
    [InlineData("first: 1", 1)]
    [InlineData("first: 100", 98)]
    [InlineData("last: 1", 1)]
    [InlineData("", 20)]
    public async Task A_size_within_the_limit_gives_that_many(string arguments, int expected)
    {
        var service = await catalogue.ServiceAsync(postgres);
        var list = arguments.Length == 0 ? "factsheets" : $"factsheets({arguments})";

        var data = await service.DataAsync($"{{ {list} {{ totalCount nodes {{ slug }} edges {{ cursor }} }} }}");

        Assert.Equal(98, (int)data["factsheets"]!["totalCount"]!);
        Assert.Equal(expected, data["factsheets"]!["nodes"]!.AsArray().Count);
        Assert.Equal(expected, data["factsheets"]!["edges"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("first: 0", "`first` is 0; it must be from 1 to 100.")]
    [InlineData("first: 101", "`first` is 101; it must be from 1 to 100.")]
    [InlineData("first: -1", "`first` is -1; it must be from 1 to 100.")]
    [InlineData("first: 2147483647", "`first` is 2147483647; it must be from 1 to 100.")]
    [InlineData("last: 0", "`last` is 0; it must be from 1 to 100.")]
    [InlineData("last: 101", "`last` is 101; it must be from 1 to 100.")]
    [InlineData("first: 1, last: 1", "Give `first` or `last`, not both.")]
    public async Task A_size_outside_of_the_limit_is_refused_by_name(string arguments, string message)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync($"{{ release {{ version }} sources: factsheets({arguments}) {{ totalCount }} }}");

        var error = Assert.Single(answer["errors"]!.AsArray())!;
        Assert.Equal(message, (string)error["message"]!);
        Assert.Equal("""["sources"]""", error["path"]!.ToJsonString());
        Assert.Null(answer["data"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense!")]
    [InlineData("bm9uc2Vuc2U")]
    [InlineData("MTpubw")]
    public async Task A_cursor_that_is_not_of_this_list_is_refused(string cursor)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync("query($after: String) { sources(first: 1, after: $after) { totalCount } }", new { after = cursor });

        Assert.Equal("BAD_CURSOR", (string)Assert.Single(answer["errors"]!.AsArray())!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Walking_forwards_and_backwards_gives_every_item_once_in_one_order()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var whole = Slugs(await service.DataAsync("{ factsheets(first: 100, orderBy: { field: TITLE }) { nodes { slug } } }"));

        var forwards = new List<string>();
        string? after = null;
        do
        {
            var data = await service.DataAsync(
                "query($after: String) { factsheets(first: 7, after: $after, orderBy: { field: TITLE }) { nodes { slug } pageInfo { hasNextPage endCursor } } }",
                new { after });
            forwards.AddRange(Slugs(data));
            var page = data["factsheets"]!["pageInfo"]!;
            after = (bool)page["hasNextPage"]! ? (string)page["endCursor"]! : null;
        }
        while (after is not null);

        var backwards = new List<string>();
        string? before = null;
        do
        {
            var data = await service.DataAsync(
                "query($before: String) { factsheets(last: 7, before: $before, orderBy: { field: TITLE }) { nodes { slug } pageInfo { hasPreviousPage startCursor } } }",
                new { before });
            backwards.InsertRange(0, Slugs(data));
            var page = data["factsheets"]!["pageInfo"]!;
            before = (bool)page["hasPreviousPage"]! ? (string)page["startCursor"]! : null;
        }
        while (before is not null);

        Assert.Equal(98, whole.Count);
        Assert.Equal(whole, forwards);
        Assert.Equal(whole, backwards);
    }

    [Fact]
    public async Task Descending_is_the_reverse_of_ascending()
    {
        var service = await catalogue.ServiceAsync(postgres);

        foreach (var field in new[] { "TITLE", "POSITION", "SLUG" })
        {
            var up = Slugs(await service.DataAsync($"{{ factsheets(first: 100, orderBy: {{ field: {field}, direction: ASC }}) {{ nodes {{ slug }} }} }}"));
            var down = Slugs(await service.DataAsync($"{{ factsheets(first: 100, orderBy: {{ field: {field}, direction: DESC }}) {{ nodes {{ slug }} }} }}"));
            down.Reverse();
            Assert.Equal(up, down);
        }
    }

    private static List<string> Slugs(JsonNode data) => [.. data["factsheets"]!["nodes"]!.AsArray().Select(node => (string)node!["slug"]!)];
}
