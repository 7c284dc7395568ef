using KnowledgeBase.GraphQL.Execution;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Execution;

/// <summary>The limits on what an execution gives: errors of fields, and bytes.</summary>
public class ExecutionLimitTests
{
    private const string Sdl = "type Query { list: [Item] texts: [String!] shaped: Anything } type Item { fails: Int text: String } scalar Anything";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(int.MaxValue)]
    public async Task Five_errors_pass_where_five_are_allowed(int allowed)
    {
        var failed = Enumerable.Range(0, Math.Min(allowed, 5)).Select(static i => FormattableString.Invariant(
            $$$"""{"message":"No.","locations":[{"line":1,"column":10}],"path":["list",{{{i}}},"fails"],"extensions":{"code":"NO"}}"""));
        var beyond = FormattableString.Invariant(
            $$$"""{"message":"More than {{{allowed}}} fields failed, so that execution ended. Ask for less, or without the fields above.","extensions":{"code":"LIMIT_EXCEEDED","allowed":{{{allowed}}},"limit":"maxFieldErrors"}}""");
        var expected = allowed >= 5
            ? $$$"""{"errors":[{{{string.Join(',', failed)}}}],"data":{"list":[{"fails":null},{"fails":null},{"fails":null},{"fails":null},{"fails":null}]}}"""
            : $$$"""{"errors":[{{{string.Join(',', failed.Append(beyond))}}}],"data":null}""";

        Assert.Equal(expected, await Engine(new ExecutorOptions { MaxFieldErrors = allowed }, waits: false).RunAsync("{ list { fails } }"));

        // Where resolvers wait, which of them fail first is chance.
        var waited = await Engine(new ExecutorOptions { MaxFieldErrors = allowed }, waits: true).RunAsync("{ list { fails } }");
        Assert.Equal(Sorted(expected), Sorted(waited));

        static string Sorted(string answer) => string.Join(',', answer.Where(char.IsAsciiLetter).Order());
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(104, false)]
    [InlineData(105, true)]
    [InlineData(106, true)]
    [InlineData(int.MaxValue, true)]
    public async Task A_response_of_the_limit_in_bytes_passes(int allowed, bool passes)
    {
        const string data = """{"list":[{"text":"abcdefg"},{"text":"abcdefg"},{"text":"abcdefg"},{"text":"abcdefg"},{"text":"abcdefg"}]}""";
        Assert.Equal(105, data.Length);
        foreach (var waits in new[] { false, true })
        {
            var answer = await Engine(new ExecutorOptions { MaxResponseBytes = allowed }, waits).RunAsync("{ list { text } }");

            Assert.Equal(passes ? $$$"""{"data":{{{data}}}}""" : TooLarge(allowed), answer);
        }
    }

    [Theory]
    [InlineData("{ list { text } }")]
    [InlineData("{ texts }")]
    [InlineData("{ shaped }")]
    public async Task What_is_much_larger_is_not_even_made(string document)
    {
        var text = new string('x', 1_000_000);
        var made = 0;
        var engine = new TestEngine(Sdl) { Options = new ExecutorOptions { MaxResponseBytes = 5_000_000 } }
            .With("Query.list", static (_, _, _) => Enumerable.Repeat<object>(1, 1_000).ToArray())
            .With("Query.texts", (_, _, _) => Texts())
            .With("Query.shaped", (_, _, _) => Texts())
            .With("Item.text", (_, _, _) => Made());

        Assert.Equal(TooLarge(5_000_000), await engine.RunAsync(document));
        Assert.InRange(made, 5, 20);

        object Made()
        {
            made++;
            return text;
        }

        IEnumerable<object> Texts() => Enumerable.Range(0, 1_000).Select(_ => Made());
    }

    private static string TooLarge(int allowed) => FormattableString.Invariant(
        $$$"""{"errors":[{"message":"The answer is larger than {{{allowed}}} bytes, so that execution ended. Ask for less, or in several requests.","extensions":{"code":"LIMIT_EXCEEDED","allowed":{{{allowed}}},"limit":"maxResponseBytes"}}],"data":null}""");

    private static TestEngine Engine(ExecutorOptions options, bool waits)
    {
        var items = new object[] { 1, 2, 3, 4, 5 };
        var engine = new TestEngine(Sdl) { Options = options }.With("Query.list", (_, _, _) => items);
        return waits
            ? engine.WithAsync("Item.fails", static async (_, _, _) =>
            {
                await Task.Yield();
                throw new GraphQLException(new("No.", "NO"));
            }).WithAsync("Item.text", static async (_, _, _) =>
            {
                await Task.Yield();
                return "abcdefg";
            })
            : engine.With("Item.fails", static (_, _, _) => throw new GraphQLException(new("No.", "NO"))).With("Item.text", static (_, _, _) => "abcdefg");
    }
}
