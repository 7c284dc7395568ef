using System.Diagnostics;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation;

/// <summary>Each limit at nothing, one, the limit, one more; and the shapes of documents that have brought other engines down.</summary>
public sealed class ValidationLimitsTests
{
    /// <summary>What a hostile document may take. It takes a few dozen milliseconds; the rest is for slow and busy machines.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 2)]
    [InlineData(100, 99, 99)]
    [InlineData(100, 100, 100)]
    [InlineData(100, 101, 101)]
    [InlineData(100, 2_000, 101)]
    public void Errors_are_listed_up_to_the_limit_then_one_names_it(int limit, int mistakes, int listed)
    {
        var document = "{ dog { name " + Repeat(mistakes, i => $"nothing{i}") + " } }";
        var errors = Validate(document, new ValidationOptions { MaxValidationErrors = limit, HideSuggestions = true }).Errors;

        Assert.Equal(listed, errors.Length);
        Assert.All(errors.Take(limit), error => Assert.Equal(ErrorCode.ValidationFailed, error.Code));
        if (mistakes > limit)
            AssertLimit(errors[^1], "maxValidationErrors", limit);
    }

    [Fact]
    public void The_message_of_the_limit_says_what_to_do() => Assert.Equal(
        "The document has more than 2 errors (maxValidationErrors). Correct those above first.",
        Validate("{ a b c }", new ValidationOptions { MaxValidationErrors = 2 }).Errors[2].Message);

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 2, false)]
    [InlineData(2, 2, false)]
    [InlineData(3, 2, true)]
    [InlineData(17, 4, false)]
    [InlineData(18, 4, true)]
    [InlineData(18, 5, false)]
    public void Comparisons_of_fields_are_counted(int limit, int fields, bool accepted)
    {
        // n fields give n(n-1)/2 pairs; each takes three steps: the fields, the response name below them, the fields of that name
        var result = Validate("{" + Repeat(fields, _ => "dog { name }") + "}", new ValidationOptions { MaxFieldComparisons = limit });

        Assert.Equal(accepted, result.IsSuccess);
        if (!accepted)
            AssertLimit(Assert.Single(result.Errors), "maxFieldComparisons", limit);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 1, true)]
    [InlineData(1, 2, false)]
    [InlineData(50, 50, true)]
    [InlineData(50, 51, false)]
    [InlineData(100, 100, true)]
    [InlineData(100, 101, false)]
    [InlineData(100, 600, false)]
    public void Levels_of_comparison_are_counted_fragments_expanded(int limit, int levels, bool accepted)
    {
        var document = "{ human { ...a0 ...b0 } }" + Chain("a", levels) + Chain("b", levels);
        var result = Validate(document, new ValidationOptions { MaxComparisonDepth = limit });

        Assert.Equal(accepted, result.IsSuccess);
        if (!accepted)
            AssertLimit(Assert.Single(result.Errors), "maxComparisonDepth", limit);

        static string Chain(string name, int levels) =>
            Repeat(levels, i => $"fragment {name}{i} on Human {{ self {{ ...{name}{i + 1} }} }}") + $" fragment {name}{levels} on Human {{ name }}";
    }

    [Theory]
    [InlineData(0, "fields { name }", false)]
    [InlineData(0, "name", true)]
    [InlineData(1, "fields { name }", true)]
    [InlineData(1, "fields { type { fields { name } } }", false)]
    [InlineData(3, "fields { type { fields { type { fields { name } } } } }", true)]
    [InlineData(int.MaxValue, "fields { type { fields { type { fields { name } } } } }", true)]
    public void Lists_of_introspection_are_counted(int limit, string selection, bool accepted)
    {
        var result = Validate($"{{ __schema {{ types {{ {selection} }} }} }}", new ValidationOptions { MaxIntrospectionLists = limit });

        Assert.Equal(accepted, result.IsSuccess);
        if (!accepted)
            AssertLimit(Assert.Single(result.Errors), "maxIntrospectionLists", limit);
    }

    [Fact]
    public void A_negative_limit_is_refused_when_it_is_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxValidationErrors = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxFieldComparisons = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxComparisonDepth = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxComparisonDepth = ParserLimits.GreatestDepth + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationOptions { MaxIntrospectionLists = -1 });
    }

    [Fact]
    public void A_cycle_of_a_thousand_fragments_shows_some_of_its_places()
    {
        var document = "{ dog { ...f0 } }" + Repeat(1_000, i => $"fragment f{i} on Dog {{ ...f{(i + 1) % 1_000} }}");
        var error = Assert.Single(Validate(document).Errors);

        Assert.Equal("""Fragment "f0" spreads itself through "f1", "f2" and 997 more.""", error.Message);
        Assert.Equal(40, error.Locations.Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_hundred_thousand_selections_of_one_field_are_accepted_with_and_without_aliases(bool aliases)
    {
        var document = RuleCheck.Parse("{ dog {" + Repeat(100_000, i => aliases ? $"a{i}: name" : "name") + "} }", ParserLimits.Trusted);

        Assert.True(InTime(() => Validator.Validate(RuleCheck.Schema, document)).IsSuccess);
    }

    public static TheoryData<string, string> HostileDocuments => new()
    {
        { "different arguments", "{ booleanList" + Repeat(700, i => $"x: booleanList(booleanListArg: [{i}])") + "}" },
        { "objects repeated", "{" + Repeat(1_000, _ => "dog { name }") + "}" },
        { "objects repeated at each level", "{" + Binary(8) + "}" },
        { "a chain of fragments with one field", "{ dog { ...f0 } }" + Repeat(1_400, i => $"fragment f{i} on Dog {{ name ...f{i + 1} }}") },
        { "a chain of fragments without fields", "{ dog { ...f0 } }" + Repeat(1_800, i => $"fragment f{i} on Dog {{ ...f{i + 1} }}") },
        { "fragments that all spread all others", "{ dog { ...f0 } }" + Repeat(80, i => $"fragment f{i} on Dog {{ name {Repeat(80, j => $"...f{j}")} }}") },
        { "a bomb of fragments", "{ human { ...f0 } }" + Repeat(400, i => $"fragment f{i} on Human {{ a: self {{ ...f{i + 1} }} b: self {{ ...f{i + 1} }} }}") },
        { "a bomb of fragments under one name", "{ human { ...f0 } }" + Repeat(400, i => $"fragment f{i} on Human {{ self {{ ...f{i + 1} }} self {{ ...f{i + 1} }} }}") },
        { "a cycle of fragments through fields", "{ human { ...f0 } }" + Repeat(900, i => $"fragment f{i} on Human {{ self {{ ...f{(i + 1) % 900} }} }}") },
        { "inline fragments in each other", "{ dog {" + Repeat(25, _ => Nest(58, "... {", "name", "}")) + "} }" },
        { "fields and inline fragments in turn", "{ human {" + Nest(28, Repeat(20, _ => "self { name }") + "self { ... {", "name", "} }") + "} }" },
        { "abstract and concrete in turn", "{ human {" + Combinations(12) + "} }" },
        { "a set beside a thousand fragments", "{ dog {" + Repeat(900, i => $"x{i}: name ...f{i}") + "} }" + Repeat(900, i => $"fragment f{i} on Dog {{ x{i}: name }}") },
        { "a thousand fragments side by side", "{ dog {" + Repeat(1_200, i => $"...f{i}") + "} }" + Repeat(1_200, i => $"fragment f{i} on Dog {{ name }}") },
        { "operations times fragments", Repeat(500, i => $"query q{i}($v: Boolean) {{ ...f0 }}") + Repeat(700, i => $"fragment f{i} on Query {{ ...f{i + 1} }}") },
        { "operations times variables", Repeat(600, i => $"query q{i}($v: Boolean) {{ dog {{ ...f }} }}") + "fragment f on Dog {" + Repeat(700, _ => "isHouseTrained(atOtherHomes: $v)") + "}" },
        { "subscriptions times fields", Repeat(1_000, i => $"subscription s{i} {{ ...f }}") + "fragment f on Subscription {" + Repeat(1_500, _ => "disallowedSecondRootField") + "}" },
        { "introspection through fragments", "{ __schema { types { ...f0 } } }" + Repeat(500, i => $"fragment f{i} on __Type {{ ofType {{ ...f{i + 1} }} fields {{ type {{ ...f{i + 1} }} }} }}") },
        { "unknown arguments", "{ booleanList(" + Repeat(4_000, i => $"booleanListArgs{i}: 1") + ") }" },
        { "one argument", "{ booleanList(" + Repeat(4_000, _ => "booleanListArg: true") + ") }" },
        { "input fields", "{ findDog(searchBy: {" + Repeat(4_000, i => $"nam{i}: 1") + "}) { name } }" },
        { "items of a list", "{ booleanList(booleanListArg: [" + Repeat(14_000, _ => "1") + "]) }" },
        { "variables", "query (" + Repeat(3_500, i => $"$v{i}: Dgo") + ") { dog { name } }" },
    };

    [Theory]
    [MemberData(nameof(HostileDocuments))]
    public void Hostile_documents_end_soon_on_a_small_stack_with_a_short_list(string shape, string document)
    {
        var schema = RuleCheck.Build(HostileSchema);
        var parsed = RuleCheck.Parse(document);
        var result = InTime(() => Validator.Validate(schema, parsed));

        Assert.True(result.Errors.Length <= 101, shape);
        Assert.True(result.Errors.Sum(error => error.Message.Length) < 30_000, shape);
    }

    [Fact]
    public void Ten_thousand_unknown_directives_give_a_hundred_errors_and_the_limit()
    {
        var limits = ParserLimits.Trusted;
        var document = RuleCheck.Parse("{ dog " + Repeat(10_000, i => $"@d{i}") + " { name } }", limits);
        var errors = InTime(() => Validator.Validate(RuleCheck.Schema, document)).Errors;

        Assert.Equal(101, errors.Length);
        Assert.All(errors.Take(100), error => Assert.Equal("KnownDirectivesRule", error.Rule));
        AssertLimit(errors[100], "maxValidationErrors", 100);
    }

    [Fact]
    public void The_deepest_document_that_the_parser_can_be_told_to_accept_fits_a_small_stack()
    {
        const int depth = ParserLimits.GreatestDepth;
        var limits = ParserLimits.Trusted with { MaxDocumentDepth = depth };
        var document = RuleCheck.Parse(
            "{ dog " + Nest(depth - 2, "{ ...", "{ name }", "}") + " anything(value: " + Nest(depth - 2, "[", "", "]") + ") }", limits);

        Assert.True(InTime(() => Validator.Validate(RuleCheck.Schema, document)).IsSuccess);
    }

    private const string HostileSchema = """
        type Query {
          dog: Dog human: Human booleanList(booleanListArg: [Boolean!]): Boolean findDog(searchBy: FindDogInput): Dog
        }
        type Subscription { disallowedSecondRootField: Boolean }
        interface Being { name: String being: Being self: Being }
        type Dog implements Being { name: String being: Being self: Dog isHouseTrained(atOtherHomes: Boolean): Boolean }
        type Human implements Being { name: String being: Being self: Human }
        input FindDogInput { name: String owner: String }
        """;

    private static ValidationResult Validate(string document, ValidationOptions? options = null)
    {
        var schema = document.Contains("self", StringComparison.Ordinal) ? RuleCheck.Build(HostileSchema) : RuleCheck.Schema;
        return Validator.Validate(schema, RuleCheck.Parse(document, ParserLimits.Trusted), options);
    }

    private static void AssertLimit(GraphQLError error, string limit, int maximum)
    {
        Assert.Equal(ErrorCode.LimitExceeded, error.Code);
        Assert.Equal(limit, error.Extensions["limit"]);
        Assert.Equal((long)maximum, error.Extensions["allowed"]);
        Assert.Contains($"({limit})", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Runs on a stack of 512 KB, a third of what the runtime gives its own threads.</summary>
    private static ValidationResult InTime(Func<ValidationResult> validate)
    {
        ValidationResult? result = null;
        var clock = Stopwatch.StartNew();
        var thread = new Thread(() => result = validate(), 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.True(clock.Elapsed < Patience, $"took {clock.Elapsed}");
        return result!;
    }

    private static string Repeat(int count, Func<int, string> text) => string.Join(' ', Enumerable.Range(0, count).Select(text));

    private static string Nest(int depth, string open, string inner, string close) =>
        string.Concat(Enumerable.Repeat(open, depth)) + inner + string.Concat(Enumerable.Repeat(close, depth));

    private static string Binary(int depth) => depth == 0 ? "dog { name }" : $"human {{ {Selves(depth)} }}";

    private static string Selves(int depth) => depth == 0 ? "name" : $"self {{ {Selves(depth - 1)} }} self {{ {Selves(depth - 1)} }}";

    private static string Combinations(int depth) => depth == 0
        ? "name"
        : $"... on Dog {{ being {{ {Nest(depth - 1, "being {", "name", "}")} }} }} ... on Human {{ being {{ {Nest(depth - 1, "being {", "name", "}")} }} }} being {{ {Combinations(depth - 1)} }}";
}
