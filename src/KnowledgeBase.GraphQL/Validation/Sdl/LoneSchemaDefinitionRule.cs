using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>There is one schema definition at most (spec 3.3 "Schema").</summary>
internal static class LoneSchemaDefinitionRule
{
    public static void Check(SdlContext context)
    {
        var isDefined = context.Existing is { } schema
            && (schema.Syntax.Any(static node => !node.IsExtension) || schema.QueryType is not null || schema.MutationType is not null || schema.SubscriptionType is not null);
        var seen = false;
        foreach (var node in context.Definitions.OfType<SchemaDefinitionNode>().Where(static node => !node.IsExtension))
        {
            if (isDefined)
                context.Report("The schema is defined already; write \"extend schema\" to add to it.", node);
            else if (seen)
                context.Report("There can be only one schema definition.", node);
            seen = true;
        }
    }
}
