using KnowledgeBase.GraphQL.Execution;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Execution;

/// <summary>Subscriptions (spec 6.2.3).</summary>
public class SubscriptionTests
{
    private const string Sdl = "type Query { q: Int } type Subscription { tick(from: Int = 1): Int! other: Int }";

    [Fact]
    public async Task Each_event_of_the_source_becomes_a_response() => Assert.Equal(
        ["""{"data":{"t":5}}""", """{"errors":[{"message":"\"Subscription.tick\" gave null where its type Int! does not allow it.","locations":[{"line":1,"column":16}],"path":["t"],"extensions":{"code":"NULL_VALUE"}}],"data":null}""", """{"data":{"t":7}}"""],
        await Responses(Engine((_, arguments, _) => Source(arguments[0], null, 7)), "subscription { t: tick(from: 5) }"));

    [Fact]
    public async Task A_source_that_fails_ends_the_stream_with_its_error() => Assert.Equal(
        ["""{"data":{"tick":1}}""", """{"errors":[{"message":"Something unexpected happened on our side. Try again later; if it lasts, tell us the correlation id.","extensions":{"code":"INTERNAL","correlationId":"id-1"}}]}"""],
        await Responses(Engine((_, _, _) => Source(1, new InvalidOperationException("secret"))), "subscription { tick }"));

    [Fact]
    public async Task A_source_that_cannot_be_opened_gives_one_response_and_no_stream() => Assert.Equal(
        ["""{"errors":[{"message":"Not for you.","locations":[{"line":1,"column":16}],"path":["tick"],"extensions":{"code":"FORBIDDEN"}}]}"""],
        await Responses(Engine((_, _, _) => throw new GraphQLException(new("Not for you.", "FORBIDDEN"))), "subscription { tick }"));

    [Fact]
    public async Task A_field_without_a_source_cannot_be_subscribed_to() => Assert.Contains(
        "OPERATION_NOT_FOUND", Assert.Single(await Responses(Engine((_, _, _) => Source()), "subscription { other }")), StringComparison.Ordinal);

    [Fact]
    public async Task Cancelling_the_request_ends_the_stream()
    {
        using var source = new CancellationTokenSource();
        var engine = Engine(static (_, _, context) => Endless(context.CancellationToken));
        var result = await new Executor(engine.Options).SubscribeAsync(
            engine.Plan("subscription { tick }"), CoercedVariables.Empty, null, new RequestContext { CancellationToken = source.Token });
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var response in result.Stream!)
            {
                response.Dispose();
                if (++seen == 3)
                    await source.CancelAsync();
            }
        });
        Assert.Equal(3, seen);
    }

    private static TestEngine Engine(SourceStreamResolver subscribe) => new TestEngine(Sdl)
        .With("Subscription.tick", new FieldBinding { Subscribe = subscribe, Resolve = static (parent, _, _) => parent });

    private static async Task<List<string>> Responses(TestEngine engine, string document)
    {
        var plan = engine.Plan(document);
        var result = await new Executor(engine.Options).SubscribeAsync(plan, CoercedVariables.Empty, null, new RequestContext());
        if (!result.IsSuccess)
            return [TestEngine.Text(result.Error)];
        var responses = new List<string>();
        await foreach (var response in result.Stream)
        {
            using (response)
                responses.Add(TestEngine.Text(response));
        }

        return responses;
    }

    private static async IAsyncEnumerable<object?> Source(params object?[] events)
    {
        foreach (var one in events)
        {
            await Task.Yield();
            yield return one is Exception exception ? throw exception : one;
        }
    }

    private static async IAsyncEnumerable<object?> Endless([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            await Task.Delay(1, cancellationToken);
            yield return i;
        }
    }
}
