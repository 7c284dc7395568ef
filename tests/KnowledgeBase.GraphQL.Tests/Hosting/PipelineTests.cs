using System.Diagnostics;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Hosting;

public sealed class PipelineTests
{
    private const string Extension = """
        directive @inContext(languages: [String!], release: String = "newest") on QUERY
        extend type Query { context: String! }
        """;

    public sealed record Languages(string Text);

    private static class Fields
    {
        [Field("Query.context")]
        public static string Context(Languages languages) => languages.Text;
    }

    private sealed class FromDirective : IRequestInitializer
    {
        public ValueTask<GraphQLError?> InitializeAsync(RequestInitialization init, CancellationToken cancellationToken)
        {
            var arguments = init.Directives.FirstOrDefault(directive => directive.Name == "inContext")?.Arguments;
            var languages = arguments?.GetValueOrDefault("languages") as object?[] ?? [];
            init.Context.Set(new Languages($"{string.Join('+', languages)} {arguments?.GetValueOrDefault("release")} {init.HttpContext is not null} {init.Operation.Operation}"));
            init.Context.Extensions["release"] = "2026.1.0";
            return default;
        }
    }

    private static Task<SampleHost> StartAsync() => SampleHost.StartAsync(schema => schema
        .AddSchemaText(Extension).AddResolvers(typeof(Fields)).AddRequestState<Languages>().UseRequestInitializer<FromDirective>());

    [Theory]
    [InlineData("{ context }", "  True Query")]
    [InlineData("query @inContext { context }", " newest True Query")]
    [InlineData("query @inContext(languages: [\"fr\", \"en\"], release: \"1\") { context }", "fr+en 1 True Query")]
    [InlineData("query($l: [String!] = [\"es\"]) @inContext(languages: $l) { context }", "es newest True Query")]
    public async Task Directives_of_the_operation_reach_the_initializer_with_coerced_arguments(string query, string expected)
    {
        await using var host = await StartAsync();

        var answer = await host.PostAsync(new { query });

        Assert.Equal($$$"""{"data":{"context":"{{{expected}}}"},"extensions":{"release":"2026.1.0"}}""", answer.Body);
    }

    [Fact]
    public async Task A_request_can_be_answered_without_HTTP()
    {
        await using var host = await StartAsync();
        var pipeline = host.Services.GetRequiredKeyedService<RequestPipeline>("default");

        using var outcome = await pipeline.ExecuteAsync(new GraphQLRequest { Query = "{ context }" }, host.Services, null, TestContext.Current.CancellationToken);

        Assert.Equal(RequestStage.Executed, outcome.Stage);
        Assert.Equal("""{"context":"  False Query"}""", System.Text.Encoding.UTF8.GetString(outcome.Result!.Data.Span));
    }

    [Fact]
    public async Task A_request_that_its_client_cancelled_ends_as_cancelled()
    {
        await using var host = await StartAsync();
        var pipeline = host.Services.GetRequiredKeyedService<RequestPipeline>("default");
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await pipeline.ExecuteAsync(new GraphQLRequest { Query = "{ wait(milliseconds: 60000) }" }, host.Services, null, source.Token));
    }

    [Fact]
    public async Task A_request_is_traced_with_its_name_hash_cost_and_outcome()
    {
        await using var host = await SampleHost.StartAsync();
        var tags = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "KnowledgeBase.GraphQL",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("graphql.operation.name") is "OnlyHere")
                    tags.AddRange(activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"));
            },
        };
        ActivitySource.AddActivityListener(listener);

        await host.PostAsync(new { query = "query OnlyHere { hello }" });

        Assert.Equal(
            [
                $"graphql.document.hash={DocumentHash.Of("query OnlyHere { hello }")}",
                "graphql.operation.type=query",
                "graphql.operation.name=OnlyHere",
                "graphql.cost=0",
                "graphql.outcome=Executed",
            ],
            tags);
    }

    [Fact]
    public async Task Two_schemas_live_side_by_side_under_their_names()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGraphQL().AddSchemaText("type Query { a: Int }").AddResolvers(typeof(A));
        services.AddGraphQL("editorial").AddSchemaText("type Query { b: Int }").AddResolvers(typeof(B));
        Assert.Throws<InvalidOperationException>(() => services.AddGraphQL("editorial"));
        await using var provider = services.BuildServiceProvider();

        foreach (var (name, query, expected) in new[] { ("default", "{ a }", """{"a":1}"""), ("editorial", "{ b }", """{"b":2}""") })
        {
            using var outcome = await provider.GetRequiredKeyedService<RequestPipeline>(name)
                .ExecuteAsync(new GraphQLRequest { Query = query }, provider, null, TestContext.Current.CancellationToken);
            Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(outcome.Result!.Data.Span));
        }
    }

    private static class A
    {
        [Field("Query.a")]
        public static int? Value() => 1;
    }

    private static class B
    {
        [Field("Query.b")]
        public static int? Value() => 2;
    }

    [Theory]
    [InlineData("type Query {", "The GraphQL schema 'default' is not valid:")]
    [InlineData("type Query { a: Nope }", "The GraphQL schema 'default' is not valid:")]
    public void A_schema_that_is_not_valid_keeps_the_host_from_starting(string sdl, string message)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGraphQL().AddSchemaText(sdl);
        using var provider = services.BuildServiceProvider();

        Assert.StartsWith(message, Assert.Throws<InvalidOperationException>(() => provider.GetRequiredKeyedService<RequestPipeline>("default")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_files_and_resources_that_are_not_there_are_named()
    {
        foreach (var add in new Action<GraphQLBuilder>[] { builder => builder.AddSchemaFiles("Nowhere/*.graphql"), builder => builder.AddSchemaResources(typeof(PipelineTests).Assembly, "*.nothing") })
        {
            var services = new ServiceCollection();
            services.AddLogging();
            add(services.AddGraphQL());
            using var provider = services.BuildServiceProvider();

            Assert.Contains("*.", Assert.Throws<FileNotFoundException>(() => provider.GetRequiredKeyedService<RequestPipeline>("default")).Message, StringComparison.Ordinal);
        }
    }
}
