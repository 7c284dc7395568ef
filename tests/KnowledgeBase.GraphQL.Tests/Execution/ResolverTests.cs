using KnowledgeBase.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Execution;

/// <summary>Resolvers: at once and waiting, serial and side by side, failing, out of time.</summary>
public class ResolverTests
{
    [Fact]
    public async Task Siblings_that_wait_are_started_together()
    {
        var first = new TaskCompletionSource<object?>();
        var second = new TaskCompletionSource<object?>();
        var engine = new TestEngine("type Query { a: Int b: Int }")
            .WithAsync("Query.a", async (_, _, _) => await second.Task is int b ? b + 1 : null)
            .WithAsync("Query.b", (_, _, _) =>
            {
                second.SetResult(1); // a waits for this: were b started after a is done, both would wait for ever
                return new(first.Task);
            });
        var answer = engine.RunAsync("{ a b }");
        first.SetResult(7);
        Assert.Equal("""{"data":{"a":2,"b":7}}""", await answer.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Items_of_a_list_wait_together()
    {
        var started = 0;
        var all = new TaskCompletionSource();
        var engine = new TestEngine("type Query { list: [T] } type T { v: Int }")
            .With("Query.list", static (_, _, _) => new object[] { 1, 2, 3 })
            .WithAsync("T.v", async (parent, _, _) =>
            {
                if (Interlocked.Increment(ref started) == 3)
                    all.SetResult();
                await all.Task;
                return parent;
            });
        Assert.Equal(
            """{"data":{"list":[{"v":1},{"v":2},{"v":3}]}}""",
            await engine.RunAsync("{ list { v } }").WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Fields_of_a_mutation_run_one_after_the_other_with_all_below_them()
    {
        var log = new List<string>();
        AsyncFieldResolver Step(string name) => async (_, _, _) =>
        {
            lock (log)
                log.Add("+" + name);
            await Task.Delay(5, TestContext.Current.CancellationToken);
            lock (log)
                log.Add("-" + name);
            return name;
        };
        var engine = new TestEngine("type Query { q: Int } type Mutation { one: T two: T } type T { below: String }")
            .WithAsync("Mutation.one", Step("one")).WithAsync("Mutation.two", Step("two")).WithAsync("T.below", Step("below"));
        Assert.Equal(
            """{"data":{"a":{"below":"below"},"two":{"below":"below"},"b":{"below":"below"}}}""",
            await engine.RunAsync("mutation { a: one { below } two { below } b: one { below } }"));
        Assert.Equal(["+one", "-one", "+below", "-below", "+two", "-two", "+below", "-below", "+one", "-one", "+below", "-below"], log);
    }

    [Fact]
    public async Task A_mutation_stops_at_the_first_field_whose_null_takes_the_data_away()
    {
        var calls = 0;
        var engine = new TestEngine("type Query { q: Int } type Mutation { bad: Int! good: Int }")
            .With("Mutation.good", (_, _, _) => ++calls);
        Assert.EndsWith("\"data\":null}", await engine.RunAsync("mutation { a: good bad b: good }"), StringComparison.Ordinal);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Resolvers_that_do_not_wait_give_an_answer_at_once()
    {
        var engine = new TestEngine("type Query { a: Int }").With("Query.a", static (_, _, _) => 1);
        var answer = new Executor(engine.Options).ExecuteAsync(engine.Plan("{ a }"), CoercedVariables.Empty, null, new RequestContext());
        Assert.True(answer.IsCompletedSuccessfully);
        using var result = await answer;
        Assert.Equal("""{"data":{"a":1}}""", TestEngine.Text(result));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unexpected_exception_is_masked_and_logged_under_the_id_that_the_client_sees(bool waits)
    {
        var logged = new List<string>();
        using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(new ListLogger(logged))).BuildServiceProvider();
        var engine = new TestEngine("type Query { a: Int }");
        if (waits)
        {
            engine.WithAsync("Query.a", static async (_, _, _) =>
            {
                await Task.Yield();
                throw new InvalidOperationException("the secret table is missing");
            });
        }
        else
        {
            engine.With("Query.a", static (_, _, _) => throw new InvalidOperationException("the secret table is missing"));
        }

        Assert.Equal(
            """{"errors":[{"message":"Something unexpected happened on our side. Try again later; if it lasts, tell us the correlation id.","locations":[{"line":1,"column":11}],"path":["a"],"extensions":{"code":"INTERNAL","correlationId":"id-1"}}],"data":{"a":null}}""",
            await engine.RunAsync("query Op{ a}", context: new RequestContext { Services = services }));
        Assert.Equal(["Unexpected error id-1 in Query.a of operation Op: the secret table is missing"], logged);
    }

    [Fact]
    public async Task An_error_given_as_a_value_is_the_error_of_its_position()
    {
        var engine = new TestEngine("type Query { list: [Int] object: Query }")
            .With("Query.list", static (_, _, _) => new object[] { 1, new GraphQLError("No number.", "NO_NUMBER"), 3 })
            .With("Query.object", static (_, _, _) => new GraphQLError("No object.", "NO_OBJECT"));
        Assert.Equal(
            """{"errors":[{"message":"No number.","locations":[{"line":1,"column":3}],"path":["list",1],"extensions":{"code":"NO_NUMBER"}},{"message":"No object.","locations":[{"line":1,"column":8}],"path":["object"],"extensions":{"code":"NO_OBJECT"}}],"data":{"list":[1,null,3],"object":null}}""",
            await engine.RunAsync("{ list object { list } }"));
    }

    [Fact]
    public async Task A_request_that_is_cancelled_ends_with_the_exception_of_cancellation()
    {
        using var source = new CancellationTokenSource();
        var engine = new TestEngine("type Query { a: Int }").WithAsync("Query.a", static async (_, _, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return 1;
        });
        var answer = engine.RunAsync("{ a }", context: new RequestContext { CancellationToken = source.Token });
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact]
    public async Task A_resolver_that_ignores_its_token_does_not_hold_up_the_time_limit()
    {
        var engine = new TestEngine("type Query { a: Int b: Int }") { Options = new() { TimeLimit = TimeSpan.FromMilliseconds(50) } }
            .WithAsync("Query.a", static (_, _, _) => new(new TaskCompletionSource<object?>().Task))
            .With("Query.b", static (_, _, _) => 1);
        Assert.Equal(
            """{"errors":[{"message":"The operation took longer than the server allows. Ask for less, or in several requests.","extensions":{"code":"TIMEOUT","allowed":0.05,"limit":"timeLimit"}}],"data":null}""",
            await engine.RunAsync("{ b a }").WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Resolvers_that_do_not_wait_are_stopped_at_the_time_limit_too()
    {
        var clock = new SteppingClock();
        var engine = new TestEngine("type Query { list: [T] } type T { v: Int }") { Options = new() { TimeLimit = TimeSpan.FromSeconds(1), Clock = clock } }
            .With("Query.list", static (_, _, _) => Enumerable.Repeat<object>(1, 100_000).ToArray())
            .With("T.v", (_, _, _) =>
            {
                clock.Now += TimeSpan.FromMilliseconds(1);
                return 1;
            });
        Assert.Contains("\"code\":\"TIMEOUT\"", await engine.RunAsync("{ list { v } }"), StringComparison.Ordinal);
        Assert.InRange(clock.Now, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.1));
    }

    private sealed class SteppingClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    private sealed class ListLogger(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add($"{formatter(state, exception)}: {exception?.Message}");

        public void Dispose()
        {
        }
    }
}
