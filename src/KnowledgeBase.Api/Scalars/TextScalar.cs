using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.Api.Scalars;

/// <summary>Reads a scalar's text; false when it is not one.</summary>
/// <typeparam name="T">What the scalar is in C#.</typeparam>
public delegate bool ScalarParser<T>(string text, [MaybeNullWhen(false)] out T value);

/// <summary>A scalar that is a string with rules.</summary>
/// <typeparam name="T">What it is in C#.</typeparam>
/// <param name="name">The scalar's name, for messages.</param>
/// <param name="example">A value that fits, for messages.</param>
/// <param name="parse">Reads it.</param>
/// <param name="format">Writes it.</param>
public sealed class TextScalar<T>(string name, string example, ScalarParser<T> parse, Func<T, string> format) : ScalarCoercion
    where T : notnull
{
    /// <inheritdoc/>
    public override bool TryCoerceInput(JsonElement value, out object? result, out string? error) =>
        value.ValueKind == JsonValueKind.String ? Parse(value.GetString()!, out result, out error) : Refuse(value.GetRawText(), out result, out error);

    /// <inheritdoc/>
    public override bool TryCoerceLiteral(ValueNode literal, out object? result, out string? error) =>
        literal is StringValueNode text ? Parse(text.Value, out result, out error) : Refuse("this literal", out result, out error);

    /// <inheritdoc/>
    public override bool TryCoerceResult(object value, out object? result, out string? error)
    {
        result = value switch
        {
            T own => format(own),
            string text => text,
            _ => null,
        };
        error = result is null ? $"{name} cannot represent a value of type {value.GetType().Name}." : null;
        return result is not null;
    }

    private bool Parse(string text, out object? result, out string? error)
    {
        if (!parse(text, out var value))
            return Refuse($"\"{text}\"", out result, out error);
        (result, error) = (value, null);
        return true;
    }

    private bool Refuse(string shown, out object? result, out string? error)
    {
        const int MostShown = 60;
        var text = shown.Length <= MostShown ? shown : shown[..MostShown] + "…";
        (result, error) = (null, $"{text} is no {name}; it must be a string such as \"{example}\".");
        return false;
    }
}
