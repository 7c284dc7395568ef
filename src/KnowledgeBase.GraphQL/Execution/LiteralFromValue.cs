using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>The way back from a coerced value to the literal that would give it.</summary>
internal static class LiteralFromValue
{
    /// <summary>Makes a literal of a value of an input type; null when the value is none of the type.</summary>
    internal static ValueNode? Make(object? value, GraphQLType type)
    {
        if (value is null)
            return type is NonNullType ? null : new NullValueNode(default);
        return type.Nullable switch
        {
            ListType list => MakeList(value, list),
            InputObjectType inputObject => value is IReadOnlyDictionary<string, object?> map ? MakeObject(map, inputObject) : null,
            EnumType enumType => value is string name && enumType.Values.Find(name) is not null ? new EnumValueNode(default, name) : null,
            ScalarType { Name: "ID" } => value is string id ? MakeId(id) : MakeUntyped(value),
            _ => MakeUntyped(value),
        };
    }

    // An ID that is an integer is written as one, the way clients mostly do.
    private static ValueNode MakeId(string id) => IsInteger(id) ? new IntValueNode(default, id) : new StringValueNode(default, id, isBlock: false);

    private static ValueNode? MakeList(object value, ListType type)
    {
        if (value is string || value is not IList list)
            return Make(value, type.ItemType);
        var items = ImmutableArray.CreateBuilder<ValueNode>(list.Count);
        foreach (var item in list)
        {
            if (Make(item, type.ItemType) is { } made)
                items.Add(made);
        }

        return new ListValueNode(default, items.ToImmutable());
    }

    private static ObjectValueNode MakeObject(IReadOnlyDictionary<string, object?> map, InputObjectType type)
    {
        var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>();
        foreach (var field in type.Fields)
        {
            if (map.TryGetValue(field.Name, out var value) && Make(value, field.Type) is { } made)
                fields.Add(new(default, new NameNode(default, field.Name), made));
        }

        return new ObjectValueNode(default, fields.ToImmutable());
    }

    private static ValueNode? MakeUntyped(object? value) => value switch
    {
        null => new NullValueNode(default),
        bool truth => new BooleanValueNode(default, truth),
        string text => new StringValueNode(default, text, isBlock: false),
        int or long => new IntValueNode(default, Convert.ToString(value, CultureInfo.InvariantCulture)!),
        double number => MakeNumber(number.ToString("R", CultureInfo.InvariantCulture)),
        decimal number => MakeNumber(number.ToString(CultureInfo.InvariantCulture)),
        IReadOnlyDictionary<string, object?> map => MakeUntypedObject(map),
        IList list => MakeUntypedList(list),
        _ => null,
    };

    private static ValueNode? MakeNumber(string text)
    {
        if (!char.IsAsciiDigit(text[^1]))
            return null; // NaN and the infinities have no literal
        return IsInteger(text) ? new IntValueNode(default, text) : new FloatValueNode(default, text.Replace('E', 'e'));
    }

    private static ObjectValueNode MakeUntypedObject(IReadOnlyDictionary<string, object?> map)
    {
        var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>(map.Count);
        foreach (var (name, value) in map)
            fields.Add(new(default, new NameNode(default, name), MakeUntyped(value) ?? new NullValueNode(default)));
        return new ObjectValueNode(default, fields.ToImmutable());
    }

    private static ListValueNode MakeUntypedList(IList list)
    {
        var items = ImmutableArray.CreateBuilder<ValueNode>(list.Count);
        foreach (var item in list)
            items.Add(MakeUntyped(item) ?? new NullValueNode(default));
        return new ListValueNode(default, items.ToImmutable());
    }

    // -?(0|[1-9][0-9]*), the grammar's IntValue
    private static bool IsInteger(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9') && (digits.Length == 1 || digits[0] != '0');
    }
}
