using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Arguments that must have a value are given (spec 5.4.3 "Required Arguments").</summary>
internal sealed class ProvidedRequiredArgumentsRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not { Arguments.Count: > 0 } definition)
            return;
        for (var i = 0; i < definition.Arguments.Count; i++)
        {
            var argument = definition.Arguments[i];
            if (argument.IsRequired && !IsGiven(field.Arguments, argument.Name))
                context.Report(this, Messages.MissingArgument(argument, definition), field);
        }
    }

    public override void EnterDirective(ValidationContext context, DirectiveNode directive)
    {
        if (context.Directive is not { Arguments.Count: > 0 } definition)
            return;
        for (var i = 0; i < definition.Arguments.Count; i++)
        {
            var argument = definition.Arguments[i];
            if (argument.IsRequired && !IsGiven(directive.Arguments, argument.Name))
                context.Report(this, Messages.MissingArgument(argument, definition), directive);
        }
    }

    private static bool IsGiven(ImmutableArray<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
                return true;
        }

        return false;
    }
}
