namespace KnowledgeBase.GraphQL.TypeSystem.Changes;

/// <summary>One difference between two schemas.</summary>
/// <param name="Kind">What kind of change it is: one of <see cref="SchemaChangeKind"/>.</param>
/// <param name="Coordinate">The element that changed; of a union's member, an interface or a location, the type or directive that has it.</param>
/// <param name="Description">The change in one sentence.</param>
/// <param name="Severity">What it does to clients.</param>
public sealed record SchemaChange(string Kind, SchemaCoordinate Coordinate, string Description, SchemaChangeSeverity Severity)
{
    internal static SchemaChange Breaking(string kind, SchemaCoordinate coordinate, string description) =>
        new(kind, coordinate, description, SchemaChangeSeverity.Breaking);

    internal static SchemaChange Dangerous(string kind, SchemaCoordinate coordinate, string description) =>
        new(kind, coordinate, description, SchemaChangeSeverity.Dangerous);

    internal static SchemaChange Safe(string kind, SchemaCoordinate coordinate, string description) =>
        new(kind, coordinate, description, SchemaChangeSeverity.Safe);
}
