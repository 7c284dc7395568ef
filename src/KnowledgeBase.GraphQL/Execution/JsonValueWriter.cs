using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>
/// Writes values whose shape no plan knows: those of structured scalars and of <c>extensions</c>. What it does not know it writes as a string.
/// </summary>
internal static class JsonValueWriter
{
    // A host's structure deeper than this is a mistake such as a cycle; without a bound it would end the process.
    private const int MaxDepth = 64;

    /// <summary>Writes a value.</summary>
    /// <exception cref="InvalidOperationException">It is nested more than 64 deep, or is not a finite number.</exception>
    internal static void Write(Utf8JsonBuffer output, object? value, int depth = 0)
    {
        if (depth > MaxDepth)
            throw new InvalidOperationException($"A value is nested more than {MaxDepth} deep and cannot be written.");

        switch (value)
        {
            case null: output.WriteNull(); break;
            case string text: output.WriteString(text); break;
            case bool truth: output.WriteBoolean(truth); break;
            case int number: output.WriteInt32(number); break;
            case long number: output.WriteInt64(number); break;
            case double number when double.IsFinite(number): output.WriteDouble(number); break;
            case double or float and (float.NaN or float.PositiveInfinity or float.NegativeInfinity):
                throw new InvalidOperationException("A number that is not finite cannot be written.");
            case float number: output.WriteDouble(double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)); break;
            case decimal number: output.WriteDecimal(number); break;
            case short or ushort or byte or sbyte or uint: output.WriteInt64(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case JsonElement element: WriteElement(output, element); break;
            case IReadOnlyDictionary<string, object?> map: WriteMap(output, map, depth); break;
            case IDictionary map: WriteDictionary(output, map, depth); break;
            case IEnumerable list: WriteList(output, list, depth); break;
            default: output.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static void WriteElement(Utf8JsonBuffer output, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined)
            output.WriteNull();
        else
            output.WriteRaw(JsonMarshal.GetRawUtf8Value(element));
    }

    private static void WriteMap(Utf8JsonBuffer output, IReadOnlyDictionary<string, object?> map, int depth)
    {
        output.WriteByte((byte)'{');
        var first = true;
        foreach (var (key, value) in map)
            WriteEntry(output, key, value, depth, ref first);
        output.WriteByte((byte)'}');
    }

    private static void WriteDictionary(Utf8JsonBuffer output, IDictionary map, int depth)
    {
        output.WriteByte((byte)'{');
        var first = true;
        foreach (DictionaryEntry entry in map)
            WriteEntry(output, Convert.ToString(entry.Key, CultureInfo.InvariantCulture), entry.Value, depth, ref first);
        output.WriteByte((byte)'}');
    }

    private static void WriteEntry(Utf8JsonBuffer output, string? key, object? value, int depth, ref bool first)
    {
        if (!first)
            output.WriteByte((byte)',');
        first = false;
        output.WriteString(key);
        output.WriteByte((byte)':');
        Write(output, value, depth + 1);
    }

    private static void WriteList(Utf8JsonBuffer output, IEnumerable list, int depth)
    {
        output.WriteByte((byte)'[');
        var first = true;
        foreach (var item in list)
        {
            if (!first)
                output.WriteByte((byte)',');
            first = false;
            Write(output, item, depth + 1);
        }

        output.WriteByte((byte)']');
    }
}
