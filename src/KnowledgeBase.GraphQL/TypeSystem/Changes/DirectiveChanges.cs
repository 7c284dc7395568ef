namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>Changes of directives (spec 3.13 "Directives"): their being there, arguments, locations, whether they may be repeated.</summary>
internal static class DirectiveChanges
{
    public static void Find(Schema before, Schema after, List<SchemaChange> changes)
    {
        var directives = NameDifference<DirectiveDefinition>.Of(before.Directives, after.Directives, static directive => directive.Name);
        foreach (var directive in directives.Removed)
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.DirectiveRemoved, At(directive), $"Directive {At(directive)} was removed."));
        foreach (var directive in directives.Added)
            changes.Add(SchemaChange.Safe(SchemaChangeKind.DirectiveAdded, At(directive), $"Directive {At(directive)} was added."));
        foreach (var (was, now) in directives.Kept)
        {
            var at = At(was);
            Arguments(at, was, now, changes);
            Repeatable(at, was, now, changes);
            DescriptionChanges.Find(at, $"directive {at}", was.Description, now.Description, changes);
            Locations(at, was, now, changes);
        }
    }

    private static SchemaCoordinate At(DirectiveDefinition directive) => new(directive.Name, null, null, IsDirective: true);

    private static void Arguments(SchemaCoordinate directive, DirectiveDefinition before, DirectiveDefinition after, List<SchemaChange> changes)
    {
        var arguments = NameDifference<InputValueDefinition>.Of(before.Arguments, after.Arguments, static argument => argument.Name);
        foreach (var argument in arguments.Removed)
        {
            var at = directive with { ArgumentName = argument.Name };
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.DirectiveArgRemoved, at, $"Argument {at} was removed."));
        }

        foreach (var argument in arguments.Added)
        {
            var at = directive with { ArgumentName = argument.Name };
            changes.Add(argument.IsRequired
                ? SchemaChange.Breaking(SchemaChangeKind.RequiredDirectiveArgAdded, at, $"Required argument {at} was added.")
                : SchemaChange.Safe(SchemaChangeKind.OptionalDirectiveArgAdded, at, $"Optional argument {at} was added."));
        }

        foreach (var (was, now) in arguments.Kept)
            InputValueChanges.Find(directive with { ArgumentName = was.Name }, was, now, InputValueChanges.OfArgument, changes);
    }

    private static void Repeatable(SchemaCoordinate at, DirectiveDefinition before, DirectiveDefinition after, List<SchemaChange> changes)
    {
        if (before.IsRepeatable && !after.IsRepeatable)
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.DirectiveRepeatableRemoved, at, $"Directive {at} is no longer repeatable."));
        else if (after.IsRepeatable && !before.IsRepeatable)
            changes.Add(SchemaChange.Safe(SchemaChangeKind.DirectiveRepeatableAdded, at, $"Directive {at} is repeatable now."));
    }

    private static void Locations(SchemaCoordinate at, DirectiveDefinition before, DirectiveDefinition after, List<SchemaChange> changes)
    {
        var locations = NameDifference<string>.Of(before.Locations, after.Locations, static location => location);
        foreach (var location in locations.Removed)
            changes.Add(SchemaChange.Breaking(SchemaChangeKind.DirectiveLocationRemoved, at, $"Location {location} was removed from directive {at}."));
        foreach (var location in locations.Added)
            changes.Add(SchemaChange.Safe(SchemaChangeKind.DirectiveLocationAdded, at, $"Location {location} was added to directive {at}."));
    }
}
