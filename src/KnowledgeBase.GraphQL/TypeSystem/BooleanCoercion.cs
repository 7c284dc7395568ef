using System.Text.Json;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>Coercion of <c>Boolean</c> (spec 3.5.4 "Boolean").</summary>
internal sealed class BooleanCoercion : ScalarCoercion
{
    public override bool TryCoerceInput(JsonElement value, out object? result, out string? error) => value.ValueKind switch
    {
        JsonValueKind.True => Done(true, out result, out error),
        JsonValueKind.False => Done(false, out result, out error),
        _ => Fail($"Boolean cannot represent {Describe.Json(value)}: true or false is needed.", out result, out error),
    };

    public override bool TryCoerceLiteral(ValueNode literal, out object? result, out string? error) => literal is BooleanValueNode truth
        ? Done(truth.Value, out result, out error)
        : Fail($"Boolean cannot represent {Describe.Literal(literal)}: true or false is needed.", out result, out error);

    public override bool TryCoerceResult(object value, out object? result, out string? error) => value is bool
        ? Done(value, out result, out error)
        : Describe.AsDouble(value) is { } number && double.IsFinite(number)
            ? Done(number != 0, out result, out error)
            : Fail($"Boolean cannot represent {Describe.Value(value)}: true or false is needed.", out result, out error);
}
