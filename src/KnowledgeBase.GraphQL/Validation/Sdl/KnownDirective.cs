using System.Collections.Frozen;
using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>What the rules need of a directive's definition, whether it stands in the document, in the existing schema, or is built in.</summary>
/// <param name="Locations">Where it may stand.</param>
/// <param name="IsRepeatable">Whether it may stand more than once at one place.</param>
/// <param name="Arguments">The names of its arguments.</param>
/// <param name="Required">The arguments that must be given, with their type as written.</param>
internal sealed record KnownDirective(
    FrozenSet<string> Locations, bool IsRepeatable, ImmutableArray<string> Arguments, ImmutableArray<(string Name, string Type)> Required)
{
    /// <summary>All directives by name; the document's own definition goes before one from elsewhere.</summary>
    public static Dictionary<string, KnownDirective> All(ImmutableArray<TypeSystemDefinitionNode> definitions, Schema? existing)
    {
        var all = new Dictionary<string, KnownDirective>(StringComparer.Ordinal);
        if (existing is null)
        {
            foreach (var node in BuiltInDefinitions.Document.Definitions.OfType<DirectiveDefinitionNode>())
                all[node.Name.Value] = Of(node);
        }
        else
        {
            foreach (var directive in existing.Directives)
                all[directive.Name] = Of(directive);
        }

        foreach (var node in definitions.OfType<DirectiveDefinitionNode>())
            all[node.Name.Value] = Of(node);
        return all;
    }

    private static KnownDirective Of(DirectiveDefinitionNode node) => new(
        node.Locations.Select(static location => location.Value).ToFrozenSet(StringComparer.Ordinal),
        node.IsRepeatable,
        [.. node.Arguments.Select(static argument => argument.Name.Value)],
        [
            .. node.Arguments
                .Where(static argument => argument is { Type: NonNullTypeNode, DefaultValue: null })
                .Select(static argument => (argument.Name.Value, Printer.Print(argument.Type)))
        ]);

    private static KnownDirective Of(DirectiveDefinition directive) => new(
        directive.Locations.ToFrozenSet(StringComparer.Ordinal),
        directive.IsRepeatable,
        [.. directive.Arguments.Select(static argument => argument.Name)],
        [.. directive.Arguments.Where(static argument => argument.IsRequired).Select(static argument => (argument.Name, argument.Type.ToString()!))]);
}
