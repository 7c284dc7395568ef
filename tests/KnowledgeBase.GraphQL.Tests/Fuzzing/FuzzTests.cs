using System.Buffers;
using System.Text;
using System.Text.Json;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Http;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.Tests.Http;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Fuzzing;

/// <summary>Mutated inputs for every stage: whatever comes, there is a result, soon, and no exception.</summary>
public sealed class FuzzTests
{
    private const string Extension = """
        directive @onQuery on QUERY
        extend type Query {
          self: Query! node: Node
          things(first: Int = 10): [Query!]!
          number(value: Int, real: Float, id: ID): Int
          find(filter: Filter, list: [[[Int]]]): Int
          choose(by: Choice!): Int
          paint(colors: [Color!] = [GREEN]): [Color!]
          anything(value: Anything): Anything
        }
        interface Node { id: ID node: Node }
        type One implements Node { id: ID node: Node size: Int }
        type Two implements Node { id: ID node: Node size: Int }
        input Filter { and: [Filter!] or: Filter name: String count: Int = 3 }
        input Choice @oneOf { id: ID name: String filter: Filter }
        enum Color { RED GREEN }
        scalar Anything
        """;

    private static readonly Schema Schema = BuildSchema();

    [Fact]
    public void The_parser_gives_a_document_or_an_error_and_what_it_prints_it_reads_again() => FuzzRun.For(
        static text =>
        {
            var parsed = Parser.Parse(text);
            CheckPlace(parsed.Error, text);
            if (!parsed.IsSuccess)
                return;
            var printed = Printer.Print(parsed.Document);
            var again = Parser.Parse(printed, ParserLimits.Trusted);
            Assert.True(again.IsSuccess, again.Error?.Message);
            Assert.Equal(printed, Printer.Print(again.Document));
        },
        new Mutation([.. Seeds.Documents, .. Seeds.Sdl]).Make);

    [Fact]
    public void Values_and_types_give_a_node_or_an_error() => FuzzRun.For(
        static text =>
        {
            CheckPlace(Parser.ParseValue(text).Error, text);
            CheckPlace(Parser.ParseConstValue(text).Error, text);
            CheckPlace(Parser.ParseType(text).Error, text);
        },
        new Mutation(Seeds.Values).Make);

    [Fact]
    public void SDL_gives_a_schema_or_errors_and_what_it_prints_gives_the_same_schema() => FuzzRun.For(
        static text =>
        {
            var parsed = Parser.Parse(text, ParserLimits.Trusted);
            if (!parsed.IsSuccess)
                return;
            var built = SchemaBuilder.Build([parsed.Document]);
            Assert.Equal(built.IsSuccess, built.Errors.IsEmpty);
            if (!built.IsSuccess)
                return;
            var printed = SchemaPrinter.Print(built.Schema);
            var again = SchemaBuilder.Build([Parser.Parse(printed, ParserLimits.Trusted).Document!]);
            Assert.True(again.IsSuccess, string.Join('\n', again.Errors.Select(static error => error.Message)));
            Assert.Equal(printed, SchemaPrinter.Print(again.Schema));
        },
        new Mutation(Seeds.Sdl).Make);

    [Fact]
    public void Validation_and_planning_give_a_plan_or_errors() => FuzzRun.For(
        static text =>
        {
            var parsed = Parser.Parse(text);
            if (!parsed.IsSuccess)
                return;
            var valid = Validator.Validate(Schema, parsed.Document);
            Assert.InRange(valid.Errors.Length, valid.IsSuccess ? 0 : 1, valid.IsSuccess ? 0 : 101);
            if (!valid.IsSuccess)
                return;
            foreach (var operation in parsed.Document.Definitions.OfType<OperationDefinitionNode>())
            {
                var planned = OperationPlanner.Plan(new Unbound(Schema), valid.Document, operation.Name?.Value, new OperationLimits());
                Assert.Equal(planned.IsSuccess, planned.Errors.IsEmpty);
            }
        },
        new Mutation(Seeds.Documents).Make);

    [Fact]
    public void Variables_give_values_or_errors()
    {
        var plans = Seeds.Documents.Where(static text => text.Contains('$', StringComparison.Ordinal)).Select(static text =>
            OperationPlanner.Plan(new Unbound(Schema), Validator.Validate(Schema, Parser.Parse(text).Document!).Document!, null, new OperationLimits()).Plan!).ToArray();
        Assert.Equal(4, plans.Length);
        FuzzRun.For(
            text =>
            {
                if (!JsonText.TryParse(Encoding.UTF8.GetBytes(text), 64, out var json, out var problem))
                {
                    Assert.NotEqual("", problem.Text);
                    return;
                }

                foreach (var plan in plans)
                {
                    var coerced = VariableCoercion.Coerce(plan, json);
                    Assert.Equal(coerced.IsSuccess, coerced.Errors.IsEmpty);
                    Assert.InRange(coerced.Errors.Length, 0, 50 * 4);
                    Assert.All(coerced.Errors, static error => Assert.InRange(error.Message.Length, 1, 1_000));
                }
            },
            new Mutation(Seeds.Variables).Make);
    }

    [Fact]
    public async Task A_request_as_bytes_gives_an_answer_in_JSON_and_nothing_unexpected()
    {
        await using var host = await SampleHost.StartAsync(static schema => schema
            .AddSchemaText(Extension).AddResolvers(typeof(Fields)).AddScalar<object>("Anything", new AnyCoercion())
            .BindType<Whole>("Query").BindType<One>("One").BindType<Two>("Two"));
        var pipeline = host.Services.GetRequiredKeyedService<RequestPipeline>(GraphQLServiceCollectionExtensions.DefaultName);
        var documents = new Mutation(Seeds.Documents);
        var variables = new Mutation(Seeds.Variables);
        FuzzRun.For(
            text =>
            {
                var reading = RequestParameters.FromBody(Encoding.UTF8.GetBytes(text), 64);
                Assert.NotEqual(reading.Request is null, reading.Rejection is null);
                if (reading.Request is not { } request)
                    return;
                using var outcome = pipeline.ExecuteAsync(request, host.Services, null, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                Assert.NotEqual(RequestStage.Failed, outcome.Stage);
                var bytes = new ArrayBufferWriter<byte>();
                ResponseWriter.Write(bytes, outcome.Result!);
                using var json = JsonDocument.Parse(bytes.WrittenMemory);
                foreach (var error in outcome.Result!.Errors)
                    Assert.True(error.Code != ErrorCode.Internal || error.Path?[^1] is "fails" || request.Query!.Contains("fails", StringComparison.Ordinal), error.Message);
            },
            random =>
            {
                var body = $$"""{"query":{{JsonSerializer.Serialize(documents.Make(random))}},"variables":{{(random.Next(3) == 0 ? variables.Make(random) : Seeds.Variables[random.Next(Seeds.Variables.Count)])}}}""";
                return random.Next(10) == 0 ? new Mutation(body).Make(random) : body;
            });
    }

    private static void CheckPlace(GraphQLError? error, string text)
    {
        if (error is null)
            return;
        var place = Assert.Single(error.Locations);
        Assert.InRange(place.Line, 1, text.Length + 1);
        Assert.InRange(place.Column, 1, text.Length + 1);
        Assert.InRange(error.Message.Length, 1, 500);
    }

    private static Schema BuildSchema()
    {
        var built = SchemaBuilder.Build([Parser.Parse(SampleHost.Sdl + Extension, ParserLimits.Trusted).Document!]);
        Assert.Empty(built.Errors);
        return built.Schema!;
    }

    private sealed class Unbound(Schema schema) : ExecutableSchema
    {
        public override Schema Schema { get; } = schema;

        public override FieldBinding BindingOf(ObjectType type, FieldDefinition field) => new() { Resolve = static (_, _, _) => null };

        public override ObjectType? TypeOf(object value) => null;
    }

    private sealed record Whole;

    private sealed record One(string? Id, int? Size);

    private sealed record Two(string? Id, int? Size);

    private enum Color
    {
        Red,
        Green,
    }

    private sealed record Filter(IReadOnlyList<Filter>? And, Filter? Or, string? Name, int? Count);

    private sealed record Choice(string? Id, string? Name, Filter? Filter);

    private static class Fields
    {
        private static readonly Whole It = new();

        [Field("Query.self")]
        public static Whole Self() => It;

        [Field("Query.node")]
        public static object? Node() => new One("1", 1);

        [Field("One.node")]
        public static object? NodeOfOne() => new Two("2", 2);

        [Field("Two.node")]
        public static object? NodeOfTwo() => null;

        [Field("Query.things")]
        public static IReadOnlyList<Whole> Things(int? first) => Enumerable.Repeat(It, Math.Clamp(first ?? 0, 0, 100)).ToArray();

        [Field("Query.number")]
        public static int? Number(int? value, double? real, string? id) => value ?? (real is null ? id?.Length : 1);

        [Field("Query.find")]
        public static int? Find(Filter? filter, IReadOnlyList<IReadOnlyList<IReadOnlyList<int?>?>?>? list) => filter?.Count ?? list?.Count;

        [Field("Query.choose")]
        public static int? Choose(Choice by) => by.Id?.Length ?? by.Name?.Length ?? by.Filter?.Count;

        [Field("Query.paint")]
        public static IReadOnlyList<Color>? Paint(IReadOnlyList<Color>? colors) => colors;

        [Field("Query.anything")]
        public static object? Anything(object? value) => value;
    }
}
