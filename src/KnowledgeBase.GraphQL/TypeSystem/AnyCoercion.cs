using System.Globalization;
using System.Text.Json;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>
/// Coercion of a custom scalar that has none of its own: any value passes. Input becomes null, bool, int, long, double, string, <c>object?[]</c> or
/// a dictionary of string to object; results are left as they are.
/// </summary>
internal sealed class AnyCoercion : ScalarCoercion
{
    public override bool TryCoerceInput(JsonElement value, out object? result, out string? error)
    {
        if (TryRead(value, out result))
        {
            error = null;
            return true;
        }

        error = "A text in this value is not Unicode, or a number is not finite.";
        return false;
    }

    public override bool TryCoerceLiteral(ValueNode literal, out object? result, out string? error)
    {
        if (TryRead(literal, out result))
        {
            error = null;
            return true;
        }

        error = "A variable cannot stand inside a value of this scalar; give the whole value as a variable.";
        return false;
    }

    public override bool TryCoerceResult(object value, out object? result, out string? error) => Done(value, out result, out error);

    // The recursion is bounded: JSON is read with a depth limit of its own, and documents by ParserLimits.MaxDocumentDepth.
    private static bool TryRead(JsonElement value, out object? result)
    {
        result = null;
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                result = value.GetBoolean();
                return true;
            case JsonValueKind.String:
                var isText = Describe.TryGetString(value, out var text);
                result = text;
                return isText;
            case JsonValueKind.Number:
                result = Number(value.GetRawText());
                return result is not double number || double.IsFinite(number);
            case JsonValueKind.Array:
                var items = new object?[value.GetArrayLength()];
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    if (!TryRead(item, out items[index++]))
                        return false;
                }

                result = items;
                return true;
            case JsonValueKind.Object:
                var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var property in value.EnumerateObject())
                {
                    if (!TryRead(property.Value, out var field))
                        return false;
                    fields[property.Name] = field;
                }

                result = fields;
                return true;
            default:
                return true;
        }
    }

    private static bool TryRead(ValueNode literal, out object? result)
    {
        result = null;
        switch (literal)
        {
            case VariableNode:
                return false;
            case BooleanValueNode truth:
                result = truth.Value;
                return true;
            case StringValueNode text:
                result = text.Value;
                return true;
            case EnumValueNode name:
                result = name.Value;
                return true;
            case IntValueNode integer:
                result = Number(integer.Value);
                return true;
            case FloatValueNode number:
                result = Number(number.Value);
                return true;
            case ListValueNode list:
                var items = new object?[list.Values.Length];
                for (var i = 0; i < items.Length; i++)
                {
                    if (!TryRead(list.Values[i], out items[i]))
                        return false;
                }

                result = items;
                return true;
            case ObjectValueNode node:
                var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var field in node.Fields)
                {
                    if (!TryRead(field.Value, out var value))
                        return false;
                    fields[field.Name.Value] = value;
                }

                result = fields;
                return true;
            default:
                return true;
        }
    }

    private static object Number(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small))
            return small;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large))
            return large;
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
