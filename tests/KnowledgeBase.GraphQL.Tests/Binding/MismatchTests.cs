using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Binding;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Binding;

public sealed class MismatchTests
{
    [Fact]
    public void Every_mismatch_is_listed_at_once_a_line_each()
    {
        var exception = Assert.Throws<SchemaBindingException>(() => BindingProbe.Bind<OneField>("type Query { a: Int b: Int! c: Int }"));

        Assert.Equal(["Query.b: no resolver", "Query.c: no resolver"], exception.Mismatches);
        Assert.Equal(
            $"The GraphQL schema 'test' and the code bound to it differ in 2 places:{Environment.NewLine}- Query.b: no resolver{Environment.NewLine}- Query.c: no resolver",
            exception.Message);
    }

    [FieldsOf("Query")]
    private sealed class OneField
    {
        public static int A() => 1;
    }

    [Fact]
    public void A_resolver_for_a_field_or_type_that_is_not_there_is_a_mismatch() => Assert.Equal(
        [
            "Query.gone <- MismatchTests.Extra.Gone: the schema has no such field",
            "Nothing.here <- MismatchTests.Extra.Here: the schema has no object or interface type Nothing",
        ],
        BindingProbe.Mismatches<Extra>("type Query { a: Int }"));

    [FieldsOf("Query")]
    private sealed class Extra
    {
        public static int A() => 1;

        public static int Gone() => 1;

        [Field("Nothing.here")]
        public static int Here() => 1;
    }

    [Fact]
    public void Two_resolvers_for_one_field_are_a_mismatch() => Assert.Equal(
        ["Query.a <- MismatchTests.Twice.AAsync: MismatchTests.Twice.A resolves this field already"],
        BindingProbe.Mismatches<Twice>("type Query { a: Int }"));

    [FieldsOf("Query")]
    private sealed class Twice
    {
        public static int A() => 1;

        public static Task<int> AAsync() => Task.FromResult(1);
    }

    [Fact]
    public void A_result_that_may_be_null_does_not_fit_a_non_null_field() => Assert.Equal(
        [
            "Query.text <- MismatchTests.Nullable.Text: string? may be null, but the schema says String!",
            "Query.number <- MismatchTests.Nullable.Number: int? may be null, but the schema says Int!",
            "Query.waited <- MismatchTests.Nullable.WaitedAsync: string? may be null, but the schema says String!",
            "Query.items <- MismatchTests.Nullable.Items: string? may be null, but the schema says String!",
            "Query.array <- MismatchTests.Nullable.Array: string? may be null, but the schema says String!",
            "Query.deep <- MismatchTests.Nullable.Deep: int? may be null, but the schema says Int!",
        ],
        BindingProbe.Mismatches<Nullable>(
            "type Query { text: String! number: Int! waited: String! items: [String!]! array: [String!]! deep: [[Int!]!]! fine: [[String]!] }"));

    [FieldsOf("Query")]
    private sealed class Nullable
    {
        public static string? Text() => null;

        public static int? Number() => null;

        public static Task<string?> WaitedAsync() => Task.FromResult<string?>(null);

        public static IReadOnlyList<string?> Items() => [];

        public static string?[] Array() => [];

        public static ImmutableArray<ImmutableArray<int?>> Deep() => [];

        public static ImmutableArray<IReadOnlyList<string?>>? Fine() => null;
    }

    [Fact]
    public void A_parameter_that_cannot_be_null_does_not_fit_an_argument_that_may_be() => Assert.Equal(
        [
            "Query.a <- MismatchTests.Arguments.A(first): int cannot be null, but Int may be null or absent",
            "Query.b <- MismatchTests.Arguments.B(text): string cannot be null, but String may be null or absent",
            "Query.c <- MismatchTests.Arguments.C(list): string cannot be null, but the schema says String",
            "Query.d <- MismatchTests.Arguments.D(maybe): int cannot be null, but the schema says Int",
        ],
        BindingProbe.Mismatches<Arguments>("type Query { a(first: Int = 10): Int b(text: String): Int c(list: [String]!): Int d(maybe: Int): Int e(ok: Int!, fine: [String!]!): Int }"));

    [FieldsOf("Query")]
    private sealed class Arguments
    {
        public static int A(int first) => first;

        public static int B(string text) => text.Length;

        public static int C(IReadOnlyList<string> list) => list.Count;

        public static int D(Optional<int> maybe) => maybe.Or(0);

        public static int E(int? ok, ImmutableArray<string?> fine) => ok ?? fine.Length;
    }

    [Fact]
    public void An_argument_nobody_takes_and_a_parameter_nobody_gives_are_mismatches() => Assert.Equal(
        [
            "Query.a <- MismatchTests.Loose.A(clock): TimeProvider clock is no argument of the field, not its parent, no registered request state and no registered service",
            "Query.a <- MismatchTests.Loose.A: the argument first is not taken by any parameter",
        ],
        BindingProbe.Mismatches<Loose>("type Query { a(first: Int): Int }"));

    [FieldsOf("Query")]
    private sealed class Loose
    {
        public static int A(TimeProvider clock) => clock.GetHashCode();
    }

    [Fact]
    public void Types_that_a_scalar_does_not_take_are_mismatches() => Assert.Equal(
        [
            "Query.text <- MismatchTests.Scalars.Text: int does not fit the scalar String; it takes string",
            "Query.number <- MismatchTests.Scalars.Number: long does not fit the scalar Int; it takes int or a smaller integer",
            "Query.list <- MismatchTests.Scalars.List: string is no list with one type argument, but the schema says [Int]",
        ],
        BindingProbe.Mismatches<Scalars>("type Query { text: String number: Int list: [Int] }"));

    [FieldsOf("Query")]
    private sealed class Scalars
    {
        public static int Text() => 1;

        public static long Number() => 1;

        public static string List() => "";
    }

    [Fact]
    public void Enums_are_held_against_each_other_both_ways() => Assert.Equal(
        [
            "Series.TECHNOLOGY: MismatchTests.Series has no member for this value",
            "Series <- MismatchTests.Series.Unknown: the enum type has no value for this member",
            "Query.other <- MismatchTests.Enums.Other: the enum type Kind needs a CLR enum of that name, or BindEnum; found MismatchTests.Series",
        ],
        BindingProbe.Mismatches<Enums>("type Query { series: Series other: Kind } enum Series { LEGAL_FRAMEWORK TECHNOLOGY } enum Kind { X }"));

    public enum Series
    {
        LegalFramework,
        Unknown,
    }

    [FieldsOf("Query")]
    private sealed class Enums
    {
        public static Series Series() => default;

        public static Series Other() => default;
    }

    [Fact]
    public void Input_types_are_held_against_their_records_both_ways() => Assert.Equal(
        [
            "Filter.minimum <- MismatchTests.Filter(Minimum): int cannot be null, but Int may be null or absent",
            "Filter <- MismatchTests.Filter.Extra: the input type has no field extra",
            "Filter.language: MismatchTests.Filter has no constructor parameter or settable property Language",
            "Query.b <- MismatchTests.Inputs.B(other): the input type Other needs a record of that name, or BindInput; found MismatchTests.Filter",
        ],
        BindingProbe.Mismatches<Inputs>("type Query { a(filter: Filter): Int b(other: Other): Int } input Filter { minimum: Int language: String } input Other { x: Int }"));

    public sealed record Filter(int Minimum)
    {
        public string? Extra { get; init; }
    }

    [FieldsOf("Query")]
    private sealed class Inputs
    {
        public static int A(Filter? filter) => filter?.Minimum ?? 0;

        public static int B(Filter? other) => other?.Minimum ?? 0;
    }

    [Fact]
    public void Properties_are_held_against_fields() => Assert.Equal(
        [
            "Sheet.title <- MismatchTests.Sheet.Title: string? may be null, but the schema says String!",
            "Sheet.gone <- MismatchTests.Sheet: no resolver, and no public property Gone",
            "Sheet.summary: a field with arguments needs a resolver method",
        ],
        BindingProbe.Mismatches<Sheets>("type Query { sheet: Sheet } type Sheet { title: String! gone: Int summary(format: Int): String }"));

    public sealed record Sheet(string? Title, string Summary);

    [FieldsOf("Query")]
    private sealed class Sheets
    {
        public static Sheet? Sheet() => null;
    }

    [Fact]
    public void A_type_that_nothing_gives_a_CLR_type_is_a_mismatch() => Assert.Equal(
        [
            "Query.node <- MismatchTests.Nodes.Node: no CLR type is bound to Node; call BindType",
            "Sheet: no bound field returns this type, and no CLR type is bound to it; call BindType",
        ],
        BindingProbe.Mismatches<Nodes>("type Query { node: Node } interface Node { id: ID! } type Sheet implements Node { id: ID! }"));

    [FieldsOf("Query")]
    private sealed class Nodes
    {
        public static object? Node() => null;
    }

    [Fact]
    public void One_CLR_type_for_two_members_of_a_union_is_a_mismatch() => Assert.Equal(
        ["B <- MismatchTests.Sheet: bound to A too, so that a value in an abstract position could be either"],
        BindingProbe.Mismatches(
            "type Query { u: U } union U = A | B type A { summary: String } type B { summary: String }",
            registrations =>
            {
                registrations.ResolverClasses.Add(typeof(Union));
                registrations.Types.Add(("A", typeof(Sheet)));
                registrations.Types.Add(("B", typeof(Sheet)));
            }));

    [FieldsOf("Query")]
    private sealed class Union
    {
        public static Sheet? U() => null;
    }

    [Fact]
    public void Registrations_without_a_counterpart_are_mismatches() => Assert.Equal(
        [
            "Gone <- MismatchTests.Sheet: the schema has no object type Gone",
            "Series <- MismatchTests.Series: the schema has no enum type Series",
            "Filter <- MismatchTests.Filter: the schema has no input type Filter",
            "Slug: the schema has no scalar of this name",
            "URI: the scalar has no coercion; call AddScalar",
            "MismatchTests.Empty: no public method resolves a field; put [FieldsOf] on the class or [Field] on methods",
        ],
        BindingProbe.Mismatches(
            "type Query { a: Int } scalar URI",
            registrations =>
            {
                registrations.ResolverClasses.Add(typeof(OneField));
                registrations.ResolverClasses.Add(typeof(Empty));
                registrations.Types.Add(("Gone", typeof(Sheet)));
                registrations.Enums.Add(("Series", typeof(Series)));
                registrations.Inputs.Add(("Filter", typeof(Filter)));
                registrations.Scalars.Add("Slug", (new PassThrough(), typeof(string)));
            }));

    private sealed class Empty
    {
        public static int A() => 1;
    }

    [Fact]
    public void A_subscription_field_without_a_stream_and_a_field_without_a_value_are_mismatches() => Assert.Equal(
        [
            "Query.nothing <- MismatchTests.Streams.NothingAsync: Task gives no value for Int",
            "Subscription.ticks <- MismatchTests.Streams.Ticks: a field of the subscription root returns IAsyncEnumerable<T>",
        ],
        BindingProbe.Mismatches<Streams>("type Query { nothing: Int } type Subscription { ticks: Int }"));

    private sealed class Streams
    {
        [Field("Query.nothing")]
        public static Task NothingAsync() => Task.CompletedTask;

        [Field("Subscription.ticks")]
        public static int Ticks() => 1;
    }

    [Fact]
    public void Two_interfaces_with_a_resolver_for_one_field_compete() => Assert.Equal(
        ["Sheet.id: resolvers of Node and of Named both fit; give Sheet its own"],
        BindingProbe.Mismatches(
            "type Query { sheet: Sheet } interface Node { id: String } interface Named { id: String } type Sheet implements Node & Named { id: String }",
            registrations =>
            {
                registrations.ResolverClasses.Add(typeof(Sheets));
                registrations.ResolverClasses.Add(typeof(Competing));
            })[..1]);

    private sealed class Competing
    {
        [Field("Node.id")]
        public static string OfNode(Sheet sheet) => sheet.Summary;

        [Field("Named.id")]
        public static string OfNamed(Sheet sheet) => sheet.Summary;
    }
}
