using System.Text.Json;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>Input coercion of JSON values (spec 3.5 to 3.12, "Input Coercion"). Its recursion is bounded by the reader's depth limit for JSON.</summary>
internal static class JsonCoercion
{
    /// <summary>Coerces a value to a type; the result is as <see cref="ArgumentValue"/> says.</summary>
    /// <returns>Whether it fits.</returns>
    internal static bool TryCoerce(JsonElement json, GraphQLType type, InputErrors errors, out object? value)
    {
        value = null;
        if (json.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return type is not NonNullType || errors.Add($"Expected a value of type \"{type}\", found null.");

        return type.Nullable switch
        {
            ListType list => TryCoerceList(json, list, errors, out value),
            InputObjectType inputObject => TryCoerceObject(json, inputObject, errors, out value),
            EnumType enumType => TryCoerceEnum(json, enumType, errors, out value),
            ScalarType scalar => TryCoerceScalar(json, scalar, errors, out value),
            _ => errors.Add($"\"{type}\" is not an input type."),
        };
    }

    private static bool TryCoerceList(JsonElement json, ListType type, InputErrors errors, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Array)
        {
            // Spec 3.11: a value that is not a list becomes a list of one.
            if (!TryCoerce(json, type.ItemType, errors, out var item))
                return false;
            value = new[] { item };
            return true;
        }

        var items = new object?[json.GetArrayLength()];
        var fits = true;
        var i = 0;
        foreach (var element in json.EnumerateArray())
        {
            errors.Push(i);
            fits &= TryCoerce(element, type.ItemType, errors, out items[i++]);
            errors.Pop();
            if (errors.IsFull)
                break;
        }

        value = items;
        return fits;
    }

    private static bool TryCoerceObject(JsonElement json, InputObjectType type, InputErrors errors, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.Object)
            return errors.Add($"Expected a value of type \"{type}\" to be an object.");

        var fits = true;
        var given = 0;
        foreach (var property in json.EnumerateObject())
        {
            if (type.Fields.Find(property.Name) is not null)
                given++;
            else
                fits = errors.Add($"Field \"{SourceText.Excerpt(property.Name)}\" is not defined by type \"{type}\".");
        }

        var result = new Dictionary<string, object?>(type.Fields.Count, StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (errors.IsFull)
                break;
            if (json.TryGetProperty(field.Name, out var element))
            {
                errors.Push(field.Name);
                if (TryCoerce(element, field.Type, errors, out var coerced))
                    result[field.Name] = coerced;
                else
                    fits = false;
                errors.Pop();
            }
            else if (field.DefaultValue is not null)
            {
                result[field.Name] = LiteralCoercion.Default(field).Value;
            }
            else if (field.Type is NonNullType)
            {
                fits = errors.Add($"Field \"{field.Name}\" of required type \"{field.Type}\" of \"{type}\" was not provided.");
            }
        }

        value = result;
        return (!type.IsOneOf || IsOneOf(given, type, result, errors)) && fits;
    }

    // Spec 3.10.1: exactly one entry, and that not null.
    private static bool IsOneOf(int given, InputObjectType type, Dictionary<string, object?> result, InputErrors errors)
    {
        if (given != 1)
            return errors.Add($"Exactly one field of OneOf type \"{type}\" must be given.");
        foreach (var (name, value) in result)
        {
            if (value is not null)
                continue;
            errors.Push(name);
            errors.Add($"The field of OneOf type \"{type}\" must not be null.");
            errors.Pop();
            return false;
        }

        return true;
    }

    private static bool TryCoerceEnum(JsonElement json, EnumType type, InputErrors errors, out object? value)
    {
        value = null;
        if (json.ValueKind != JsonValueKind.String)
            return errors.Add($"Enum \"{type}\" takes one of its values as a string.");
        var name = json.GetString()!;
        if (!type.Values.TryGet(name, out var definition))
            return errors.Add($"Value \"{SourceText.Excerpt(name)}\" does not exist in \"{type}\" enum.");
        value = definition.Name;
        return true;
    }

    private static bool TryCoerceScalar(JsonElement json, ScalarType type, InputErrors errors, out object? value)
    {
        if (type.Coercion.TryCoerceInput(json, out value, out var error))
            return true;
        value = null;
        return errors.Add(error ?? $"Expected a value of type \"{type}\".");
    }
}
