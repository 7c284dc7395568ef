using System.Collections;
using System.Globalization;
using System.Text.Json;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>Values as they are named in the messages of coercion, and as numbers. Long texts are cut: a message must not grow with its input.</summary>
internal static class Describe
{
    private const int Longest = 60;

    public static string Json(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String when TryGetString(value, out var text) => $"\"{Cut(text)}\"",
        JsonValueKind.String => "text that is not Unicode",
        _ => Cut(value.GetRawText()),
    };

    public static string Literal(ValueNode literal) => literal switch
    {
        ListValueNode => "a list",
        ObjectValueNode => "an object",
        StringValueNode text => $"\"{Cut(text.Value)}\"",
        IntValueNode integer => Cut(integer.Value),
        FloatValueNode number => Cut(number.Value),
        BooleanValueNode truth => truth.Value ? "true" : "false",
        EnumValueNode name => Cut(name.Value),
        VariableNode variable => "$" + Cut(variable.Name.Value),
        _ => "null",
    };

    public static string Value(object value) => value switch
    {
        JsonElement json => Json(json),
        string text => $"\"{Cut(text)}\"",
        bool truth => truth ? "true" : "false",
        IFormattable formattable when AsDouble(value) is not null => formattable.ToString(null, CultureInfo.InvariantCulture),
        IDictionary => "an object",
        IEnumerable => "a list",
        _ => $"a value of type {value.GetType().Name}",
    };

    /// <summary>A number of any CLR type as a double; null if it is none.</summary>
    public static double? AsDouble(object value) => value switch
    {
        double number => number,
        int number => number,
        long number => number,
        float number => number,
        decimal number => (double)number,
        short number => number,
        byte number => number,
        sbyte number => number,
        ushort number => number,
        uint number => number,
        ulong number => number,
        _ => null,
    };

    /// <summary>The text of a JSON string; false for other JSON and for strings that are not well-formed Unicode.</summary>
    public static bool TryGetString(JsonElement value, out string text)
    {
        text = "";
        if (value.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false; // a lone surrogate, or bytes that are not UTF-8
        }
    }

    private static string Cut(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "...");
}
