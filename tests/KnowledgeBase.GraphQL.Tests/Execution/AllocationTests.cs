using KnowledgeBase.GraphQL.Execution;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Execution;

/// <summary>What the engine allocates beyond what resolvers give: a little for a request, nothing for a field or an object.</summary>
public class AllocationTests
{
    private const string Sdl = """
        type Query { few: [Item!]! many: [Item!]! }
        interface Node { id: ID! }
        type Item implements Node { id: ID! name: String kind: Kind! count: Int! score: Float ok: Boolean! node: Node parts: [Item!]! }
        enum Kind { ONE TWO }
        """;

    private const string Selection = "{ __typename id name kind count score ok node { __typename id } parts { id name } }";

    [Fact]
    public async Task A_request_allocates_less_than_2_KB_and_nothing_for_each_object()
    {
        object one = 1, half = 0.5, yes = true;
        var parts = new object[] { "a", "b", "c" };
        var few = Enumerable.Repeat<object>("item", 10).ToArray();
        var many = Enumerable.Repeat<object>("item", 1_000).ToArray();
        var node = TestEngine.Map(("__typename", "Item"), ("id", "n"));
        var engine = new TestEngine(Sdl)
            .With("Query.few", (_, _, _) => few).With("Query.many", (_, _, _) => many)
            .With("Item.id", static (_, _, _) => "id").With("Item.name", static (_, _, _) => "A name with \"quotes\" and ü").With("Item.kind", static (_, _, _) => "TWO")
            .With("Item.count", (_, _, _) => one).With("Item.score", (_, _, _) => half).With("Item.ok", (_, _, _) => yes)
            .With("Item.node", (_, _, _) => node).With("Item.parts", (_, _, _) => parts);

        var forFew = await AllocatedAsync(engine, $"{{ few {Selection} }}");
        var forMany = await AllocatedAsync(engine, $"{{ many {Selection} }}");
        Assert.InRange(forFew, 0, 2_048);
        Assert.InRange(forMany - forFew, -512, 512);
    }

    // Nothing here waits, so that all of it stays on one thread.
    private static async Task<long> AllocatedAsync(TestEngine engine, string document)
    {
        var plan = engine.Plan(document);
        var executor = new Executor(engine.Options);
        var context = new RequestContext();
        var least = long.MaxValue;
        for (var i = 0; i < 50; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var answer = executor.ExecuteAsync(plan, CoercedVariables.Empty, null, context);
            Assert.True(answer.IsCompletedSuccessfully);
            (await answer).Dispose();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
