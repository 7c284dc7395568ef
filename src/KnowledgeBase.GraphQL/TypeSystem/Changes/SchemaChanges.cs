namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>
/// Tells what changed from one schema to the next, and what that does to clients. The kinds and their severities are those of the
/// reference implementation, version 17; the specification says nothing of changes.
/// </summary>
/// <remarks>
/// As in the reference, some things are not looked at: which types are the root types, <c>@oneOf</c>, <c>@deprecated</c>, <c>@specifiedBy</c>
/// and other applied directives, the schema's own description, and the introspection types. An argument that loses its default counts as
/// dangerous even where it is non-null and must be given from then on.
/// </remarks>
public static class SchemaChanges
{
    /// <summary>Finds all changes; none if the schemas differ in nothing but the order of their definitions.</summary>
    /// <param name="before">The schema that clients were written against.</param>
    /// <param name="after">The schema that takes its place.</param>
    /// <returns>
    /// Changes of types, then of directives: those removed in the order of <paramref name="before"/>, those added in the order
    /// of <paramref name="after"/>, then what changed within each of those that stayed.
    /// </returns>
    public static IReadOnlyList<SchemaChange> Find(Schema before, Schema after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<SchemaChange>();
        TypeChanges.Find(before, after, changes);
        DirectiveChanges.Find(before, after, changes);
        return changes;
    }
}
