using System.Diagnostics;
using System.Globalization;
using System.Text;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.Tests.Execution;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Planning;

/// <summary>Each limit at nothing, one below, at it, one past it, a huge one and a negative one.</summary>
public class LimitTests
{
    private const string Sdl = """
        directive @cost(weight: String!) on FIELD_DEFINITION | OBJECT
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
        type Query {
          a: Query
          n: Int
          dear: Int @cost(weight: "100")
          ten: [Query] @listSize(assumedSize: 10)
          some(first: Int = 5, last: Int): [Query] @listSize(assumedSize: 50, slicingArguments: ["first", "last"])
          unknown: [Query]
          page(first: Int = 20): Page @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
          heavy: Heavy
        }
        type Page { nodes: [Query] total: Int }
        type Heavy @cost(weight: "2.5") { n: Int }
        type Mutation { n: Int }
        """;

    // A document that measures exactly five by each limit.
    public static TheoryData<string, string> OfSizeFive => new()
    {
        { "maxDepth", "{ a { a { a { a { n } } } } }" },
        { "maxDepth", "{ a { a { ...F } } } fragment F on Query { a { a { n } } }" },
        { "maxNesting", "{ a { a { a { a { n } } } } }" },
        { "maxNesting", "{ ...F } fragment F on Query { ... { ... { a { n } } } }" },
        { "maxFields", "{ a { a { a { a { n } } } } }" },
        { "maxFields", "{ n ...F } fragment F on Query { n ... { n } }" },
        { "maxAliases", "{ p: n q: n r: n ...F } fragment F on Query { s: n a { t: n } }" },
        { "maxRootFields", "{ n p: n ...F } fragment F on Query { a { n } q: n r: n }" },
        { "maxIntrospectionDepth", "{ __schema { types { ofType { ofType { ofType { name } } } } } }" },
        { "maxCost", "{ a { a { a { a { a { n } } } } } }" },
        { "maxCost", "{ some { n } }" },
    };

    [Theory]
    [MemberData(nameof(OfSizeFive))]
    public void A_document_of_size_five_passes_from_five_on(string limit, string document)
    {
        foreach (var allowed in new[] { 0, 1, 4 })
            AssertRefused(limit, allowed, document);
        foreach (var allowed in new[] { 5, 6, 400 })
            Assert.Empty(new TestEngine(Sdl) { Limits = Only(limit, allowed) }.TryPlan(document).Errors);
    }

    [Theory]
    [InlineData("maxDepth")]
    [InlineData("maxNesting")]
    [InlineData("maxFields")]
    [InlineData("maxAliases")]
    [InlineData("maxRootFields")]
    [InlineData("maxIntrospectionDepth")]
    [InlineData("maxCost")]
    public void A_negative_limit_cannot_be_set(string limit) => Assert.Throws<ArgumentOutOfRangeException>(() => Only(limit, -1));

    [Fact]
    public void Nesting_cannot_be_allowed_beyond_what_a_stack_holds()
    {
        Assert.Equal(500, new OperationLimits { MaxNesting = 500 }.MaxNesting);
        Assert.Throws<ArgumentOutOfRangeException>(() => new OperationLimits { MaxNesting = 501 });
    }

    [Theory]
    [InlineData("{ n }", 0)]
    [InlineData("{ a { n } }", 1)]
    [InlineData("{ dear }", 100)]
    [InlineData("{ x: dear y: dear }", 200)]
    [InlineData("{ heavy { n } }", 3)]
    [InlineData("{ ten { n } }", 10)]
    [InlineData("{ ten { ten { dear } } }", 10 * (1 + (10 * (1 + 100))))]
    [InlineData("{ unknown { n } }", 7)]
    [InlineData("{ some(first: 3) { a { n } } }", 6)]
    [InlineData("{ some(first: 3, last: 8) { n } }", 8)]
    [InlineData("{ some(first: -3) { n } }", 0)]
    [InlineData("{ page(first: 30) { total nodes { n } } }", 31)]
    [InlineData("{ page { ...P } } fragment P on Page { nodes { a { n } } }", 1 + (20 * 2))]
    [InlineData("{ ...F ...G } fragment F on Query { a { n } } fragment G on Query { ...F }", 2)]
    [InlineData("{ a @skip(if: true) { n } dear @include(if: false) }", 0)]
    [InlineData("{ __schema { types { name fields { name } } } }", 3)]
    public void Cost_is_weights_times_the_lists_around(string document, long expected) => Assert.Equal(
        expected, new TestEngine(Sdl) { Limits = OperationLimits.None with { DefaultListSize = 7 } }.Plan(document).CostOf(CoercedVariables.Empty));

    [Theory]
    [InlineData("""{"n":3,"x":true}""", 3 + 100)]
    [InlineData("""{"n":3,"x":false}""", 3)]
    [InlineData("""{"n":0,"x":false}""", 0)]
    [InlineData("""{"n":null,"x":false}""", 5)]
    [InlineData("""{"x":false}""", 5)]
    [InlineData("""{"n":2147483647,"x":false}""", 2147483647)]
    public async Task Cost_counts_the_values_of_variables(string variables, long expected)
    {
        const string document = "query ($n: Int, $x: Boolean!) { some(first: $n) { n } dear @include(if: $x) }";
        var engine = new TestEngine(Sdl) { Limits = OperationLimits.None with { MaxCost = 1_000 } };
        var plan = engine.Plan(document);
        using var json = System.Text.Json.JsonDocument.Parse(variables);
        Assert.Equal(expected, plan.CostOf(VariableCoercion.Coerce(plan, json.RootElement).Variables!));
        var answer = await engine.RunAsync(document, variables);
        if (expected <= 1_000)
            Assert.StartsWith("{\"data\":", answer, StringComparison.Ordinal);
        else
            Assert.Contains(""""limit":"maxCost"""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_of_a_limit_names_it() => Assert.Equal(
        """{"errors":[{"message":"The operation is too large: it may have at most 2 levels of fields. Ask for less, or in several requests.","locations":[{"line":1,"column":2}],"extensions":{"code":"LIMIT_EXCEEDED","allowed":2,"limit":"maxDepth"}}]}""",
        await new TestEngine(Sdl) { Limits = new() { MaxDepth = 2 } }.RunAsync(" { a { a { n } } }"));

    // 40 KB that would expand to 2^1000 fields, to a stack of a thousand selection sets, to a billion list items.
    [Fact]
    public void Bombs_are_refused_at_once()
    {
        var doubling = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < 90; i++)
            doubling.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Query {{ ...F{i + 1} ... {{ ...F{i + 1} }} }}");
        doubling.Append(" fragment F90 on Query { n }");

        var chain = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < 1_000; i++)
            chain.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Query {{ a {{ ...F{i + 1} }} }}");
        chain.Append(" fragment F1000 on Query { n }");

        var clock = Stopwatch.StartNew();
        AssertRefused("maxFields", new OperationLimits { MaxNesting = 500 }, Unchecked(doubling.ToString()));
        AssertRefused("maxNesting", new OperationLimits(), Unchecked(chain.ToString()));
        AssertRefused("maxNesting", OperationLimits.None, Unchecked(chain.ToString()));
        AssertRefused("maxCost", new OperationLimits(), Unchecked("{ ten { ten { ten { ten { ten { ten { ten { ten { ten { n } } } } } } } } } }"));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task At_the_greatest_nesting_nothing_overflows()
    {
        var document = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < 249; i++)
            document.Append(CultureInfo.InvariantCulture, $" fragment F{i} on Query {{ ten {{ ...F{i + 1} }} }}");
        document.Append(" fragment F249 on Query { n }");
        var engine = new TestEngine(Sdl).With("Query.ten", static (_, _, _) => new object[] { 1 }).With("Query.n", static (_, _, _) => 1);
        var plan = OperationPlanner.Plan(engine, Unchecked(document.ToString())(engine), null, OperationLimits.None with { MaxCost = long.MaxValue });
        Assert.Empty(plan.Errors);
        var answered = new TaskCompletionSource<int>();
        var thread = new Thread(
            () =>
            {
                using var result = new Executor(engine.Options).ExecuteAsync(plan.Plan!, CoercedVariables.Empty, null, new RequestContext()).AsTask().Result;
                answered.SetResult(result.Errors.Length);
            },
            maxStackSize: 1 << 20);
        thread.Start();
        Assert.Equal(0, await answered.Task);
    }

    private static Func<TestEngine, GraphQL.Validation.ValidatedDocument> Unchecked(string document) =>
        engine => new(engine.Schema, GraphQL.Language.Parser.Parse(document, GraphQL.Language.ParserLimits.Trusted).Document!);

    private static void AssertRefused(string limit, int allowed, string document) =>
        AssertRefused(limit, Only(limit, allowed), Unchecked(document));

    private static void AssertRefused(string limit, OperationLimits limits, Func<TestEngine, GraphQL.Validation.ValidatedDocument> document)
    {
        var engine = new TestEngine(Sdl);
        var result = OperationPlanner.Plan(engine, document(engine), null, limits);
        Assert.Null(result.Plan);
        var error = Assert.Single(result.Errors);
        Assert.Equal((ErrorCode.LimitExceeded, limit), (error.Code, (string)error.Extensions["limit"]));
    }

    private static OperationLimits Only(string limit, int value) => limit switch
    {
        "maxDepth" => OperationLimits.None with { MaxDepth = value },
        "maxNesting" => OperationLimits.None with { MaxNesting = value },
        "maxFields" => OperationLimits.None with { MaxFields = value },
        "maxAliases" => OperationLimits.None with { MaxAliases = value },
        "maxRootFields" => OperationLimits.None with { MaxRootFields = value },
        "maxIntrospectionDepth" => OperationLimits.None with { MaxIntrospectionDepth = value },
        _ => OperationLimits.None with { MaxCost = value },
    };
}
