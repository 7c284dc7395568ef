using KnowledgeBase.GraphQL.Language;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Language;

/// <summary>Each limit at nothing, one, the limit, one more, a huge one and a negative one.</summary>
public sealed class ParserLimitsTests
{
    private static void Holds(string source, ParserLimits limits) => Assert.Null(Parser.Parse(source, limits).Error);

    private static void Breaks(string source, ParserLimits limits, string limit, int maximum, int line, int column)
    {
        var error = Parser.Parse(source, limits).Error!;
        Assert.Equal(ErrorCode.LimitExceeded, error.Code);
        Assert.Equal(limit, error.Extensions["limit"]);
        Assert.Equal((long)maximum, error.Extensions["allowed"]);
        Assert.Equal([new SourceLocation(line, column)], error.Locations);
    }

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        var limits = ParserLimits.Default;
        Assert.Equal(
            (15_000, 255, 64, 8, 2_048),
            (limits.MaxTokens, limits.MaxNameLength, limits.MaxDocumentDepth, limits.MaxDirectivesPerLocation, limits.MaxDocumentFields));
    }

    [Fact]
    public void Negative_limits_are_refused_when_they_are_set()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ParserLimits { MaxTokens = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ParserLimits { MaxDocumentDepth = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ParserLimits { MaxDirectivesPerLocation = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ParserLimits { MaxDocumentFields = int.MinValue });
    }

    [Fact]
    public void A_depth_that_a_stack_may_not_hold_cannot_be_set()
    {
        Assert.Equal(ParserLimits.GreatestDepth, new ParserLimits { MaxDocumentDepth = ParserLimits.GreatestDepth }.MaxDocumentDepth);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ParserLimits { MaxDocumentDepth = ParserLimits.GreatestDepth + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ParserLimits { MaxDocumentDepth = int.MaxValue });
    }

    [Fact]
    public void Tokens_are_counted_without_ignored_ones_and_the_end()
    {
        const string four = "{ #comment\n a, b }";
        Holds(four, new ParserLimits { MaxTokens = 4 });
        Holds(four, new ParserLimits { MaxTokens = int.MaxValue });
        Breaks(four, new ParserLimits { MaxTokens = 3 }, "maxTokens", 3, 2, 7);
        Breaks(four, new ParserLimits { MaxTokens = 1 }, "maxTokens", 1, 2, 2);
        Breaks(four, new ParserLimits { MaxTokens = 0 }, "maxTokens", 0, 1, 1);
        Assert.Equal(ErrorCode.SyntaxError, Parser.Parse("", new ParserLimits { MaxTokens = 0 }).Error!.Code);
    }

    [Fact]
    public void The_default_token_limit_takes_its_last_token_and_no_more()
    {
        var limits = ParserLimits.Default with { MaxDocumentFields = int.MaxValue };
        Holds("{" + string.Concat(Enumerable.Repeat(" a", 14_998)) + "}", limits);
        Breaks("{" + string.Concat(Enumerable.Repeat(" a", 14_999)) + "}", limits, "maxTokens", 15_000, 1, 30_000);
    }

    [Fact]
    public void Fields_are_counted_over_the_whole_document()
    {
        const string three = "{ a { b } } fragment F on T { c }";
        Holds(three, new ParserLimits { MaxDocumentFields = 3 });
        Breaks(three, new ParserLimits { MaxDocumentFields = 2 }, "maxDocumentFields", 2, 1, 31);
        Breaks(three, new ParserLimits { MaxDocumentFields = 1 }, "maxDocumentFields", 1, 1, 7);
        Breaks(three, new ParserLimits { MaxDocumentFields = 0 }, "maxDocumentFields", 0, 1, 3);
        Holds("{ ...F }", new ParserLimits { MaxDocumentFields = 0 });
    }

    [Fact]
    public void Directives_are_counted_at_each_location()
    {
        const string two = "query @a @b { c @a @b ...F @a @b }";
        Holds(two, new ParserLimits { MaxDirectivesPerLocation = 2 });
        Breaks(two, new ParserLimits { MaxDirectivesPerLocation = 1 }, "maxDirectivesPerLocation", 1, 1, 10);
        Breaks(two, new ParserLimits { MaxDirectivesPerLocation = 0 }, "maxDirectivesPerLocation", 0, 1, 7);
        Holds("{ a }", new ParserLimits { MaxDirectivesPerLocation = 0 });
        Breaks("{ a " + string.Concat(Enumerable.Repeat("@x ", 10_000)) + "}", ParserLimits.Default, "maxDirectivesPerLocation", 8, 1, 29);
    }

    public static TheoryData<string, string, string> Nests => new()
    {
        { "{ a ", "", "}" }, // selection sets
        { "{ a ... ", "", "}" }, // selection sets of inline fragments; the innermost one needs a field too
        { "[", "", "]" }, // lists
        { "{ a: ", "1", "}" }, // objects
        { "[", "T", "]" }, // list types
    };

    [Theory]
    [InlineData("{ abcde }", 3)]
    [InlineData("{ abcde: a }", 3)]
    [InlineData("query abcde { a }", 7)]
    [InlineData("{ a(b: abcde) }", 8)]
    [InlineData("{ a(abcde: 1) }", 5)]
    [InlineData("{ a(b: $abcde) }", 9)]
    [InlineData("{ a @abcde }", 6)]
    [InlineData("{ ...abcde }", 6)]
    public void A_name_of_the_limit_passes(string source, int column)
    {
        Holds(source, new ParserLimits { MaxNameLength = 5 });
        Holds(source, ParserLimits.Trusted);
        if (!source.StartsWith("query", StringComparison.Ordinal))
            Breaks(source, new ParserLimits { MaxNameLength = 4 }, "maxNameLength", 4, 1, column);
        Assert.Equal("maxNameLength", Parser.Parse(source, new ParserLimits { MaxNameLength = 1 }).Error!.Extensions["limit"]);
        Assert.Equal("maxNameLength", Parser.Parse(source, new ParserLimits { MaxNameLength = 0 }).Error!.Extensions["limit"]);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new ParserLimits { MaxNameLength = -1 });
    }

    private static string Nested(int depth, string open, string middle, string close)
    {
        var inner = string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth));
        return (open, middle) switch
        {
            ("[", "T") => "query($v: " + inner + ") { a }",
            ("[", _) => "query($v: T = " + inner + ") { a }",
            ("{ a: ", _) => "query($v: T = " + inner + ") { a }",
            ("{ a ... ", _) => inner.Replace("... }", "}", StringComparison.Ordinal),
            _ => inner,
        };
    }

    [Theory]
    [MemberData(nameof(Nests))]
    public void Everything_that_nests_counts_as_depth(string open, string middle, string close)
    {
        Holds(Nested(64, open, middle, close), ParserLimits.Default);
        foreach (var depth in new[] { 65, 1_000, 100_000 })
        {
            var error = Parser.Parse(Nested(depth, open, middle, close), ParserLimits.Trusted with { MaxDocumentDepth = 64 }).Error!;
            Assert.Equal((ErrorCode.LimitExceeded, "maxDocumentDepth"), (error.Code, error.Extensions["limit"]));
        }

        Holds(Nested(1, open, middle, close), ParserLimits.Default with { MaxDocumentDepth = 1 });
        Breaks("{ a }", ParserLimits.Default with { MaxDocumentDepth = 0 }, "maxDocumentDepth", 0, 1, 1);
    }

    [Fact]
    public void Selections_and_the_values_in_them_nest_together()
    {
        const string source = "{ a(x: [{ y: 1 }]) }"; // selection set, list, object
        Holds(source, ParserLimits.Default with { MaxDocumentDepth = 3 });
        Breaks(source, ParserLimits.Default with { MaxDocumentDepth = 2 }, "maxDocumentDepth", 2, 1, 9);
    }

    [Theory]
    [MemberData(nameof(Nests))]
    public void The_greatest_depth_fits_a_small_stack(string open, string middle, string close)
    {
        var source = Nested(ParserLimits.GreatestDepth, open, middle, close);
        ParseResult result = default;
        var thread = new Thread(() => result = Parser.Parse(source, ParserLimits.Trusted with { MaxDocumentDepth = ParserLimits.GreatestDepth }), 256 * 1_024);
        thread.Start();
        thread.Join();
        Assert.Null(result.Error);
    }

    [Fact]
    public void Forty_kilobytes_of_opening_brackets_are_a_quick_error()
    {
        foreach (var open in new[] { "{", "[", "{a", "{a:", "(", "query($a:[", "{a(b:[", "...{", "\"", "#", "{...", "@a(b:{c:" })
        {
            var source = string.Concat(Enumerable.Repeat(open, 40_000 / open.Length));
            Assert.NotNull(Parser.Parse(source).Error);
            Assert.NotNull(Parser.ParseValue(source).Error);
            Assert.NotNull(Parser.ParseType(source).Error);
        }
    }
}
