using System.Text.Json;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Tests.Binding;

/// <summary>A custom scalar whose values are strings.</summary>
internal sealed class PassThrough : ScalarCoercion
{
    public override bool TryCoerceInput(JsonElement value, out object? result, out string? error)
    {
        (result, error) = (value.GetString(), null);
        return true;
    }

    public override bool TryCoerceLiteral(ValueNode literal, out object? result, out string? error)
    {
        (result, error) = ((literal as StringValueNode)?.Value, null);
        return true;
    }

    public override bool TryCoerceResult(object value, out object? result, out string? error)
    {
        (result, error) = (value, null);
        return true;
    }
}
