using System.Collections.Frozen;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>What completing a value has to do (spec 6.4.3 "Value Completion").</summary>
internal enum OutputKind
{
    String,
    Int,
    Boolean,
    Float,
    Id,
    Scalar,
    Enum,
    List,
    Object,
    Abstract,
}

/// <summary>An output type prepared for completing values.</summary>
internal sealed class OutputShape
{
    private const int MaxSeenNames = 16;

    // Of the first values of an enum: its text as JSON, and the string that last stood for it.
    private readonly byte[][] _enumTexts = [];
    private readonly string?[] _seenNames = [];

    private OutputShape(GraphQLType type, OutputKind kind)
    {
        Type = type;
        IsNonNull = type is NonNullType;
        Kind = kind;
    }

    private OutputShape(GraphQLType type, FrozenDictionary<string, byte[]> enumValues)
        : this(type, OutputKind.Enum)
    {
        EnumValues = enumValues;
        _enumTexts = [.. enumValues.Values.Take(MaxSeenNames)];
        _seenNames = new string?[_enumTexts.Length];
    }

    internal GraphQLType Type { get; }

    internal bool IsNonNull { get; }

    internal OutputKind Kind { get; }

    /// <summary>For a list: the items.</summary>
    internal OutputShape? Item { get; private init; }

    /// <summary>For a scalar: its coercion.</summary>
    internal ScalarCoercion? Coercion { get; private init; }

    /// <summary>For an object type: the type.</summary>
    internal ObjectType? ObjectType { get; private init; }

    /// <summary>For an enum: its values as JSON, by name.</summary>
    internal FrozenDictionary<string, byte[]>? EnumValues { get; }

    /// <summary>For an abstract type: the member that was met last. A race on it costs a look-up, nothing else.</summary>
    internal ObjectType? LatestMember { get; set; }

    /// <summary>
    /// An enum value as JSON; null when the name is none of them. A host mostly gives one and the same string for a value, which is found by reference.
    /// </summary>
    internal byte[]? EnumValue(string name)
    {
        for (var i = 0; i < _seenNames.Length; i++)
        {
            if (ReferenceEquals(_seenNames[i], name))
                return _enumTexts[i];
        }

        if (!EnumValues!.TryGetValue(name, out var utf8))
            return null;
        if (Array.IndexOf(_enumTexts, utf8) is var place and >= 0)
            _seenNames[place] = name; // threads may put one string or another there: all are this name
        return utf8;
    }

    internal static OutputShape Of(GraphQLType type, PreparedSchema prepared) => type.Nullable switch
    {
        ListType list => new(type, OutputKind.List) { Item = prepared.ShapeOf(list.ItemType) },
        ObjectType objectType => new(type, OutputKind.Object) { ObjectType = objectType },
        // T and T! are two types with one set of values.
        EnumType when type is NonNullType => new(type, prepared.ShapeOf(type.Nullable).EnumValues!),
        EnumType enumType => new(
            type,
            enumType.Values.ToFrozenDictionary(static value => value.Name, static value => Utf8JsonBuffer.EncodeString(value.Name), StringComparer.Ordinal)),
        ScalarType scalar => new(type, KindOf(scalar)) { Coercion = scalar.Coercion },
        _ => new(type, OutputKind.Abstract),
    };

    // The built-in scalars have no definition in any SDL.
    private static OutputKind KindOf(ScalarType scalar) => !scalar.Syntax.IsEmpty ? OutputKind.Scalar : scalar.Name switch
    {
        "String" => OutputKind.String,
        "Int" => OutputKind.Int,
        "Boolean" => OutputKind.Boolean,
        "Float" => OutputKind.Float,
        "ID" => OutputKind.Id,
        _ => OutputKind.Scalar,
    };
}
