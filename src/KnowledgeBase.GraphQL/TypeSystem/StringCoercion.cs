using System.Globalization;
using System.Text.Json;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>Coercion of <c>String</c> (spec 3.5.3 "String").</summary>
internal sealed class StringCoercion : ScalarCoercion
{
    public override bool TryCoerceInput(JsonElement value, out object? result, out string? error) => Describe.TryGetString(value, out var text)
        ? Done(text, out result, out error)
        : Fail($"String cannot represent {Describe.Json(value)}: a string is needed.", out result, out error);

    public override bool TryCoerceLiteral(ValueNode literal, out object? result, out string? error) => literal is StringValueNode text
        ? Done(text.Value, out result, out error)
        : Fail($"String cannot represent {Describe.Literal(literal)}: a string is needed.", out result, out error);

    public override bool TryCoerceResult(object value, out object? result, out string? error) => value switch
    {
        string => Done(value, out result, out error),
        bool truth => Done(truth ? "true" : "false", out result, out error),
        IFormattable text when Describe.AsDouble(value) is { } number && double.IsFinite(number) =>
            Done(text.ToString(null, CultureInfo.InvariantCulture), out result, out error),
        _ => Fail($"String cannot represent {Describe.Value(value)}.", out result, out error),
    };
}
