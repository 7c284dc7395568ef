namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>Changes of named types (spec 3.4 "Types"): their being there, their kind, the interfaces that they implement.</summary>
internal static class TypeChanges
{
    public static void Find(Schema before, Schema after, List<SchemaChange> changes)
    {
        var types = NameDifference<NamedType>.Of(Own(before), Own(after), static type => type.Name);
        foreach (var type in types.Removed)
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.TypeRemoved, At(type), Removed(type)));
        foreach (var type in types.Added)
            changes.Add(SchemaChange.Safe(SchemaChangeKind.TypeAdded, At(type), $"Type {type} was added."));
        foreach (var (was, now) in types.Kept)
        {
            DescriptionChanges.Find(At(was), $"type {was}", was.Description, now.Description, changes);
            Within(was, now, changes);
        }
    }

    /// <summary>Without the introspection types: they belong to the engine and change with the edition of the specification.</summary>
    private static IEnumerable<NamedType> Own(Schema schema) => schema.Types.Where(static type => !BuiltInDefinitions.IsIntrospectionType(type.Name));

    private static SchemaCoordinate At(NamedType type) => new(type.Name, null, null, IsDirective: false);

    /// <summary>A built-in scalar is part of a schema only while something refers to it (spec 3.5 "Built-in Scalars").</summary>
    private static string Removed(NamedType type) => BuiltInDefinitions.IsScalar(type.Name)
        ? $"Built-in scalar {type} was removed, as nothing refers to it any more."
        : $"Type {type} was removed.";

    private static void Within(NamedType before, NamedType after, List<SchemaChange> changes)
    {
        switch (before, after)
        {
            case (EnumType was, EnumType now):
                MemberChanges.FindValues(was, now, changes);
                break;
            case (UnionType was, UnionType now):
                MemberChanges.FindMembers(was, now, changes);
                break;
            case (InputObjectType was, InputObjectType now):
                MemberChanges.FindInputFields(was, now, changes);
                break;
            case (ObjectType, ObjectType) or (InterfaceType, InterfaceType):
                FieldChanges.Find((ComplexType)before, (ComplexType)after, changes);
                Interfaces((ComplexType)before, (ComplexType)after, changes);
                break;
            case (ScalarType, ScalarType):
                break;
            default:
                changes.Add(SchemaChange.Breaking(
                    SchemaChangeKind.TypeChangedKind, At(before), $"Type {before} was {KindOf(before)} and is now {KindOf(after)}."));
                break;
        }
    }

    private static void Interfaces(ComplexType before, ComplexType after, List<SchemaChange> changes)
    {
        var interfaces = NameDifference<InterfaceType>.Of(before.Interfaces, after.Interfaces, static type => type.Name);
        foreach (var type in interfaces.Added)
            changes.Add(SchemaChange.Dangerous(SchemaChangeKind.ImplementedInterfaceAdded, At(before), $"Type {before} implements {type} as well."));
        foreach (var type in interfaces.Removed)
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.ImplementedInterfaceRemoved, At(before), $"Type {before} no longer implements {type}."));
    }

    private static string KindOf(NamedType type) => type switch
    {
        ScalarType => "a scalar",
        ObjectType => "an object",
        InterfaceType => "an interface",
        UnionType => "a union",
        EnumType => "an enum",
        _ => "an input object",
    };
}
