using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>Collects what the rules report.</summary>
internal sealed class SchemaErrors
{
    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();

    public ImmutableArray<GraphQLError> All => _errors.ToImmutable();

    /// <summary>Reports an error at some nodes; those that are null have no place in the SDL.</summary>
    public void Report(string message, params ReadOnlySpan<SyntaxNode?> nodes)
    {
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(nodes.Length);
        foreach (var node in nodes)
        {
            if (node is not null)
                locations.Add(new SourceLocation(node.Span.Line, node.Span.Column));
        }

        _errors.Add(new GraphQLError(message, ErrorCode.ValidationFailed) { Locations = locations.DrainToImmutable() });
    }

    /// <summary>Names that start with two underscores are kept for introspection (spec 4 "Reserved Names").</summary>
    public void CheckName(string name, SyntaxNode? node)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            Report($"The name \"{name}\" must not begin with \"__\", which is kept for introspection.", node);
    }

    /// <summary>What arguments and input fields share: name, input type, deprecation, default (spec 3.6, 3.10, 3.13 "Type Validation").</summary>
    /// <param name="value">The argument or input field.</param>
    /// <param name="coordinate">How messages name it.</param>
    /// <param name="wrongTypeNode">Where a type that is no input type is reported.</param>
    public void CheckInputValue(InputValueDefinition value, string coordinate, SyntaxNode? wrongTypeNode)
    {
        CheckName(value.Name, value.Syntax);
        if (!value.Type.IsInput)
            Report($"The type of {coordinate} must be an input type, but {value.Type} is none.", wrongTypeNode);
        if (value.IsRequired && value.DeprecationReason is not null)
            Report($"{coordinate} is required and so cannot be deprecated.", Deprecation(value.Syntax?.Directives), value.Syntax?.Type);
        if (value.DefaultValue is { } literal)
            DefaultValues.Check(literal, value.Type, coordinate, this);
    }

    /// <summary>The <c>@deprecated</c> among some directives.</summary>
    public static DirectiveNode? Deprecation(ImmutableArray<DirectiveNode>? directives) =>
        directives?.FirstOrDefault(static directive => directive.Name.Value == "deprecated");
}
