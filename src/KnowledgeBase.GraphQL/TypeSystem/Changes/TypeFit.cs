namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>Whether a type can take the place of another without harm to clients. Types of two schemas are the same if their names are.</summary>
internal static class TypeFit
{
    /// <summary>For fields: what comes back is what came back before, or is never null where it could be.</summary>
    public static bool IsSafeForOutput(GraphQLType before, GraphQLType after) => (before, after) switch
    {
        (NonNullType was, NonNullType now) => IsSafeForOutput(was.Nullable, now.Nullable),
        (NonNullType, _) => false,
        (_, NonNullType now) => IsSafeForOutput(before, now.Nullable),
        (ListType was, ListType now) => IsSafeForOutput(was.ItemType, now.ItemType),
        (NamedType was, NamedType now) => was.Name == now.Name,
        _ => false,
    };

    /// <summary>For arguments and input fields: what could be given before still can, and null perhaps too.</summary>
    /// <remarks>A list in the place of its item counts as unsafe, though literals are coerced (spec 3.11 "Input Coercion"): variables are not allowed there.</remarks>
    public static bool IsSafeForInput(GraphQLType before, GraphQLType after) => (before, after) switch
    {
        (NonNullType was, _) => IsSafeForInput(was.Nullable, after.Nullable),
        (ListType was, ListType now) => IsSafeForInput(was.ItemType, now.ItemType),
        (NamedType was, NamedType now) => was.Name == now.Name,
        _ => false,
    };
}
