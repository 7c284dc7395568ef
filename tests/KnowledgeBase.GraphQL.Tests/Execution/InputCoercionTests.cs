using KnowledgeBase.GraphQL.Execution;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Execution;

/// <summary>Coercion of variables (spec 6.1.2), of arguments (6.4.1) and of input values (section 3, "Input Coercion").</summary>
public class InputCoercionTests
{
    private const string Sdl = """
        type Query { echo(i: Int d: Int = 7 n: Int! = 3 l: [Int] ll: [[Int!]] e: Colour in: In one: One any: Any): String needs(x: Int!): String }
        enum Colour { RED GREEN }
        input In { a: Int b: String! = "dflt" c: In d: [Colour!] }
        input One @oneOf { x: Int y: String }
        scalar Any
        """;

    // What reaches the resolver; an argument that is absent is left out. The table of 6.4.1 and of 3.10 "Input Coercion", row by row.
    [Theory]
    [InlineData("echo", null, "d=7 n=3")]
    [InlineData("echo(i: null)", null, "i=null d=7 n=3")]
    [InlineData("echo(d: null, n: 5)", null, "d=null n=5")]
    [InlineData("echo(i: $i)", "{}", "d=7 n=3")]
    [InlineData("echo(i: $i)", """{"i":null}""", "i=null d=7 n=3")]
    [InlineData("echo(d: $i)", "{}", "d=7 n=3")]
    [InlineData("echo(d: $i)", """{"i":null}""", "d=null n=3")]
    [InlineData("echo(d: $i, n: $k)", """{"i":1}""", "d=1 n=9")]
    [InlineData("echo(l: 1)", null, "d=7 n=3 l=[1]")]
    [InlineData("echo(l: [1, null, $i])", "{}", "d=7 n=3 l=[1,null,null]")]
    [InlineData("echo(l: $l)", """{"l":5}""", "d=7 n=3 l=[5]")]
    [InlineData("echo(ll: 1)", null, "d=7 n=3 ll=[[1]]")]
    [InlineData("echo(ll: [1, [2, 3], null])", null, "d=7 n=3 ll=[[1],[2,3],null]")]
    [InlineData("echo(e: GREEN)", null, "d=7 n=3 e=GREEN")]
    [InlineData("echo(e: $e)", """{"e":"RED"}""", "d=7 n=3 e=RED")]
    [InlineData("echo(in: {})", null, "d=7 n=3 in={b:dflt}")]
    [InlineData("echo(in: {a: $i, c: {b: \"x\", d: RED}})", "{}", "d=7 n=3 in={b:dflt,c:{b:x,d:[RED]}}")]
    [InlineData("echo(in: {a: $i})", """{"i":null}""", "d=7 n=3 in={a:null,b:dflt}")]
    [InlineData("echo(in: $in)", """{"in":{"a":1,"d":["RED"]}}""", "d=7 n=3 in={a:1,b:dflt,d:[RED]}")]
    [InlineData("echo(one: {x: $k})", "{}", "d=7 n=3 one={x:9}")]
    [InlineData("echo(one: $one)", """{"one":{"y":"z"}}""", "d=7 n=3 one={y:z}")]
    [InlineData("echo(any: {a: [1, $i], e: $e, z: $l})", """{"i":2,"e":"RED"}""", "d=7 n=3 any={a:[1,2],e:RED}")]
    public async Task Arguments_arrive_coerced(string field, string? variables, string expected)
    {
        var types = new[] { ("$i", "Int"), ("$k", "Int! = 9"), ("$l", "[Int]"), ("$e", "Colour"), ("$in", "In"), ("$one", "One") };
        var used = string.Concat(types.Where(type => Uses(field, type.Item1)).Select(static type => $"{type.Item1}: {type.Item2} "));
        var answer = await Echo().RunAsync(used.Length == 0 ? $"{{ {field} }}" : $"query ({used}) {{ {field} }}", variables);
        Assert.Equal($$$"""{"data":{"echo":"{{{expected}}}"}}""", answer);
    }

    [Theory]
    [InlineData("Int!", "{}", "Variable \"$v\" of required type \"Int!\" was not provided.")]
    [InlineData("Int!", """{"v":null}""", "Variable \"$v\" got an invalid value. Expected a value of type \"Int!\", found null.")]
    [InlineData("Int", """{"v":"5"}""", "Variable \"$v\" got an invalid value. Int cannot represent \"5\": a whole number is needed.")]
    [InlineData("[Int!]", """{"v":[1,null]}""", "Variable \"$v\" got an invalid value at \"v[1]\". Expected a value of type \"Int!\", found null.")]
    [InlineData("Colour", """{"v":"red"}""", "Variable \"$v\" got an invalid value. Value \"red\" does not exist in \"Colour\" enum.")]
    [InlineData("In", """{"v":{"c":{"nope":1}}}""", "Variable \"$v\" got an invalid value at \"v.c\". Field \"nope\" is not defined by type \"In\".")]
    [InlineData("In", """{"v":{"c":{"d":["RED",2]}}}""", "Variable \"$v\" got an invalid value at \"v.c.d[1]\". Enum \"Colour\" takes one of its values as a string.")]
    [InlineData("In", """{"v":[]}""", "Variable \"$v\" got an invalid value. Expected a value of type \"In\" to be an object.")]
    [InlineData("One", """{"v":{}}""", "Variable \"$v\" got an invalid value. Exactly one field of OneOf type \"One\" must be given.")]
    [InlineData("One", """{"v":{"x":1,"y":"a"}}""", "Variable \"$v\" got an invalid value. Exactly one field of OneOf type \"One\" must be given.")]
    [InlineData("One", """{"v":{"x":null}}""", "Variable \"$v\" got an invalid value at \"v.x\". The field of OneOf type \"One\" must not be null.")]
    [InlineData("String", "{\"v\":\"\\ud800\"}", null)]
    public void Variables_that_do_not_fit_are_told_with_their_place(string type, string variables, string? message)
    {
        var engine = new TestEngine(Sdl.Replace("needs(x: Int!)", $"needs(x: {type})", StringComparison.Ordinal));
        using var json = System.Text.Json.JsonDocument.Parse(variables);
        var result = VariableCoercion.Coerce(engine.Plan($"query ($v: {type}) {{ needs(x: $v) }}"), json.RootElement);
        var error = Assert.Single(result.Errors);
        Assert.Null(result.Variables);
        Assert.Equal(ErrorCode.BadVariable, error.Code);
        Assert.Equal([new SourceLocation(1, 8)], error.Locations);
        if (message is not null)
            Assert.Equal(message, error.Message);
    }

    [Fact]
    public void A_long_list_of_mistakes_gives_a_short_list_of_errors()
    {
        var engine = new TestEngine(Sdl);
        using var json = System.Text.Json.JsonDocument.Parse($$"""{"v":[{{string.Join(',', Enumerable.Repeat("\"x\"", 10_000))}}]}""");
        Assert.Equal(50, VariableCoercion.Coerce(engine.Plan("query ($v: [Int]) { echo(l: $v) }"), json.RootElement).Errors.Length);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("\"{}\"")]
    public void Variables_are_an_object(string variables)
    {
        using var json = System.Text.Json.JsonDocument.Parse(variables);
        var result = VariableCoercion.Coerce(new TestEngine(Sdl).Plan("{ echo }"), json.RootElement);
        Assert.Equal(ErrorCode.BadVariable, Assert.Single(result.Errors).Code);
    }

    // Allowed by 5.8.5: the variable's default stands for the value, until null is given.
    [Fact]
    public async Task A_null_for_an_argument_that_may_not_be_null_is_the_fields_error() => Assert.Equal(
        """{"errors":[{"message":"Argument \"x\" has an invalid value. Expected a value of type \"Int!\"; the variable \"$v\" has none.","locations":[{"line":1,"column":34}],"path":["needs"],"extensions":{"code":"BAD_ARGUMENT"}}],"data":{"needs":null}}""",
        await new TestEngine(Sdl).RunAsync("query ($v: Int = 1) { needs(x:   $v) }", """{"v":null}"""));

    [Fact]
    public async Task Arguments_are_converted_once_for_all_requests_or_once_for_one_whatever_the_number_of_parents()
    {
        var conversions = 0;
        var engine = new TestEngine("type Query { list: [T] } type T { v(x: Int): Int }")
            .With("Query.list", static (_, _, _) => new object[] { 1, 2, 3 })
            .With("T.v", new FieldBinding
            {
                Resolve = static (_, arguments, _) => arguments[0],
                Converters = [argument =>
                {
                    conversions++;
                    return argument.Value;
                }],
            });
        var plan = engine.Plan("query ($x: Int) { list { a: v(x: 1) b: v(x: $x) } }");
        var executor = new Executor(engine.Options);
        foreach (var expected in new[] { 2, 3, 4 })
        {
            using var json = System.Text.Json.JsonDocument.Parse("""{"x":5}""");
            using var result = await executor.ExecuteAsync(plan, VariableCoercion.Coerce(plan, json.RootElement).Variables!, null, new RequestContext());
            Assert.Equal("""{"data":{"list":[{"a":1,"b":5},{"a":1,"b":5},{"a":1,"b":5}]}}""", TestEngine.Text(result));
            Assert.Equal(expected, conversions);
        }
    }

    private static bool Uses(string field, string variable)
    {
        var at = field.IndexOf(variable, StringComparison.Ordinal);
        return at >= 0 && !char.IsLetter(field[at + variable.Length]);
    }

    private static TestEngine Echo()
    {
        var engine = new TestEngine(Sdl);
        var definitions = engine.Schema.QueryType!.Fields.Find("echo")!.Arguments;
        return engine.With("Query.echo", new FieldBinding
        {
            Resolve = (_, arguments, _) => string.Join(' ', definitions
                .Select((definition, i) => (definition.Name, Argument: (ArgumentValue)arguments[i]!))
                .Where(static pair => pair.Argument.IsPresent)
                .Select(static pair => $"{pair.Name}={Show(pair.Argument.Value)}")),
            Converters = [.. definitions.Select(static _ => (Func<ArgumentValue, object?>)(static argument => argument))],
        });
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        object?[] list => $"[{string.Join(',', list.Select(Show))}]",
        IReadOnlyDictionary<string, object?> map => $"{{{string.Join(',', map.Select(static pair => $"{pair.Key}:{Show(pair.Value)}"))}}}",
        _ => value.ToString()!,
    };
}
