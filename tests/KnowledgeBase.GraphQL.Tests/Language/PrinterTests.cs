using KnowledgeBase.GraphQL.Language;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    private static string Printed(string source) => Printer.Print(Parser.Parse(source, ParserLimits.Trusted).Document!);

    [Fact]
    public void An_operation_with_everything_is_printed_in_one_form()
    {
        const string expected =
            """
            "Finds a few."
            query Q($a: [Int!]! = [1, 2] @d, $b: In = { x: "y", z: null }) @d(v: $a) {
              alias: field(a: $a, e: RED, t: true, f: 1.5e3) @include(if: $b) {
                ...F @d
                ... on T @d {
                  x
                }
                ... {
                  y
                }
              }
            }

            fragment F on T @d {
              long(
                first: "a text that is long enough to need a line of its own"
                second: "and another of that kind"
              )
            }

            mutation {
              m
            }

            {
              short
            }
            """;
        Assert.Equal(
            expected.ReplaceLineEndings("\n"),
            Printed("""
                "Finds a few." query Q ( $a : [Int!]! = [1 2] @d $b: In = {x:"y" z:null} ) @d(v:$a) {alias:field(a:$a,e:RED,t:true,f:1.5e3)@include(if:$b){...F@d...on T@d{x}...{y}}}
                fragment F on T @d{long(first:"a text that is long enough to need a line of its own",second:"and another of that kind")}
                mutation{m} query{short}
                """));
        Assert.Equal(expected.ReplaceLineEndings("\n"), Printed(expected));
    }

    [Fact]
    public void A_schema_with_everything_is_printed_in_one_form()
    {
        const string expected =
            """
            "A schema."
            schema @d {
              query: Q
              mutation: M
            }

            extend schema @e

            "\"quoted\""
            scalar S @specifiedBy(url: "https://example.org")

            type Q implements I & J @d {
              "A field."
              f(a: Int = 1 @d, b: [S!]!): Q! @deprecated(reason: "old")
              g(
                "One."
                a: Int
                b: Int
              ): Int
            }

            extend type Q implements K

            interface I implements J {
              f: Q
            }

            union U @d = A | B

            enum E {
              A @d
              B
            }

            input In @oneOf {
              a: Int = 5
            }

            directive @d(v: Int) repeatable on OBJECT | FIELD
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), Printed(expected));
    }

    [Theory]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("one line", "\"\"\"one line\"\"\"")]
    [InlineData("two\nlines", "\"\"\"\ntwo\nlines\n\"\"\"")]
    [InlineData("ends with \"", "\"\"\"\nends with \"\n\"\"\"")]
    [InlineData("ends with \\", "\"\"\"\nends with \\\n\"\"\"")]
    [InlineData("holds \"\"\" three", "\"\"\"holds \\\"\"\" three\"\"\"")]
    [InlineData(" starts with a blank", "\"\"\" starts with a blank\"\"\"")]
    public void Block_strings_are_printed_so_that_they_read_back(string value, string expected)
    {
        var printed = Printer.Print(new StringValueNode(default, value, isBlock: true));
        Assert.Equal(expected, printed);
        Assert.Equal(value, ((StringValueNode)Parser.ParseValue(printed).Node!).Value);
    }

    // Found by fuzzing: the fields of the query became those of the type.
    [Theory]
    [InlineData("type T query { a }", "type T\n\nquery {\n  a\n}")]
    [InlineData("extend enum E @d query { A }", "extend enum E @d\n\nquery {\n  A\n}")]
    [InlineData("input I @d { a: Int } { a }", "input I @d {\n  a: Int\n}\n\n{\n  a\n}")]
    [InlineData("{ a } { b }", "{\n  a\n}\n\n{\n  b\n}")]
    public void A_query_in_short_form_is_not_read_as_the_members_of_the_type_before_it(string source, string expected)
    {
        var printed = Printer.Print(Parser.Parse(source).Document!);

        Assert.Equal(expected, printed);
        Assert.Equal(printed, Printer.Print(Parser.Parse(printed).Document!));
    }

    [Theory]
    [InlineData("\n leading blank line")]
    [InlineData("trailing blank line\n")]
    [InlineData("\r")]
    [InlineData("\u0007")]
    [InlineData("   ")]
    public void What_a_block_string_cannot_hold_is_printed_with_escapes(string value)
    {
        var printed = Printer.Print(new StringValueNode(default, value, isBlock: true));
        Assert.False(printed.StartsWith("\"\"\"", StringComparison.Ordinal));
        Assert.Equal(value, ((StringValueNode)Parser.ParseValue(printed).Node!).Value);
    }
}
