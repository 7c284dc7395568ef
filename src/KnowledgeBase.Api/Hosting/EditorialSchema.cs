using KnowledgeBase.Api.Editing;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.Storage.Editing;

namespace KnowledgeBase.Api.Hosting;

/// <summary>The schema of the editorial endpoint: the public one, and what only editors have. The public schema has none of it.</summary>
internal static class EditorialSchema
{
    /// <summary>The schema's name among the host's.</summary>
    internal const string Name = "editorial";

    internal static GraphQLBuilder AddEditorialSchema(this GraphQLBuilder builder) => builder
        .AddReaderFields()
        .AddSchemaResources(typeof(EditorialSchema).Assembly, "*.editorial")
        .AddRequestState<EditorialRequest>()
        .UseRequestInitializer<EditorialInitializer>()
        .BindType<Changeset>("Changeset")
        .BindType<FieldDifference>("FieldChange")
        .BindType<ValidationError>("ValidationError")
        .BindType<NotFoundError>("NotFoundError")
        .BindType<ConflictError>("ConflictError")
        .BindType<StateError>("StateError")
        .BindType<ForbiddenError>("ForbiddenError")
        .BindEnum<SheetRelationKind>("WrittenRelationKind")
        .AddResolvers(typeof(ChangesetQueries))
        .AddResolvers(typeof(ChangesetFields))
        .AddResolvers(typeof(ChangesetItemFields))
        .AddResolvers(typeof(EntryRevisionFields))
        .AddResolvers(typeof(ChangesetConnection))
        .AddResolvers(typeof(ChangedThings))
        .AddResolvers<ChangesetMutations>()
        .AddResolvers<EntryMutations>();
}
