namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>How types compare. Wrappers are compared by what they hold, not by instance.</summary>
internal static class TypeRelations
{
    /// <summary>Whether two types are the same.</summary>
    public static bool AreEqual(GraphQLType left, GraphQLType right) => (left, right) switch
    {
        (NonNullType a, NonNullType b) => AreEqual(a.Nullable, b.Nullable),
        (ListType a, ListType b) => AreEqual(a.ItemType, b.ItemType),
        _ => ReferenceEquals(left, right),
    };

    /// <summary>Whether every value of one type is a value of the other (spec 3.6 "IsValidImplementationFieldType").</summary>
    public static bool IsSubTypeOf(Schema schema, GraphQLType type, GraphQLType superType) => (type, superType) switch
    {
        (NonNullType a, NonNullType b) => IsSubTypeOf(schema, a.Nullable, b.Nullable),
        (NonNullType a, _) => IsSubTypeOf(schema, a.Nullable, superType),
        (_, NonNullType) => false,
        (ListType a, ListType b) => IsSubTypeOf(schema, a.ItemType, b.ItemType),
        (NamedType a, NamedType b) => ReferenceEquals(a, b) || schema.IsSubType(b, a),
        _ => false,
    };
}
