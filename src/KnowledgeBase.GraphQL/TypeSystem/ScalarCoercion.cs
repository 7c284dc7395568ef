using System.Text.Json;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>
/// How a scalar's values are coerced (spec 3.5 "Scalars": result coercion and input coercion). Each method returns false with a
/// message for people when the value does not fit; none throws for a bad value.
/// </summary>
public abstract class ScalarCoercion
{
    /// <summary>Input coercion of a value from the variables' JSON.</summary>
    public abstract bool TryCoerceInput(JsonElement value, out object? result, out string? error);

    /// <summary>Input coercion of a literal in a document; never a variable, never <c>null</c>.</summary>
    public abstract bool TryCoerceLiteral(ValueNode literal, out object? result, out string? error);

    /// <summary>
    /// Result coercion: turns what a resolver gave into something the response writer knows (string, bool, int, long, double, decimal,
    /// <see cref="JsonElement"/>, or a list or map of those for structured scalars).
    /// </summary>
    public abstract bool TryCoerceResult(object value, out object? result, out string? error);

    private protected static bool Done(object? value, out object? result, out string? error)
    {
        result = value;
        error = null;
        return true;
    }

    private protected static bool Fail(string message, out object? result, out string? error)
    {
        result = null;
        error = message;
        return false;
    }
}
