using KnowledgeBase.Api.Access;
using KnowledgeBase.Api.Editing;
using KnowledgeBase.Api.Webhooks;
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
        .AddSchema()
        .AddRequestState<RequestCaller>()
        .AddRequestState<EditorialRequest>()
        .UseRequestInitializer<EditorialInitializer>()
        .BindType<Changeset>("Changeset")
        .BindType<ValidationError>("ValidationError")
        .BindType<NotFoundError>("NotFoundError")
        .BindType<ConflictError>("ConflictError")
        .BindType<StateError>("StateError")
        .BindType<ForbiddenError>("ForbiddenError")
        .BindEnum<SheetRelationKind>("WrittenRelationKind")
        .AddResolvers(typeof(EditorialNodeQueries))
        .AddResolvers(typeof(ChangesetQueries))
        .AddResolvers(typeof(ChangesetFields))
        .AddResolvers(typeof(ChangesetItemFields))
        .AddResolvers(typeof(EntryRevisionFields))
        .AddResolvers(typeof(ChangesetConnectionFields))
        .AddResolvers(typeof(ChangedThings))
        .BindType<LoggedEvent>("AuditEvent")
        .AddResolvers(typeof(AccessQueries))
        .AddResolvers(typeof(ViewerFields))
        .AddResolvers(typeof(AuditEventConnectionFields))
        .AddResolvers<ApiKeyMutations>()
        .AddResolvers<ChangesetSubscriptions>()
        .AddResolvers<ChangesetMutations>()
        .AddResolvers<EntryMutations>();

    /// <summary>The public files but the directive that has one more argument here; then those of editors.</summary>
    private static GraphQLBuilder AddSchema(this GraphQLBuilder builder)
    {
        const string OfReaders = "0-in-context.graphql";
        var assembly = typeof(EditorialSchema).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if ((name.EndsWith(".graphql", StringComparison.Ordinal) && name != OfReaders) || name.EndsWith(".editorial", StringComparison.Ordinal))
                builder.AddSchemaResources(assembly, name);
        }

        return builder;
    }
}
