using System.Globalization;
using System.Text;

namespace KnowledgeBase.GraphQL.Tests.Fuzzing;

/// <summary>Makes new texts of known ones: takes out, puts in, doubles, swaps, repeats, wraps, splices.</summary>
internal sealed class Mutation(params IReadOnlyList<string> seeds)
{
    private const int LongestText = 20_000;

    private static readonly string[] Pieces =
    [
        "{", "}", "(", ")", "[", "]", ":", "!", "$", "@", "=", "|", "&", "...", "\"", "\"\"\"", "\\", "#", ",", " ", "\n", "\r", "\r\n", "\t", "\uFEFF",
        "on", "query", "mutation", "subscription", "fragment", "true", "false", "null", "extend", "type", "input", "enum", "union", "interface", "scalar",
        "schema", "directive", "repeatable", "implements", "__typename", "__schema", "__type", "@skip(if: true)", "@include(if: $v)", "@deprecated",
        "@oneOf", "@specifiedBy(url: \"u\")", "...F", "... on Query", "$v", "v0", "F", "Query", "Int", "[Int!]!", "String", "self", "hello", "a: hello",
        "0", "-0", "-1", "007", "2147483648", "1e999", "1.", ".5", "1e-400", "99999999999999999999999999", "\"\\u0000\"", "\"\\uD800\"", "\"\\u{1F3C3}\"",
        "\\ud83c", "\\u{110000}", "\0", "\u0001", "\uD800", "\uDC00", "é", "🏃", "\u2028", "{}", "[]", "[[", "{a:", "\"\"\"a\n  b\"\"\"", "\\\"\"\"",
    ];

    /// <summary>A text near one of the seeds.</summary>
    public string Make(Random random)
    {
        var text = new StringBuilder(seeds[random.Next(seeds.Count)]);
        for (var changes = 1 + (int)Math.Floor(-3 * Math.Log(1 - random.NextDouble())); changes > 0 && text.Length < LongestText; changes--)
            Change(text, random);
        return text.ToString(0, Math.Min(text.Length, LongestText));
    }

    private void Change(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = random.Next(Math.Min(text.Length - at, 1 << random.Next(1, 7)) + 1);
        switch (random.Next(10))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1 or 2 or 3:
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;
            case 4:
                text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;
            case 5:
                text.Insert(at, (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x1_0000));
                break;
            case 6: // a part again and again
                var part = text.ToString(at, length);
                text.Insert(at, string.Concat(Enumerable.Repeat(part, Math.Min(random.Next(1, 300), LongestText / Math.Max(1, length)))));
                break;
            case 7: // a part of another
                var other = seeds[random.Next(seeds.Count)];
                var from = random.Next(other.Length + 1);
                text.Insert(at, other.AsSpan(from, random.Next(other.Length - from + 1)));
                break;
            case 8: // into each other
                var (open, close) = random.Next(4) switch { 0 => ("{self", "}"), 1 => ("[", "]"), 2 => ("{a:", "}"), _ => ("...{", "}") };
                var depth = random.Next(1, 150);
                text.Insert(at + length, string.Concat(Enumerable.Repeat(close, depth))).Insert(at, string.Concat(Enumerable.Repeat(open, depth)));
                break;
            default: // a part elsewhere
                var moved = text.ToString(at, length);
                text.Remove(at, length).Insert(random.Next(text.Length + 1), moved);
                break;
        }
    }

    /// <summary>Names apart, so that one text's are not the next one's: what caches by text sees each as new.</summary>
    public static string Numbered(string text, long number) => string.Create(CultureInfo.InvariantCulture, $"{text} #{number}");
}
