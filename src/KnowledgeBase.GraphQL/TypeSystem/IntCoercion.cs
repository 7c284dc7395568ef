using System.Globalization;
using System.Text.Json;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>Coercion of <c>Int</c>: whole numbers of 32 bits (spec 3.5.1 "Int").</summary>
internal sealed class IntCoercion : ScalarCoercion
{
    public override bool TryCoerceInput(JsonElement value, out object? result, out string? error)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return FromNumber(value.GetDouble(), value, out result, out error);
        return Fail($"Int cannot represent {Describe.Json(value)}: a whole number is needed.", out result, out error);
    }

    public override bool TryCoerceLiteral(ValueNode literal, out object? result, out string? error)
    {
        if (literal is not IntValueNode integer)
            return Fail($"Int cannot represent {Describe.Literal(literal)}: a whole number is needed.", out result, out error);
        if (!int.TryParse(integer.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return Fail(OutOfRange(integer.Value), out result, out error);
        return Done(number, out result, out error);
    }

    public override bool TryCoerceResult(object value, out object? result, out string? error)
    {
        switch (value)
        {
            case int:
                return Done(value, out result, out error);
            case bool truth:
                return Done(truth ? 1 : 0, out result, out error);
            case string { Length: > 0 } text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return FromNumber(number, text, out result, out error);
            default:
                return Describe.AsDouble(value) is { } converted
                    ? FromNumber(converted, value, out result, out error)
                    : Fail($"Int cannot represent {Describe.Value(value)}: a whole number is needed.", out result, out error);
        }
    }

    private static bool FromNumber(double number, object source, out object? result, out string? error)
    {
        if (!double.IsInteger(number))
            return Fail($"Int cannot represent {Describe.Value(source)}: a whole number is needed.", out result, out error);
        return number is >= int.MinValue and <= int.MaxValue
            ? Done((int)number, out result, out error)
            : Fail(OutOfRange(Describe.Value(source)), out result, out error);
    }

    private static string OutOfRange(string value) => $"Int cannot represent {value}: it has more than 32 bits.";
}
