using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Directives are defined and stand where they may (spec 5.7.1 "Directives Are Defined", 5.7.2 "Directives Are in Valid Locations").</summary>
internal sealed class KnownDirectivesRule : ValidationRule
{
    public override void EnterDirective(ValidationContext context, DirectiveNode directive)
    {
        if (context.Directive is not { } definition)
            context.Report(this, Messages.UnknownDirective(directive.Name.Value), directive);
        else if (!definition.Locations.Contains(context.DirectiveLocation, StringComparer.Ordinal))
            context.Report(this, Messages.MisplacedDirective(directive.Name.Value, context.DirectiveLocation), directive);
    }
}
