namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>Changes of enum values (spec 3.9), union members (spec 3.8) and input fields (spec 3.10).</summary>
internal static class MemberChanges
{
    public static void FindValues(EnumType before, EnumType after, List<SchemaChange> changes)
    {
        var values = NameDifference<EnumValueDefinition>.Of(before.Values, after.Values, static value => value.Name);
        foreach (var value in values.Removed)
        {
            var at = At(before, value.Name);
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.ValueRemovedFromEnum, at, $"Enum value {at} was removed."));
        }

        foreach (var value in values.Added)
        {
            var at = At(before, value.Name);
            changes.Add(SchemaChange.Dangerous(SchemaChangeKind.ValueAddedToEnum, at, $"Enum value {at} was added."));
        }

        foreach (var (was, now) in values.Kept)
        {
            var at = At(before, was.Name);
            DescriptionChanges.Find(at, $"enum value {at}", was.Description, now.Description, changes);
        }
    }

    public static void FindMembers(UnionType before, UnionType after, List<SchemaChange> changes)
    {
        var members = NameDifference<ObjectType>.Of(before.Types, after.Types, static type => type.Name);
        foreach (var type in members.Removed)
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.TypeRemovedFromUnion, At(before, null), $"Member {type} was removed from the union {before}."));
        foreach (var type in members.Added)
            changes.Add(SchemaChange.Dangerous(SchemaChangeKind.TypeAddedToUnion, At(before, null), $"Member {type} was added to the union {before}."));
    }

    public static void FindInputFields(InputObjectType before, InputObjectType after, List<SchemaChange> changes)
    {
        var fields = NameDifference<InputValueDefinition>.Of(before.Fields, after.Fields, static field => field.Name);
        foreach (var field in fields.Removed)
        {
            var at = At(before, field.Name);
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.FieldRemoved, at, $"Input field {at} was removed."));
        }

        foreach (var field in fields.Added)
        {
            var at = At(before, field.Name);
            changes.Add(field.IsRequired
                ? SchemaChange.Breaking(SchemaChangeKind.RequiredInputFieldAdded, at, $"Required input field {at} was added.")
                : SchemaChange.Dangerous(SchemaChangeKind.OptionalInputFieldAdded, at, $"Optional input field {at} was added."));
        }

        foreach (var (was, now) in fields.Kept)
            InputValueChanges.Find(At(before, was.Name), was, now, InputValueChanges.OfInputField, changes);
    }

    private static SchemaCoordinate At(NamedType type, string? member) => new(type.Name, member, null, IsDirective: false);
}
