using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands once at a place (spec 5.7.3 "Directives Are Unique per Location").</summary>
internal sealed class UniqueDirectivesPerLocationRule : ValidationRule
{
    private Dictionary<string, DirectiveNode>? _seen;

    public override void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives)
    {
        if (directives.Length < 2)
            return;
        _seen ??= new(StringComparer.Ordinal);
        _seen.Clear();
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (context.Schema.Directives.Find(name) is { IsRepeatable: false } && !_seen.TryAdd(name, directive))
                context.Report(this, Messages.DuplicateDirective(name), _seen[name], directive);
        }
    }
}
