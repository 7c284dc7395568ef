using KnowledgeBase.GraphQL.Language;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Language;

/// <summary>Strings and block strings (spec 2.10.4 "String Value").</summary>
public sealed class StringValueTests
{
    private static string? Read(string source) => (Parser.ParseValue(source).Node as StringValueNode)?.Value;

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"white space \"", "white space ")]
    [InlineData("\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"", "\" \\ / \b \f \n \r \t")]
    [InlineData("\"\\u00e9\\u{e9}\"", "éé")]
    [InlineData("\"\\u{1F4A9}\\uD83D\\uDCA9\"", "💩💩")]
    [InlineData("\"\\u{0000000000000041}\"", "A")]
    [InlineData("\"\\u{10FFFF}\"", "\U0010FFFF")]
    [InlineData("\"unescaped 💩 # no comment\"", "unescaped 💩 # no comment")]
    [InlineData("\"\u0000\u001F\"", "\u0000\u001F")]
    public void Strings_are_read_with_their_escapes(string source, string expected) => Assert.Equal(expected, Read(source));

    [Theory]
    [InlineData("\"", 2)]
    [InlineData("\"a\nb\"", 3)]
    [InlineData("\"a\rb\"", 3)]
    [InlineData("\"\\x\"", 2)]
    [InlineData("\"\\u12\"", 2)]
    [InlineData("\"\\u{}\"", 2)]
    [InlineData("\"\\u{110000}\"", 2)]
    [InlineData("\"\\u{FFFFFFFFFFFFFFFF}\"", 2)]
    [InlineData("\"\\u{41\"", 2)]
    [InlineData("\"\\uDEAD\"", 2)]
    [InlineData("\"\\u{D83D}\\u{DCA9}\"", 2)]
    [InlineData("\"\\uD83D\"", 2)]
    [InlineData("\"\\uD83D\\n\"", 2)]
    [InlineData("\"\\uD83D\\u0041\"", 2)]
    [InlineData("\"\"\"", 4)]
    [InlineData("'single'", 1)]
    public void Malformed_strings_are_refused_where_they_go_wrong(string source, int column)
    {
        var error = Parser.ParseValue(source).Error!;
        Assert.Equal((ErrorCode.SyntaxError, new SourceLocation(1, column)), (error.Code, Assert.Single(error.Locations)));
    }

    [Theory] // spec 2.1.1: a surrogate that stands alone is no Unicode scalar value
    [InlineData("\"a{0}\"", 3)]
    [InlineData("\"\"\"a{0}\"\"\"", 5)]
    [InlineData("{0}", 1)]
    [InlineData("#a{0}", 3)]
    public void Lone_surrogates_are_refused_everywhere(string template, int column)
    {
        foreach (var surrogate in new[] { '\uD83D', '\uDCA9' })
        {
            var error = Parser.ParseValue(template.Replace("{0}", surrogate.ToString(), StringComparison.Ordinal)).Error!;
            Assert.Equal([new SourceLocation(1, column)], error.Locations);
        }
    }

    [Theory]
    [InlineData("\"\"\"\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  \"\"\"", "Hello,\n  World!\n\nYours,\n  GraphQL.")] // the example of 2.10.4
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\" \n \t \n\"\"\"", "")]
    [InlineData("\"\"\"a \\n \\u{41} \\\"\"\" b\"\"\"", "a \\n \\u{41} \"\"\" b")]
    [InlineData("\"\"\"\r\n  a\r    b\n  c\"\"\"", "a\n  b\nc")]
    [InlineData("\"\"\"  first line keeps\n    its own indent\"\"\"", "  first line keeps\nits own indent")]
    [InlineData("\"\"\"\n\ta\n\t\tb\n\"\"\"", "a\n\tb")]
    [InlineData("\"\"\"a \" b \"\" c\"\"\"", "a \" b \"\" c")]
    public void Block_strings_lose_their_common_indent_and_blank_ends(string source, string expected) => Assert.Equal(expected, Read(source));

    [Fact]
    public void Lines_within_a_block_string_count()
    {
        var error = Parser.Parse("\"\"\"\n\r\n\r\"\"\" type ?").Error!;
        Assert.Equal([new SourceLocation(4, 10)], error.Locations);
    }
}
