using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static KnowledgeBase.GraphQL.Tests.Binding.BindingProbe;

namespace KnowledgeBase.GraphQL.Tests.Binding;

public sealed class ResolverTests
{
    public enum CoverageLevel
    {
        None,
        LegalContextOnly = 7,
        Part2 = 1_000_000,
    }

    public sealed record Range(int? From, Optional<int?> To);

    public sealed record CoverageFilter(CoverageLevel Level, ImmutableArray<string> Tags)
    {
        public Range? Range { get; init; }

        public CoverageFilter? And { get; init; }
    }

    private const string Sdl = """
        type Query {
          level(level: CoverageLevel): CoverageLevel!
          levels: [CoverageLevel!]!
          filter(filter: CoverageFilter!): String!
          maybe(text: String): String!
          names(names: [String!]): Int!
          slug(slug: Slug!): Slug!
          yes: Boolean!
          small: Int!
          large: Int!
          id: ID!
          ratio: Float
          words: [String!]!
          numbers: [Int]
          none: [Int]
          sheet: Sheet
          later: String!
          state: String!
        }
        scalar Slug
        enum CoverageLevel { NONE LEGAL_CONTEXT_ONLY PART_2 }
        input CoverageFilter { level: CoverageLevel! tags: [String!]! range: Range and: CoverageFilter }
        input Range { from: Int to: Int }
        type Sheet { title: String! isFallback: Boolean! size: Int! parts: [Sheet!]! shout(times: Int!): String! }
        """;

    public sealed record Sheet(string Title, bool IsFallback, int Size)
    {
        public ImmutableArray<Sheet> Parts { get; init; } = [];
    }

    public sealed record Reader(string Name);

    public sealed class Dictionary(string word)
    {
        public string Word { get; } = word;
    }

    [FieldsOf("Query")]
    public sealed class Fields(Dictionary dictionary)
    {
        public static readonly string[] Backing = ["a", "b"];

        public static CoverageLevel Level(CoverageLevel? level) => level ?? CoverageLevel.Part2;

        public static IEnumerable<CoverageLevel> Levels() => [CoverageLevel.None, CoverageLevel.LegalContextOnly];

        public static string Filter(CoverageFilter filter) =>
            $"{filter.Level} {string.Join('+', filter.Tags)} {filter.Range?.From} {filter.Range?.To} {filter.And?.Level}";

        public static string Maybe(Optional<string?> text) => text.IsPresent ? text.Value ?? "null" : "absent";

        public static int Names(IReadOnlyList<string>? names) => names?.Count ?? -1;

        public static string Slug(string slug) => slug;

        public static bool Yes() => true;

        public static short Small() => 7;

        public static int Large() => 70_000;

        public static Guid Id() => Guid.Empty;

        public static int? Ratio() => 3;

        public static ImmutableArray<string> Words() => ImmutableCollectionsMarshalOf(Backing);

        public static int?[] Numbers() => [1, null];

        public static ImmutableArray<int>? None() => null;

        public static Sheet? Sheet() => new("t", true, 3);

        public string Later(TimeProvider clock, IServiceProvider services) => $"{dictionary.Word} {clock.GetType().Name} {services.GetService<Dictionary>()!.Word}";

        public static ValueTask<string> State(Reader reader, RequestContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult($"{reader.Name} {ReferenceEquals(context.Get<Reader>(), reader)} {cancellationToken.CanBeCanceled}");

        private static ImmutableArray<string> ImmutableCollectionsMarshalOf(string[] array) =>
            System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(array);
    }

    [FieldsOf("Sheet")]
    public static class SheetFields
    {
        public static string Shout(Sheet sheet, int times) => string.Concat(Enumerable.Repeat(sheet.Title, times));
    }

    private static BoundSchema Bound()
    {
        var services = new ServiceCollection();
        services.AddSingleton(new Dictionary("word"));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Fields>();
        return Bind(
            Sdl,
            registrations =>
            {
                registrations.ResolverClasses.Add(typeof(Fields));
                registrations.ResolverClasses.Add(typeof(SheetFields));
                registrations.RequestState.Add(typeof(Reader));
                registrations.Scalars.Add("Slug", (new PassThrough(), typeof(string)));
            },
            services);
    }

    [Fact]
    public void Enums_turn_into_their_names_and_back()
    {
        var schema = Bound();

        Assert.Equal("PART_2", schema.Resolve("Query.level", null, null, default(ArgumentValue)));
        Assert.Equal("LEGAL_CONTEXT_ONLY", schema.Resolve("Query.level", null, null, Given("LEGAL_CONTEXT_ONLY")));
        Assert.Equal(["NONE", "LEGAL_CONTEXT_ONLY"], (object?[])schema.Resolve("Query.levels")!);
    }

    [Fact]
    public void Input_objects_become_records_also_recursive_ones()
    {
        var filter = new Dictionary<string, object?>
        {
            ["level"] = "NONE",
            ["tags"] = new object?[] { "x", "y" },
            ["range"] = new Dictionary<string, object?> { ["from"] = 1, ["to"] = null },
            ["and"] = new Dictionary<string, object?> { ["level"] = "PART_2", ["tags"] = Array.Empty<object?>() },
        };

        Assert.Equal("None x+y 1  Part2", Bound().Resolve("Query.filter", null, null, Given(filter)));

        filter["range"] = new Dictionary<string, object?>();
        filter.Remove("and");

        Assert.Equal("None x+y  (absent) ", Bound().Resolve("Query.filter", null, null, Given(filter)));
    }

    [Fact]
    public void Absent_and_null_differ_for_Optional()
    {
        var schema = Bound();

        Assert.Equal("absent", schema.Resolve("Query.maybe", null, null, default(ArgumentValue)));
        Assert.Equal("null", schema.Resolve("Query.maybe", null, null, Given(null)));
        Assert.Equal("x", schema.Resolve("Query.maybe", null, null, Given("x")));
    }

    [Fact]
    public void Lists_of_arguments_become_arrays_and_null_stays_null()
    {
        var schema = Bound();

        Assert.Equal(2, schema.Resolve("Query.names", null, null, Given(new object?[] { "a", "b" })));
        Assert.Equal(-1, schema.Resolve("Query.names", null, null, Given(null)));
    }

    [Fact]
    public void Text_with_the_character_zero_is_refused_before_a_resolver_sees_it()
    {
        var exception = Assert.Throws<GraphQLException>(() => Bound().Resolve("Query.slug", null, null, Given("a\0b")));

        Assert.Equal(ErrorCode.BadArgument, exception.Error.Code);
    }

    [Fact]
    public void Results_reach_the_executor_in_their_final_form_and_common_ones_without_an_allocation()
    {
        var schema = Bound();

        Assert.Equal(true, schema.Resolve("Query.yes"));
        Assert.Same(schema.Resolve("Query.yes"), schema.Resolve("Query.yes"));
        Assert.Equal(7, schema.Resolve("Query.small"));
        Assert.Same(schema.Resolve("Query.small"), schema.Resolve("Query.small"));
        Assert.Equal(70_000, schema.Resolve("Query.large"));
        Assert.Equal("00000000-0000-0000-0000-000000000000", schema.Resolve("Query.id"));
        Assert.Equal(3.0, schema.Resolve("Query.ratio"));
        Assert.Same(Fields.Backing, schema.Resolve("Query.words"));
        Assert.Equal([1, null], (object?[])schema.Resolve("Query.numbers")!);
        Assert.Null(schema.Resolve("Query.none"));
    }

    [Fact]
    public void Properties_and_methods_with_the_parent_resolve_below_it()
    {
        var schema = Bound();
        var sheet = (Sheet)schema.Resolve("Query.sheet")!;

        Assert.Equal("t", schema.Resolve("Sheet.title", sheet));
        Assert.Equal(true, schema.Resolve("Sheet.isFallback", sheet));
        Assert.Equal(3, schema.Resolve("Sheet.size", sheet));
        Assert.Equal("ttt", schema.Resolve("Sheet.shout", sheet, null, Given(3)));
    }

    [Fact]
    public async Task Services_request_state_context_and_token_arrive_by_type()
    {
        using var source = new CancellationTokenSource();
        var context = new RequestContext { Services = new ServiceCollection().AddSingleton(new Dictionary("request")).BuildServiceProvider(), CancellationToken = source.Token };
        context.Set(new Reader("Ada"));
        var schema = Bound();

        Assert.Equal("word SystemTimeProvider request", schema.Resolve("Query.later", null, context));
        Assert.Equal("Ada True True", await schema.BindingAt("Query.state").ResolveAsync!(null, [], context));
    }

    [Fact]
    public async Task A_subscription_opens_a_stream_whose_events_are_the_field()
    {
        var schema = Bind<Ticks>("type Query { a: Int } type Subscription { ticks: CoverageLevel! } enum CoverageLevel { NONE LEGAL_CONTEXT_ONLY PART_2 }");
        var binding = schema.BindingAt("Subscription.ticks");
        var values = new List<object?>();

        await foreach (var item in binding.Subscribe!(null, [], new RequestContext()))
            values.Add(binding.Resolve!(item, [], new RequestContext()));

        Assert.Equal(["NONE", "PART_2"], values);
    }

    private sealed class Ticks
    {
        [Field("Query.a")]
        public static int? A() => null;

        [Field("Subscription.ticks")]
        public static async IAsyncEnumerable<CoverageLevel> Stream([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return CoverageLevel.None;
            yield return CoverageLevel.Part2;
        }
    }

    public interface IShape
    {
        string Name { get; }
    }

    public sealed record Circle(string Name) : IShape;

    public record Square(string Name) : IShape;

    public sealed record BlueSquare(string Name) : Square(Name);

    private sealed class Shapes
    {
        [Field("Query.shape")]
        public static IShape? Shape() => null;

        [Field("Shape.loud")]
        public static string Loud(IShape shape) => shape.Name.ToUpperInvariant();

        [Field("Circle.loud")]
        public static string Round(Circle circle) => circle.Name + "!";
    }

    [Fact]
    public void A_resolver_of_an_interface_serves_the_types_without_their_own_and_types_are_told_apart_by_class()
    {
        var schema = Bind(
            "type Query { shape: Shape } interface Shape { name: String! loud: String! } type Circle implements Shape { name: String! loud: String! } type Square implements Shape { name: String! loud: String! }",
            registrations =>
            {
                registrations.ResolverClasses.Add(typeof(Shapes));
                registrations.Types.Add(("Circle", typeof(Circle)));
                registrations.Types.Add(("Square", typeof(Square)));
            });

        Assert.Equal("A", schema.Resolve("Square.loud", new Square("a")));
        Assert.Equal("a!", schema.Resolve("Circle.loud", new Circle("a")));
        Assert.Equal("Circle", schema.TypeOf(new Circle("a"))!.Name);
        Assert.Equal("Square", schema.TypeOf(new BlueSquare("a"))!.Name);
        Assert.Null(schema.TypeOf("a"));
    }

    [Fact]
    public void A_type_bound_to_several_CLR_types_reads_each_of_them()
    {
        var schema = Bind(
            "type Query { thing: Thing } type Thing { name: String! }",
            registrations =>
            {
                registrations.ResolverClasses.Add(typeof(Things));
                registrations.Types.Add(("Thing", typeof(Circle)));
                registrations.Types.Add(("Thing", typeof(Square)));
            });

        Assert.Equal("c", schema.Resolve("Thing.name", new Circle("c")));
        Assert.Equal("b", schema.Resolve("Thing.name", new BlueSquare("b")));
    }

    private sealed class Things
    {
        [Field("Query.thing")]
        public static IShape? Thing() => null;
    }
}
