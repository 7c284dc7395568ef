using System.Globalization;
using System.Text.Json;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>Coercion of <c>ID</c>: strings, and whole numbers taken as their decimal text (spec 3.5.5 "ID").</summary>
internal sealed class IdCoercion : ScalarCoercion
{
    public override bool TryCoerceInput(JsonElement value, out object? result, out string? error)
    {
        if (Describe.TryGetString(value, out var text))
            return Done(text, out result, out error);
        if (value.ValueKind == JsonValueKind.Number && WholeNumber(value.GetRawText()) is { } digits)
            return Done(digits, out result, out error);
        return Fail($"ID cannot represent {Describe.Json(value)}: a string or a whole number is needed.", out result, out error);
    }

    public override bool TryCoerceLiteral(ValueNode literal, out object? result, out string? error) => literal switch
    {
        StringValueNode text => Done(text.Value, out result, out error),
        IntValueNode integer => Done(integer.Value, out result, out error),
        _ => Fail($"ID cannot represent {Describe.Literal(literal)}: a string or a whole number is needed.", out result, out error),
    };

    public override bool TryCoerceResult(object value, out object? result, out string? error) => value switch
    {
        string => Done(value, out result, out error),
        Guid id => Done(id.ToString("D"), out result, out error),
        IFormattable number when Describe.AsDouble(value) is { } whole && double.IsInteger(whole) =>
            Done(WholeNumber(number.ToString(null, CultureInfo.InvariantCulture)), out result, out error),
        _ => Fail($"ID cannot represent {Describe.Value(value)}: a string or a whole number is needed.", out result, out error),
    };

    /// <summary>The decimal digits of a JSON number such as <c>7</c>, <c>7.0</c> or <c>7e2</c>; null if it has a fraction.</summary>
    private static string? WholeNumber(string text)
    {
        if (text.AsSpan(text[0] == '-' ? 1 : 0).IndexOfAnyExceptInRange('0', '9') < 0)
            return text == "-0" ? "0" : text;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number)
            ? decimal.Truncate(number).ToString("F0", CultureInfo.InvariantCulture)
            : null;
    }
}
