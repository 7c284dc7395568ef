using System.Globalization;
using System.Text.Json;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Tests.Oracle;

/// <summary>An input that does not fit.</summary>
internal sealed class SpecInputException : Exception;

/// <summary>
/// Input coercion, word for word (spec 3.5 to 3.12 "Input Coercion", 6.1.2, 6.4.1). A map has an entry just where there is a value; values are
/// null, bool, int, double, string, lists and maps.
/// </summary>
internal static class SpecCoercion
{
    /// <summary>CoerceVariableValues(schema, operation, variableValues).</summary>
    /// <exception cref="SpecInputException">A value does not fit: a request error.</exception>
    public static Dictionary<string, object?> CoerceVariableValues(Schema schema, OperationDefinitionNode operation, JsonElement variableValues)
    {
        var coercedValues = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var variableDefinition in operation.VariableDefinitions)
        {
            var variableName = variableDefinition.Variable.Name.Value;
            var variableType = schema.TypeFromSyntax(variableDefinition.Type)!;
            var hasValue = variableValues.TryGetProperty(variableName, out var value);
            if (!hasValue && variableDefinition.DefaultValue is { } defaultValue)
                coercedValues[variableName] = FromLiteral(defaultValue, variableType, []);
            else if (variableType is NonNullType && (!hasValue || value.ValueKind == JsonValueKind.Null))
                throw new SpecInputException();
            else if (hasValue)
                coercedValues[variableName] = value.ValueKind == JsonValueKind.Null ? null : FromJson(value, variableType);
        }

        return coercedValues;
    }

    /// <summary>CoerceArgumentValues(objectType, field, variableValues).</summary>
    /// <exception cref="SpecInputException">A value does not fit: a field error.</exception>
    public static Dictionary<string, object?> CoerceArgumentValues(FieldDefinition definition, FieldNode field, Dictionary<string, object?> variableValues)
    {
        var coercedValues = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var argumentDefinition in definition.Arguments)
        {
            var argumentName = argumentDefinition.Name;
            var argumentType = argumentDefinition.Type;
            var argumentValue = field.Arguments.FirstOrDefault(argument => argument.Name.Value == argumentName)?.Value;
            var hasValue = argumentValue is not null;
            object? value = null;
            if (argumentValue is VariableNode variable)
                hasValue = variableValues.TryGetValue(variable.Name.Value, out value);
            if (!hasValue && argumentDefinition.DefaultValue is { } defaultValue)
                coercedValues[argumentName] = FromLiteral(defaultValue, argumentType, []);
            else if (argumentType is NonNullType && (!hasValue || argumentValue is NullValueNode || (argumentValue is VariableNode && value is null)))
                throw new SpecInputException();
            else if (hasValue && argumentValue is NullValueNode)
                coercedValues[argumentName] = null;
            else if (hasValue && argumentValue is VariableNode)
                coercedValues[argumentName] = value;
            else if (hasValue)
                coercedValues[argumentName] = FromLiteral(argumentValue!, argumentType, variableValues);
        }

        return coercedValues;
    }

    private static object? FromJson(JsonElement value, GraphQLType type)
    {
        if (type is NonNullType nonNull)
            return value.ValueKind == JsonValueKind.Null ? throw new SpecInputException() : FromJson(value, nonNull.Nullable);
        if (value.ValueKind == JsonValueKind.Null)
            return null;
        return type switch
        {
            ListType list when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().Select(item => FromJson(item, list.ItemType)).ToArray(),
            ListType list => new[] { FromJson(value, list.ItemType) },
            InputObjectType inputObject when value.ValueKind == JsonValueKind.Object =>
                FromFields(inputObject, value.EnumerateObject().ToDictionary(static property => property.Name, static property => property.Value, StringComparer.Ordinal), FromJson),
            EnumType enumType when value.ValueKind == JsonValueKind.String && enumType.Values.Find(value.GetString()!) is { } found => found.Name,
            ScalarType { Name: "Int" } when value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) => number,
            ScalarType { Name: "Float" } when value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()) => value.GetDouble(),
            ScalarType { Name: "Boolean" } when value.ValueKind is JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
            ScalarType { Name: "String" or "ID" } when value.ValueKind == JsonValueKind.String => value.GetString(),
            ScalarType { Name: "ID" } when value.ValueKind == JsonValueKind.Number && long.TryParse(value.GetRawText(), CultureInfo.InvariantCulture, out _) => value.GetRawText(),
            _ => throw new SpecInputException(),
        };
    }

    private static object? FromLiteral(ValueNode literal, GraphQLType type, Dictionary<string, object?> variableValues)
    {
        if (literal is VariableNode variable)
            return variableValues.GetValueOrDefault(variable.Name.Value) ?? (type is NonNullType ? throw new SpecInputException() : null);
        if (type is NonNullType nonNull)
            return literal is NullValueNode ? throw new SpecInputException() : FromLiteral(literal, nonNull.Nullable, variableValues);
        if (literal is NullValueNode)
            return null;
        return (type, literal) switch
        {
            (ListType list, ListValueNode items) => items.Values.Select(item => FromLiteral(item, list.ItemType, variableValues)).ToArray(),
            (ListType list, _) => new[] { FromLiteral(literal, list.ItemType, variableValues) },
            (InputObjectType inputObject, ObjectValueNode node) => FromFields(
                inputObject,
                node.Fields // a field whose variable has no value is a field that is not there
                    .Where(field => field.Value is not VariableNode given || variableValues.ContainsKey(given.Name.Value))
                    .ToDictionary(static field => field.Name.Value, static field => field.Value, StringComparer.Ordinal),
                (value, fieldType) => FromLiteral(value, fieldType, variableValues)),
            (EnumType enumType, EnumValueNode name) when enumType.Values.Find(name.Value) is not null => name.Value,
            (ScalarType { Name: "Int" }, IntValueNode number) when int.TryParse(number.Value, CultureInfo.InvariantCulture, out var value) => value,
            (ScalarType { Name: "Float" }, IntValueNode number) => double.Parse(number.Value, CultureInfo.InvariantCulture),
            (ScalarType { Name: "Float" }, FloatValueNode number) => double.Parse(number.Value, CultureInfo.InvariantCulture),
            (ScalarType { Name: "Boolean" }, BooleanValueNode truth) => truth.Value,
            (ScalarType { Name: "String" or "ID" }, StringValueNode text) => text.Value,
            (ScalarType { Name: "ID" }, IntValueNode number) => number.Value,
            _ => throw new SpecInputException(),
        };
    }

    // Spec 3.10 "Input Objects", "Input Coercion", and 3.10.1 "OneOf Input Objects".
    private static Dictionary<string, object?> FromFields<T>(InputObjectType type, Dictionary<string, T> given, Func<T, GraphQLType, object?> coerce)
    {
        if (given.Keys.Any(name => type.Fields.Find(name) is null))
            throw new SpecInputException();
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var value))
                result[field.Name] = coerce(value, field.Type);
            else if (field.DefaultValue is { } defaultValue)
                result[field.Name] = FromLiteral(defaultValue, field.Type, []);
            else if (field.Type is NonNullType)
                throw new SpecInputException();
        }

        return type.IsOneOf && (result.Count != 1 || result.Values.Single() is null) ? throw new SpecInputException() : result;
    }
}
