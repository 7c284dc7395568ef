using System.Globalization;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Tests.Oracle;

/// <summary>
/// The data behind a schema, without end: what a field gives follows from its parent, its name and its arguments alone, but for the root of a
/// mutation, where it follows from how many such fields ran before. So two executors see the same data.
/// </summary>
internal sealed class OracleWorld(Schema schema, ulong seed)
{
    private const int MostItems = 3;
    private ulong _mutations;

    public static Thing Root { get; } = new("root", 7);

    /// <summary>The value of a field: a leaf, a <see cref="Thing"/>, a list, null, or something that does not fit.</summary>
    /// <exception cref="GraphQLException">The resolver fails.</exception>
    public object? Resolve(ObjectType type, FieldDefinition field, Thing parent, string arguments)
    {
        var text = $"{field.Coordinate}({arguments})";
        var hash = Mix(seed, parent.Id);
        foreach (var character in text)
            hash = Mix(hash, character);
        if (type == schema.MutationType)
            hash = Mix(hash, ++_mutations);
        return hash % 23 == 0 ? throw new GraphQLException(new GraphQLError("It fails.", "FAILED")) : Value(field.Type, hash);
    }

    /// <summary>Coerced arguments as text, equal for equal values; absent and null differ.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        string text => $"'{text}'",
        IReadOnlyDictionary<string, object?> map => "{" + string.Join(',', map.OrderBy(static entry => entry.Key, StringComparer.Ordinal).Select(static entry => $"{entry.Key}:{Text(entry.Value)}")) + "}",
        System.Collections.IEnumerable list => "[" + string.Join(',', list.Cast<object?>().Select(Text)) + "]",
        _ => throw new NotSupportedException(value.GetType().ToString()),
    };

    private object? Value(GraphQLType type, ulong hash)
    {
        hash = Mix(hash, 1);
        if (type is NonNullType nonNull)
            return hash % 41 == 0 ? null : Value(nonNull.Nullable, hash);
        if (hash % 9 == 0)
            return null;
        switch (type)
        {
            case ListType when hash % 37 == 1:
                return 5; // no list
            case ListType list:
                return Enumerable.Range(0, (int)(hash % (MostItems + 1))).Select(i => Value(list.ItemType, Mix(hash, (ulong)i))).ToArray();
            case ObjectType objectType:
                return new Thing(objectType.Name, hash);
            case InterfaceType or UnionType:
                var types = schema.PossibleTypes((NamedType)type);
                return new Thing(hash % 31 == 1 ? "Nobody" : types[(int)(hash % (ulong)types.Length)].Name, hash);
            case EnumType enumType:
                return hash % 29 == 1 ? "NOT_A_VALUE" : enumType.Values[(int)(hash % (ulong)enumType.Values.Count)].Name;
        }

        return ((NamedType)type).Name switch
        {
            "Int" => hash % 29 == 1 ? "no number" : (int)(uint)hash,
            "Float" => hash % 29 == 1 ? double.NaN : ((long)(hash % 4_001) - 2_000) / 8.0,
            "Boolean" => hash % 29 == 1 ? "neither" : hash % 2 == 0,
            "ID" => $"id{hash % 1_000}",
            _ => hash % 5 == 0 ? "a \"quoted\"\nlí\u0001ne 🏃" : $"text {hash % 1_000}",
        };
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        unchecked
        {
            hash = (hash ^ value) * 0x9E37_79B9_7F4A_7C15;
            return hash ^ (hash >> 29);
        }
    }
}

/// <summary>The same data for the engine; some fields have to wait.</summary>
internal sealed class OracleSchema(Schema schema, OracleWorld world, bool waits) : ExecutableSchema
{
    public override Schema Schema { get; } = schema;

    public override ObjectType? TypeOf(object value) => Schema.Types.Find(((Thing)value).TypeName) as ObjectType;

    public override FieldBinding BindingOf(ObjectType type, FieldDefinition field)
    {
        object? Resolve(object? parent, object?[] arguments) => world.Resolve(type, field, (Thing)parent!, string.Join('|', arguments));
        var converters = field.Arguments.Select(static Func<ArgumentValue, object?> (_) => static argument => argument.IsPresent ? OracleWorld.Text(argument.Value) : "absent");
        return waits && field.Name[^1] % 2 == 0
            ? new FieldBinding { ResolveAsync = (parent, arguments, _) => WaitAsync(() => Resolve(parent, arguments), field.Name[^1] % 4 == 0), Converters = [.. converters] }
            : new FieldBinding { Resolve = (parent, arguments, _) => Resolve(parent, arguments), Converters = [.. converters] };
    }

    private static async ValueTask<object?> WaitAsync(Func<object?> resolve, bool yields)
    {
        if (yields)
            await Task.Yield();
        return resolve();
    }
}
