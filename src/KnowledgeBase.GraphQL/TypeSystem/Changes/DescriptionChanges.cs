namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>Changes of descriptions; they are safe.</summary>
internal static class DescriptionChanges
{
    public static void Find(SchemaCoordinate at, string element, string? before, string? after, List<SchemaChange> changes)
    {
        if (before == after)
            return;
        var description = after is null ? $"The description of {element} was removed." : $"The description of {element} is now \"{after}\".";
        changes.Add(SchemaChange.Safe(SchemaChangeKind.DescriptionChanged, at, description));
    }
}
