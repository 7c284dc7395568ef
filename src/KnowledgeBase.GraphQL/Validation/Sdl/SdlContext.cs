using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>What the rules look at, and where they report.</summary>
internal sealed class SdlContext
{
    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();

    public SdlContext(DocumentNode document, Schema? existing)
    {
        Existing = existing;
        Definitions = [.. document.Definitions.OfType<TypeSystemDefinitionNode>()];
        Applied = AppliedDirectives.Of(Definitions);
        Directives = KnownDirective.All(Definitions, existing);
    }

    /// <summary>The schema that the document extends, if any.</summary>
    public Schema? Existing { get; }

    /// <summary>The type-system definitions and extensions in document order.</summary>
    public ImmutableArray<TypeSystemDefinitionNode> Definitions { get; }

    /// <summary>Every place that can have directives, with those it has.</summary>
    public ImmutableArray<AppliedDirectives> Applied { get; }

    /// <summary>The directives that exist: built-in ones, those of the existing schema, those of the document.</summary>
    public IReadOnlyDictionary<string, KnownDirective> Directives { get; }

    /// <summary>The rule that is at work.</summary>
    public string Rule { get; set; } = "";

    public ImmutableArray<GraphQLError> Errors => _errors.ToImmutable();

    /// <summary>The definitions and extensions of named types.</summary>
    public IEnumerable<TypeDefinitionNode> Types => Definitions.OfType<TypeDefinitionNode>();

    public void Report(string message, params ReadOnlySpan<SyntaxNode> nodes)
    {
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(nodes.Length);
        foreach (var node in nodes)
            locations.Add(new SourceLocation(node.Span.Line, node.Span.Column));
        _errors.Add(new GraphQLError(message, ErrorCode.ValidationFailed) { Locations = locations.MoveToImmutable(), Rule = Rule });
    }

    /// <summary>Reports each name that a list has a second time, with both places.</summary>
    public void ReportRepeated(IEnumerable<NameNode> names, Dictionary<string, NameNode> seen, Func<string, string> message)
    {
        foreach (var name in names)
        {
            if (!seen.TryAdd(name.Value, name))
                Report(message(name.Value), seen[name.Value], name);
        }
    }

    /// <summary>Reports each name that a list has more than once, with all its places.</summary>
    public void ReportGroups(IEnumerable<NameNode> names, Func<string, string> message)
    {
        foreach (var group in names.GroupBy(static name => name.Value, StringComparer.Ordinal))
        {
            SyntaxNode[] places = [.. group];
            if (places.Length > 1)
                Report(message(group.Key), places);
        }
    }
}
