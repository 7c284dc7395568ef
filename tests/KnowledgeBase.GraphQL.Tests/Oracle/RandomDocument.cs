using System.Globalization;
using System.Text;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Tests.Oracle;

/// <summary>Makes documents over a schema, most of them valid, with variables and values for them, some of which do not fit.</summary>
internal sealed class RandomDocument(Random random, Schema schema)
{
    private const int Fragments = 3;

    private readonly List<(string Name, string Type, string Definition, GraphQLType Input)> _variables = [];
    private int _budget;
    private bool _isConstant;

    public string Make()
    {
        _variables.Clear();
        var isMutation = random.Next(5) == 0;
        _budget = 22;
        var body = Selections(isMutation ? schema.MutationType! : schema.QueryType!, 4, 0);
        var fragments = new StringBuilder();
        for (var i = 0; i < Fragments; i++)
        {
            if (!body.Contains(FormattableString.Invariant($"...F{i}"), StringComparison.Ordinal) && !fragments.ToString().Contains(FormattableString.Invariant($"...F{i}"), StringComparison.Ordinal))
                continue;
            _budget = 8;
            fragments.Append(CultureInfo.InvariantCulture, $" fragment F{i} on {FragmentType(i)} {Selections(schema.Types.Find(FragmentType(i))!, 2, i + 1)}");
        }

        var variables = _variables.Count == 0 ? "" : "(" + string.Join(' ', _variables.Select(static variable => variable.Definition)) + ")";
        return $"{(isMutation ? "mutation" : "query")}{variables} {body}{fragments}";
    }

    /// <summary>Values for the variables of the document made last.</summary>
    public string Variables() => "{" + string.Join(',', _variables
        .Where(_ => random.Next(6) > 0)
        .Select(variable => $"\"{variable.Name}\":{(variable.Type == "Boolean!" ? Pick("true", "false") : Json(variable.Input, 2))}")) + "}";

    private static string FragmentType(int fragment) => fragment switch { 0 => "I0", 1 => "T1", _ => "U1" };

    private string Selections(NamedType type, int depth, int fragmentsFrom)
    {
        var text = new StringBuilder("{");
        var count = random.Next(1, 5);
        for (var i = 0; i < count; i++)
            text.Append(' ').Append(Selection(type, depth, fragmentsFrom));
        return text.Append(" }").ToString();
    }

    private string Selection(NamedType type, int depth, int fragmentsFrom)
    {
        _budget--;
        var isRoot = type == schema.QueryType || type == schema.MutationType;
        if (!isRoot && fragmentsFrom < Fragments && random.Next(6) == 0)
        {
            var fragment = random.Next(fragmentsFrom, Fragments);
            if (Overlap(type, schema.Types.Find(FragmentType(fragment))!))
                return FormattableString.Invariant($"...F{fragment}") + Directives();
        }

        if (_budget > 0 && random.Next(5) == 0)
        {
            var condition = isRoot || random.Next(4) == 0 ? null : schema.Types.Find(Pick("T0", "T1", "T2", "T3", "I0", "I1", "U0", "U1"))!;
            if (condition is null || Overlap(type, condition))
                return (condition is null ? "..." : $"... on {condition}") + Directives() + " " + Selections(condition ?? type, depth, fragmentsFrom);
        }

        var fields = type is ComplexType complex ? complex.Fields.Where(field => field.Type.Named.IsLeaf || (depth > 0 && _budget > 0)).ToArray() : [];
        if (fields.Length == 0 || random.Next(8) == 0)
            return Alias("__typename") + Directives();
        var chosen = fields[random.Next(fields.Length)];
        var arguments = Arguments(chosen);

        // Two fields of one response name mostly have the same arguments, so that they can be merged.
        var alias = arguments.Length > 0 ? FormattableString.Invariant($"{chosen.Name}_{(uint)StableHash(arguments) % 1_000}: {chosen.Name}") : Alias(chosen.Name);
        return alias + arguments + Directives() + (chosen.Type.Named.IsComposite ? " " + Selections(chosen.Type.Named, depth - 1, fragmentsFrom) : "");
    }

    private string Alias(string name) => random.Next(7) == 0 ? $"{Pick("x", "y")}_{name}: {name}" : name;

    private string Directives() => random.Next(14) switch
    {
        0 => " @skip(if: true)",
        1 => " @skip(if: false)",
        2 => " @include(if: false)",
        3 => $" @include(if: ${Variable("Boolean!", "Boolean!", schema.Types.Find("Boolean")!)})",
        4 => $" @skip(if: ${Variable("Boolean!", "Boolean! = true", schema.Types.Find("Boolean")!)})",
        5 => $" @include(if: ${Variable("Boolean!", "Boolean!", schema.Types.Find("Boolean")!)}) @skip(if: {Pick("true", "false")})",
        _ => "",
    };

    private string Arguments(FieldDefinition field)
    {
        var given = field.Arguments.Where(argument => argument.IsRequired || random.Next(3) > 0)
            .Select(argument => $"{argument.Name}: {Literal(argument.Type, 2, isPlace: true)}").ToArray();
        return given.Length == 0 ? "" : $"({string.Join(", ", given)})";
    }

    private string Literal(GraphQLType type, int depth, bool isPlace = false)
    {
        if (isPlace && !_isConstant && random.Next(3) == 0)
            return "$" + VariableFor(type);
        if (type is NonNullType nonNull)
            return Literal(nonNull.Nullable, depth);
        if (random.Next(9) == 0)
            return "null";
        return type switch
        {
            ListType list when random.Next(4) == 0 => Literal(list.ItemType, depth) is var item && item == "null" && list.ItemType is NonNullType ? "[]" : item,
            ListType list => "[" + string.Join(' ', Enumerable.Range(0, random.Next(3)).Select(_ => Literal(list.ItemType, depth, random.Next(3) == 0))) + "]",
            InputObjectType { IsOneOf: true } input => depth == 0 ? "{a: 1}" : OneOf(input, field => $"{field.Name}: {NotNull(() => Literal(field.Type, depth - 1))}"),
            InputObjectType input => "{" + string.Join(' ', input.Fields
                .Where(field => field.IsRequired || (depth > 0 && random.Next(3) == 0)).Select(field => $"{field.Name}: {Literal(field.Type, depth - 1, isPlace: depth > 0)}")) + "}",
            EnumType => Pick("A", "B", "C"),
            _ => ((NamedType)type).Name switch
            {
                "Int" => Pick("0", "-7", "42", "2147483647", "-2147483648"),
                "Float" => Pick("0", "-7.5", "1e3", "12", "0.125"),
                "Boolean" => Pick("true", "false"),
                "ID" => Pick("\"x\"", "7", "\"\""),
                _ => Pick("\"\"", "\"text\"", "\"\"\"\n  block\n    text\n\"\"\"", "\"\\u{1F3C3}\\n\""),
            },
        };
    }

    private string Json(GraphQLType type, int depth)
    {
        if (random.Next(40) == 0)
            return Pick("{\"nothing\":1}", "\"D\"", "1.5", "2147483648", "true", "[[]]", "null");
        if (type is NonNullType nonNull)
            return NotNull(() => Json(nonNull.Nullable, depth));
        if (random.Next(9) == 0)
            return "null";
        return type switch
        {
            ListType list when random.Next(4) == 0 => Json(list.ItemType, depth),
            ListType list => "[" + string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ => Json(list.ItemType, depth))) + "]",
            InputObjectType { IsOneOf: true } input => depth == 0 ? "{\"a\":1}" : OneOf(input, field => $"\"{field.Name}\":{NotNull(() => Json(field.Type, depth - 1))}"),
            InputObjectType input => "{" + string.Join(',', input.Fields
                .Where(field => field.IsRequired || (depth > 0 && random.Next(3) == 0)).Select(field => $"\"{field.Name}\":{Json(field.Type, depth - 1)}")) + "}",
            EnumType => Pick("\"A\"", "\"B\"", "\"C\""),
            _ => ((NamedType)type).Name switch
            {
                "Int" => Pick("0", "-7", "42", "2147483647", "-2147483648"),
                "Float" => Pick("0", "-7.5", "1e3", "12", "0.125"),
                "Boolean" => Pick("true", "false"),
                "ID" => Pick("\"x\"", "7", "\"\""),
                _ => Pick("\"\"", "\"text\"", "\"\\ud83c\\udfc3\""),
            },
        };
    }

    private string OneOf(InputObjectType input, Func<InputValueDefinition, string> entry) => "{" + entry(input.Fields[random.Next(input.Fields.Count)]) + "}";

    private static string NotNull(Func<string> make)
    {
        for (var i = 0; i < 20; i++)
        {
            if (make() is var made && made != "null")
                return made;
        }

        return "null";
    }

    private string VariableFor(GraphQLType place)
    {
        var type = place.ToString()!;
        return random.Next(4) switch
        {
            0 when place is not NonNullType => Variable(type + "!", type + "!", place),
            1 => Variable(type, $"{type} = {Constant(place)}", place),
            _ => Variable(type, type, place),
        };
    }

    private string Constant(GraphQLType type)
    {
        _isConstant = true;
        var literal = Literal(type, 1);
        _isConstant = false;
        return literal;
    }

    private string Variable(string type, string definition, GraphQLType input)
    {
        var known = _variables.Find(variable => variable.Definition.EndsWith(": " + definition, StringComparison.Ordinal));
        if (known.Name is not null)
            return known.Name;
        var name = FormattableString.Invariant($"v{_variables.Count}");
        _variables.Add((name, type, $"${name}: {definition}", input));
        return name;
    }

    private bool Overlap(NamedType left, NamedType right) => Possible(left).Intersect(Possible(right)).Any();

    private IEnumerable<ObjectType> Possible(NamedType type) => type is ObjectType only ? [only] : schema.PossibleTypes(type);

    private string Pick(params ReadOnlySpan<string> from) => from[random.Next(from.Length)];

    private static int StableHash(string text) => text.Aggregate(17, static (hash, character) => unchecked((hash * 31) + character));
}
