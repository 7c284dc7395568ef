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
    private OutputShape(GraphQLType type, OutputKind kind)
    {
        Type = type;
        IsNonNull = type is NonNullType;
        Kind = kind;
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
    internal FrozenDictionary<string, byte[]>? EnumValues { get; private init; }

    internal static OutputShape Of(GraphQLType type, PreparedSchema prepared) => type.Nullable switch
    {
        ListType list => new(type, OutputKind.List) { Item = prepared.ShapeOf(list.ItemType) },
        ObjectType objectType => new(type, OutputKind.Object) { ObjectType = objectType },
        // T and T! are two types with one set of values.
        EnumType enumType when type is NonNullType => new(type, OutputKind.Enum) { EnumValues = prepared.ShapeOf(enumType).EnumValues },
        EnumType enumType => new(type, OutputKind.Enum)
        {
            EnumValues = enumType.Values.ToFrozenDictionary(static value => value.Name, static value => Utf8JsonBuffer.EncodeString(value.Name), StringComparer.Ordinal),
        },
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
