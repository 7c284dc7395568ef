namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>Changes of the fields of objects and interfaces and of their arguments (spec 3.6 "Objects", 3.6.1 "Field Arguments").</summary>
internal static class FieldChanges
{
    public static void Find(ComplexType before, ComplexType after, List<SchemaChange> changes)
    {
        var fields = NameDifference<FieldDefinition>.Of(before.Fields, after.Fields, static field => field.Name);
        foreach (var field in fields.Removed)
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.FieldRemoved, At(before, field), $"Field {At(before, field)} was removed."));
        foreach (var field in fields.Added)
            changes.Add(SchemaChange.Safe(SchemaChangeKind.FieldAdded, At(before, field), $"Field {At(before, field)} was added."));
        foreach (var (was, now) in fields.Kept)
        {
            var at = At(before, was);
            Arguments(at, was, now, changes);
            Type(at, was.Type, now.Type, changes);
            DescriptionChanges.Find(at, $"field {at}", was.Description, now.Description, changes);
        }
    }

    private static SchemaCoordinate At(ComplexType type, FieldDefinition field) => new(type.Name, field.Name, null, IsDirective: false);

    private static void Type(SchemaCoordinate at, GraphQLType before, GraphQLType after, List<SchemaChange> changes)
    {
        var description = $"Field {at} changed its type from {before} to {after}.";
        if (!TypeFit.IsSafeForOutput(before, after))
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.FieldChangedKind, at, description));
        else if (before.ToString() != after.ToString())
            changes.Add(SchemaChange.Safe(SchemaChangeKind.FieldChangedKindSafe, at, description));
    }

    private static void Arguments(SchemaCoordinate field, FieldDefinition before, FieldDefinition after, List<SchemaChange> changes)
    {
        var arguments = NameDifference<InputValueDefinition>.Of(before.Arguments, after.Arguments, static argument => argument.Name);
        foreach (var argument in arguments.Removed)
        {
            var at = field with { ArgumentName = argument.Name };
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.ArgRemoved, at, $"Argument {at} was removed."));
        }

        foreach (var argument in arguments.Added)
        {
            var at = field with { ArgumentName = argument.Name };
            changes.Add(argument.IsRequired
                ? SchemaChange.Breaking(SchemaChangeKind.RequiredArgAdded, at, $"Required argument {at} was added.")
                : SchemaChange.Dangerous(SchemaChangeKind.OptionalArgAdded, at, $"Optional argument {at} was added."));
        }

        foreach (var (was, now) in arguments.Kept)
            InputValueChanges.Find(field with { ArgumentName = was.Name }, was, now, InputValueChanges.OfArgument, changes);
    }
}
