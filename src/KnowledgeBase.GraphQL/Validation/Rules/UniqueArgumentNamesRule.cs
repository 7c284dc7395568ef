using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>The arguments of a field or directive differ in their names (spec 5.4.2 "Argument Uniqueness").</summary>
internal sealed class UniqueArgumentNamesRule : ValidationRule
{
    private DuplicateNames? _names;

    public override void EnterField(ValidationContext context, FieldNode field) => Check(context, field.Arguments);

    public override void EnterDirective(ValidationContext context, DirectiveNode directive) => Check(context, directive.Arguments);

    private void Check(ValidationContext context, ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.Length < 2)
            return;
        _names ??= new DuplicateNames();
        foreach (var argument in arguments)
            _names.Add(argument.Name);
        foreach (var group in _names.Take())
            context.Report(this, Messages.DuplicateArgument(group[0].Value), group);
    }
}
