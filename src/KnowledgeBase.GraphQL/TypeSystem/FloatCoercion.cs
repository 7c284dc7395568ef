using System.Globalization;
using System.Text.Json;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>Coercion of <c>Float</c>: finite numbers in double precision (spec 3.5.2 "Float").</summary>
internal sealed class FloatCoercion : ScalarCoercion
{
    public override bool TryCoerceInput(JsonElement value, out object? result, out string? error) => value.ValueKind == JsonValueKind.Number
        ? FromNumber(value.GetDouble(), value, out result, out error)
        : Fail($"Float cannot represent {Describe.Json(value)}: a number is needed.", out result, out error);

    public override bool TryCoerceLiteral(ValueNode literal, out object? result, out string? error)
    {
        var text = literal switch
        {
            IntValueNode integer => integer.Value,
            FloatValueNode number => number.Value,
            _ => null,
        };
        return text is null
            ? Fail($"Float cannot represent {Describe.Literal(literal)}: a number is needed.", out result, out error)
            : FromNumber(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), text, out result, out error);
    }

    public override bool TryCoerceResult(object value, out object? result, out string? error)
    {
        switch (value)
        {
            case double number when double.IsFinite(number):
                return Done(value, out result, out error);
            case bool truth:
                return Done(truth ? 1.0 : 0.0, out result, out error);
            case string { Length: > 0 } text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed):
                return FromNumber(parsed, text, out result, out error);
            default:
                return Describe.AsDouble(value) is { } converted
                    ? FromNumber(converted, value, out result, out error)
                    : Fail($"Float cannot represent {Describe.Value(value)}: a number is needed.", out result, out error);
        }
    }

    private static bool FromNumber(double number, object source, out object? result, out string? error) => double.IsFinite(number)
        ? Done(number, out result, out error)
        : Fail($"Float cannot represent {Describe.Value(source)}: a finite number is needed.", out result, out error);
}
