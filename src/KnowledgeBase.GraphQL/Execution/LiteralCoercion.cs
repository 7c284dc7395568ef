using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>Input coercion of literals, with variables inside (spec 3.5 to 3.12, "Input Coercion").</summary>
internal static class LiteralCoercion
{
    /// <summary>Coerces a literal to a type; the value is as <see cref="ArgumentValue"/> says.</summary>
    /// <param name="literal">The literal.</param>
    /// <param name="type">An input type.</param>
    /// <param name="scope">The variables; null for a constant.</param>
    /// <param name="errors">Takes what does not fit.</param>
    /// <param name="value">The coerced value.</param>
    /// <returns>Whether it fits.</returns>
    internal static bool TryCoerce(ValueNode literal, GraphQLType type, VariableScope? scope, InputErrors errors, out object? value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack(); // a default may lead back to itself in a schema that was not validated
        value = null;
        if (literal is VariableNode variable)
        {
            value = scope?.Find(variable.Name.Value).Value;
            return value is not null || type is not NonNullType
                || errors.Add($"Expected a value of type \"{type}\"; the variable \"${variable.Name.Value}\" has none.");
        }

        if (literal is NullValueNode)
            return type is not NonNullType || errors.Add($"Expected a value of type \"{type}\", found null.");

        return type.Nullable switch
        {
            ListType list => TryCoerceList(literal, list, scope, errors, out value),
            InputObjectType inputObject => TryCoerceObject(literal, inputObject, scope, errors, out value),
            EnumType enumType => TryCoerceEnum(literal, enumType, errors, out value),
            ScalarType scalar => TryCoerceScalar(literal, scalar, scope, errors, out value),
            _ => errors.Add($"\"{type}\" is not an input type."),
        };
    }

    /// <summary>Coerces a definition's default; absent when it has none (or a broken one, which schema validation excludes).</summary>
    internal static ArgumentValue Default(InputValueDefinition definition)
    {
        if (definition.DefaultValue is not { } literal)
            return default;
        return TryCoerce(literal, definition.Type, scope: null, new InputErrors(), out var value) ? new(true, value) : default;
    }

    private static bool TryCoerceList(ValueNode literal, ListType type, VariableScope? scope, InputErrors errors, out object? value)
    {
        value = null;
        object? item;
        if (literal is not ListValueNode list)
        {
            // Spec 3.11: a value that is not a list becomes a list of one.
            if (!TryCoerce(literal, type.ItemType, scope, errors, out item))
                return false;
            value = new[] { item };
            return true;
        }

        var items = new object?[list.Values.Length];
        var fits = true;
        for (var i = 0; i < items.Length; i++)
        {
            errors.Push(i);
            fits &= TryCoerce(list.Values[i], type.ItemType, scope, errors, out items[i]);
            errors.Pop();
            if (errors.IsFull)
                break;
        }

        value = items;
        return fits;
    }

    private static bool TryCoerceObject(ValueNode literal, InputObjectType type, VariableScope? scope, InputErrors errors, out object? value)
    {
        value = null;
        if (literal is not ObjectValueNode node)
            return errors.Add($"Expected a value of type \"{type}\" to be an object.");

        var fits = true;
        var known = 0;
        foreach (var given in node.Fields)
        {
            if (type.Fields.Find(given.Name.Value) is not null)
                known++;
            else
                fits = errors.Add($"Field \"{given.Name.Value}\" is not defined by type \"{type}\".");
        }

        var result = new Dictionary<string, object?>(type.Fields.Count, StringComparer.Ordinal);
        foreach (var field in type.Fields)
            fits &= TryCoerceField(node, field, type, scope, errors, result);
        value = result;
        return (!type.IsOneOf || IsOneOf(node, known, type, result, errors)) && fits;
    }

    private static bool TryCoerceField(
        ObjectValueNode node, InputValueDefinition field, InputObjectType type, VariableScope? scope, InputErrors errors, Dictionary<string, object?> result)
    {
        var given = Find(node.Fields, field.Name);
        if (given is null || (given is VariableNode variable && scope?.Find(variable.Name.Value).IsPresent != true))
        {
            if (field.DefaultValue is not null)
                result[field.Name] = Default(field).Value;
            else if (field.Type is NonNullType)
                return errors.Add($"Field \"{field.Name}\" of required type \"{field.Type}\" of \"{type}\" was not provided.");
            return true;
        }

        errors.Push(field.Name);
        var fits = TryCoerce(given, field.Type, scope, errors, out var value);
        errors.Pop();
        if (fits)
            result[field.Name] = value;
        return fits;
    }

    // Spec 3.10.1: exactly one entry, and that not null; an entry whose variable was not given does not count as one.
    private static bool IsOneOf(ObjectValueNode node, int known, InputObjectType type, Dictionary<string, object?> result, InputErrors errors)
    {
        if (known != 1)
            return errors.Add($"Exactly one field of OneOf type \"{type}\" must be given.");
        foreach (var (name, value) in result)
        {
            if (value is not null)
                return true;
            errors.Push(name);
            errors.Add($"The field of OneOf type \"{type}\" must not be null.");
            errors.Pop();
            return false;
        }

        // A field that did not fit has its own error.
        return node.Fields.Length != 1 || node.Fields[0].Value is not VariableNode || errors.Add($"Exactly one field of OneOf type \"{type}\" must be given.");
    }

    private static bool TryCoerceEnum(ValueNode literal, EnumType type, InputErrors errors, out object? value)
    {
        value = null;
        if (literal is not EnumValueNode name)
            return errors.Add($"Enum \"{type}\" takes one of its values as a name.");
        if (!type.Values.TryGet(name.Value, out var definition))
            return errors.Add($"Value \"{name.Value}\" does not exist in \"{type}\" enum.");
        value = definition.Name;
        return true;
    }

    private static bool TryCoerceScalar(ValueNode literal, ScalarType type, VariableScope? scope, InputErrors errors, out object? value)
    {
        // A structured scalar may have variables inside its lists and objects; its coercion sees constants only.
        if (scope is not null && literal is ListValueNode or ObjectValueNode)
            literal = VariableReplacement.Replace(literal, scope!);
        if (type.Coercion.TryCoerceLiteral(literal, out value, out var error))
            return true;
        value = null;
        return errors.Add(error ?? $"Expected a value of type \"{type}\".");
    }

    private static ValueNode? Find(ImmutableArray<ObjectFieldNode> fields, string name)
    {
        foreach (var field in fields)
        {
            if (field.Name.Value == name)
                return field.Value;
        }

        return null;
    }
}
