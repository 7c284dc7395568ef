using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Arguments are defined on their field or directive (spec 5.4.1 "Argument Names").</summary>
internal sealed class KnownArgumentNamesRule : ValidationRule
{
    public override void EnterArgument(ValidationContext context, ArgumentNode argument)
    {
        if (context.Argument is not null)
            return;
        var name = argument.Name.Value;
        if (context.InDirective)
        {
            if (context.Directive is { } directive)
                context.Report(this, Messages.UnknownArgument(name, directive, Suggest(context, name, directive.Arguments)), argument);
        }
        else if (context.Field is { } field)
        {
            context.Report(this, Messages.UnknownArgument(name, field, Suggest(context, name, field.Arguments)), argument);
        }
    }

    private static string Suggest(ValidationContext context, string name, NamedList<InputValueDefinition> arguments) =>
        context.Options.HideSuggestions ? "" : Suggestions.DidYouMean(name, arguments.Select(static known => known.Name));
}
