using KnowledgeBase.GraphQL.Language;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Language;

/// <summary>Every short text over a small alphabet: nothing throws, and what parses prints to a text that parses to the same tree.</summary>
public sealed class ExhaustiveTextTests
{
    private static IEnumerable<string> Texts(string[] alphabet, int longest)
    {
        var words = new List<string> { "" };
        for (var length = 1; length <= longest; length++)
        {
            words = [.. words.SelectMany(word => alphabet.Select(letter => word + letter))];
            foreach (var word in words)
                yield return word;
        }
    }

    private static void Check(SyntaxNode? node, GraphQLError? error, string text, Func<string, SyntaxNode?> reparse)
    {
        if (node is null)
        {
            Assert.True(error is { Code: ErrorCode.SyntaxError, Locations.Length: 1 }, text);
            return;
        }

        Assert.Null(error);
        var printed = Printer.Print(node);
        var again = reparse(printed);
        Assert.True(again is not null, $"printed text does not parse: {text} -> {printed}");
        Assert.Equal(ValuesOf(node), ValuesOf(again));
        Assert.Equal(printed, Printer.Print(again));
    }

    // A block string that holds a control character is printed as a quoted one: the same value in the other form.
    private static string ValuesOf(SyntaxNode node) => SyntaxDump.Of(node).Replace("IsBlock=True, ", "", StringComparison.Ordinal);

    [Fact]
    public void Characters_of_strings_and_numbers()
    {
        var parsed = 0;
        foreach (var text in Texts(["\"", "\\", "u", "{", "}", "4", "1", "\n", "D", "-", ".", "e"], 5))
        {
            var result = Parser.ParseValue(text);
            parsed += result.IsSuccess ? 1 : 0;
            Check(result.Node, result.Error, text, static printed => Parser.ParseValue(printed).Node);
        }

        Assert.True(parsed > 1_000);
    }

    [Fact]
    public void Characters_of_block_strings()
    {
        foreach (var text in Texts([" ", "\t", "\n", "\r", "a", "\"", "\\", "\\\"\"\"", "\u0000"], 5))
        {
            var source = "\"\"\"" + text + "\"\"\"";
            var result = Parser.ParseValue(source);
            Check(result.Node, result.Error, source, static printed => Parser.ParseValue(printed).Node);
        }
    }

    [Fact]
    public void Tokens_of_operations()
    {
        foreach (var text in Texts(["{ ", "} ", "( ", ") ", "a ", "... ", "on ", ": ", "$", "@", "1 ", "query "], 5))
        {
            var result = Parser.Parse(text);
            Check(result.Document, result.Error, text, static printed => Parser.Parse(printed).Document);
        }
    }

    [Fact]
    public void Tokens_of_the_type_system()
    {
        foreach (var text in Texts(["extend ", "type ", "union ", "schema ", "query ", "A ", "{ ", "} ", ": ", "= ", "| ", "& ", "implements ", "\"d\" ", "@x "], 5))
        {
            var result = Parser.Parse(text);
            Check(result.Document, result.Error, text, static printed => Parser.Parse(printed).Document);
        }
    }
}
