using System.Globalization;
using System.Text;

namespace KnowledgeBase.GraphQL.Tests.Oracle;

/// <summary>Makes SDL with all kinds of types, from a seed.</summary>
internal sealed class RandomSchema(Random random)
{
    private static readonly string[] Leaves = ["Int", "Float", "String", "Boolean", "ID", "E0"];
    private static readonly string[] Composites = ["T0", "T1", "T2", "T3", "I0", "I1", "U0", "U1"];
    private readonly StringBuilder _sdl = new();

    public string Make()
    {
        _sdl.AppendLine("enum E0 { A B C }");
        _sdl.AppendLine("input O0 @oneOf { a: Int b: [String!] c: N0 }");
        _sdl.Append(CultureInfo.InvariantCulture, $"input N0 {{ a: {Wrap("Int")} b: {Pick("E0 = A", "[E0] = [B]", "[E0!]! = C", "E0! = B")} ");
        _sdl.Append(CultureInfo.InvariantCulture, $"c: String! = \"c\" d: [N0!] e: {Pick("Int!", "Float", "[[Int]]")} o: O0 }}\n");
        var common = Fields(2, "i");
        var more = Fields(2, "j");
        _sdl.Append(CultureInfo.InvariantCulture, $"interface I0 {{ {common} }}\n");
        _sdl.Append(CultureInfo.InvariantCulture, $"interface I1 implements I0 {{ {common} {more} }}\n");
        _sdl.Append(CultureInfo.InvariantCulture, $"type T0 implements I0 {{ {common} {Fields(3, "f")} }}\n");
        _sdl.Append(CultureInfo.InvariantCulture, $"type T1 implements I0 & I1 {{ {common} {more} {Fields(3, "f")} }}\n");
        _sdl.Append(CultureInfo.InvariantCulture, $"type T2 {{ {Fields(5, "f")} }}\n");
        _sdl.Append(CultureInfo.InvariantCulture, $"type T3 implements I0 & I1 {{ {more} {common} {Fields(1, "f")} }}\n");
        _sdl.AppendLine("union U0 = T0 | T2");
        _sdl.AppendLine("union U1 = T1 | T2 | T3");
        _sdl.Append(CultureInfo.InvariantCulture, $"type Query {{ {Fields(5, "f")} one: T0 two: I0! three: [U1] }}\n");
        _sdl.Append(CultureInfo.InvariantCulture, $"type Mutation {{ {Fields(4, "m")} one: T1 }}\n");
        return _sdl.ToString();
    }

    private string Fields(int count, string prefix)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            var type = Wrap(random.Next(2) == 0 ? Pick(Leaves) : Pick(Composites));
            text.Append(CultureInfo.InvariantCulture, $"{prefix}{i}{Arguments()}: {type} ");
        }

        return text.ToString();
    }

    private string Arguments()
    {
        if (random.Next(3) > 0)
            return "";
        return "(" + string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(i => FormattableString.Invariant($"a{i}: ") + random.Next(8) switch
        {
            0 => "Int = 3",
            1 => "[Int!]! = [1, 2]",
            2 => "N0",
            3 => "O0",
            4 => "E0! = B",
            5 => "[[String]]",
            6 => "N0 = {a: 1, e: 2}",
            _ => Pick("Int", "Float", "String", "Boolean", "ID", "E0", "Int!", "[N0]"),
        })) + ")";
    }

    private string Wrap(string type) => random.Next(8) switch
    {
        0 => $"{type}!",
        1 => $"[{type}]",
        2 => $"[{type}!]",
        3 => $"[{type}!]!",
        4 when random.Next(3) == 0 => $"[[{type}]!]",
        _ => type,
    };

    private string Pick(params ReadOnlySpan<string> from) => from[random.Next(from.Length)];
}
