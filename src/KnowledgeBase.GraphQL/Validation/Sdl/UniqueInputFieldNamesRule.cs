using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>An input object in a default value or directive argument gives each field once (spec 5.6.3 "Input Object Field Uniqueness").</summary>
internal static class UniqueInputFieldNamesRule
{
    public static void Check(SdlContext context)
    {
        foreach (var place in context.Applied)
        {
            if (place.Owner is InputValueDefinitionNode { DefaultValue: { } value })
                Check(context, value);
            foreach (var argument in place.Directives.SelectMany(static directive => directive.Arguments))
                Check(context, argument.Value);
        }
    }

    private static void Check(SdlContext context, ValueNode value)
    {
        if (value is ListValueNode list)
        {
            foreach (var item in list.Values)
                Check(context, item);
        }
        else if (value is ObjectValueNode node)
        {
            context.ReportRepeated(
                node.Fields.Select(static field => field.Name),
                new Dictionary<string, NameNode>(StringComparer.Ordinal),
                static name => $"There can be only one input field named \"{name}\".");
            foreach (var field in node.Fields)
                Check(context, field.Value);
        }
    }
}
