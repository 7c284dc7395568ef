using System.Text.Json;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.TypeSystem;

/// <summary>Coercion of the built-in scalars (spec 3.5).</summary>
public sealed class ScalarCoercionTests
{
    private static readonly Schema Schema = Sdl.Schema("scalar Any type Query { i: Int f: Float s: String b: Boolean d: ID a: Any }");

    private static ScalarCoercion Of(string name) => ((ScalarType)Schema.Types.Find(name)!).Coercion;

    private static object? Answer(bool succeeded, object? result, string? error)
    {
        Assert.Equal(succeeded, error is null);
        return succeeded ? result : "refused";
    }

    private static object? Input(string scalar, string json) =>
        Answer(Of(scalar).TryCoerceInput(JsonDocument.Parse(json).RootElement, out var result, out var error), result, error);

    private static object? Literal(string scalar, string literal) =>
        Answer(Of(scalar).TryCoerceLiteral(Parser.ParseValue(literal).Node!, out var result, out var error), result, error);

    private static object? Result(string scalar, object value) => Answer(Of(scalar).TryCoerceResult(value, out var result, out var error), result, error);

    [Theory]
    [InlineData("Int", "1", 1)]
    [InlineData("Int", "-2147483648", int.MinValue)]
    [InlineData("Int", "2147483647", int.MaxValue)]
    [InlineData("Int", "2147483648", "refused")]
    [InlineData("Int", "-2147483649", "refused")]
    [InlineData("Int", "1e3", 1000)]
    [InlineData("Int", "1.5", "refused")]
    [InlineData("Int", "1e999", "refused")]
    [InlineData("Int", "\"1\"", "refused")]
    [InlineData("Int", "true", "refused")]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "1.5", 1.5)]
    [InlineData("Float", "1e999", "refused")]
    [InlineData("Float", "\"1\"", "refused")]
    [InlineData("String", "\"s\"", "s")]
    [InlineData("String", "1", "refused")]
    [InlineData("String", "\"\\ud800\"", "refused")]
    [InlineData("Boolean", "false", false)]
    [InlineData("Boolean", "0", "refused")]
    [InlineData("ID", "\"x\"", "x")]
    [InlineData("ID", "4", "4")]
    [InlineData("ID", "-0", "0")]
    [InlineData("ID", "4.0", "4")]
    [InlineData("ID", "12345678901234567890123", "12345678901234567890123")]
    [InlineData("ID", "4.5", "refused")]
    [InlineData("ID", "1e400", "refused")]
    [InlineData("ID", "[]", "refused")]
    public void Variables_are_coerced(string scalar, string json, object expected) => Assert.Equal(expected, Input(scalar, json));

    [Theory]
    [InlineData("Int", "2147483647", int.MaxValue)]
    [InlineData("Int", "2147483648", "refused")]
    [InlineData("Int", "123456789012345678901234567890", "refused")]
    [InlineData("Int", "1.0", "refused")]
    [InlineData("Int", "\"1\"", "refused")]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "1e400", "refused")]
    [InlineData("Float", "A", "refused")]
    [InlineData("String", "\"s\"", "s")]
    [InlineData("String", "S", "refused")]
    [InlineData("Boolean", "true", true)]
    [InlineData("Boolean", "1", "refused")]
    [InlineData("ID", "\"x\"", "x")]
    [InlineData("ID", "0123456789", "refused")]
    [InlineData("ID", "123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("ID", "1.0", "refused")]
    public void Literals_are_coerced(string scalar, string literal, object expected)
    {
        if (Parser.ParseValue(literal).IsSuccess)
            Assert.Equal(expected, Literal(scalar, literal));
        else
            Assert.Equal("refused", expected);
    }

    [Theory]
    [InlineData("Int", 5, 5)]
    [InlineData("Int", 5L, 5)]
    [InlineData("Int", 2147483648L, "refused")]
    [InlineData("Int", 1.0, 1)]
    [InlineData("Int", 1.1, "refused")]
    [InlineData("Int", double.NaN, "refused")]
    [InlineData("Int", "123", 123)]
    [InlineData("Int", "", "refused")]
    [InlineData("Int", "one", "refused")]
    [InlineData("Int", true, 1)]
    [InlineData("Float", 5, 5.0)]
    [InlineData("Float", 1.5, 1.5)]
    [InlineData("Float", double.PositiveInfinity, "refused")]
    [InlineData("Float", "1.5", 1.5)]
    [InlineData("String", "s", "s")]
    [InlineData("String", true, "true")]
    [InlineData("String", 1.5, "1.5")]
    [InlineData("String", double.NaN, "refused")]
    [InlineData("Boolean", true, true)]
    [InlineData("Boolean", 0, false)]
    [InlineData("Boolean", "true", "refused")]
    [InlineData("ID", "x", "x")]
    [InlineData("ID", 4, "4")]
    [InlineData("ID", 4.5, "refused")]
    public void Results_are_coerced(string scalar, object value, object expected) => Assert.Equal(expected, Result(scalar, value));

    [Fact]
    public void A_scalar_without_coercion_of_its_own_passes_values_through()
    {
        var value = Assert.IsType<Dictionary<string, object?>>(Input("Any", "{\"a\": [1, 2.5, \"s\", true, null], \"big\": 3000000000}"));
        Assert.Equal([1, 2.5, "s", true, null], (object?[])value["a"]!);
        Assert.Equal(3_000_000_000L, value["big"]);
        var literal = Assert.IsType<Dictionary<string, object?>>(Literal("Any", "{ a: [1, RED, \"s\"] }"));
        Assert.Equal([1, "RED", "s"], (object?[])literal["a"]!);
        Assert.Equal("refused", Literal("Any", "[$x]"));
    }

    [Fact]
    public void Messages_do_not_grow_with_what_they_are_about()
    {
        Of("Int").TryCoerceInput(JsonDocument.Parse("\"" + new string('x', 100_000) + "\"").RootElement, out _, out var error);
        Assert.True(error!.Length < 200);
    }

    [Fact]
    public void A_host_gives_its_scalars_their_coercion()
    {
        var coercion = Of("Int");
        var schema = Sdl.Schema(
            "scalar Even type Query { a: Even }",
            new SchemaBuilderOptions { Scalars = new Dictionary<string, ScalarCoercion> { ["Even"] = coercion } });
        Assert.Same(coercion, ((ScalarType)schema.Types.Find("Even")!).Coercion);
    }
}
