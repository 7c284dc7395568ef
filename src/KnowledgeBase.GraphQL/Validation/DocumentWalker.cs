using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>
/// Walks a document once, keeps the types of each place in the context, and tells the rules. It recurses as deep as the document nests by
/// itself, which the parser has limited; spreads are noted, not followed.
/// </summary>
internal sealed partial class DocumentWalker(ValidationContext context, RuleSet ruleSet)
{
    private readonly ValidationRule[] _rules = ruleSet.CreateRules();
    private readonly Schema _schema = context.Schema;

    public void Walk()
    {
        var document = context.Document;
        foreach (var rule in ruleSet.At(Hook.EnterDocument))
            _rules[rule].EnterDocument(context, document);
        for (var i = 0; i < document.Definitions.Length && !context.Aborted; i++)
        {
            switch (document.Definitions[i])
            {
                case OperationDefinitionNode operation:
                    Walk(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    Walk(fragment);
                    break;
            }

            context.Graph.Complete(i);
        }

        if (!context.Aborted)
            CheckVariables();
        if (context.Aborted)
            return;
        foreach (var rule in ruleSet.At(Hook.LeaveDocument))
            _rules[rule].LeaveDocument(context, document);
    }

    private void CheckVariables()
    {
        if (ruleSet.At(Hook.CheckVariables).IsEmpty)
            return;
        var variables = new OperationVariables();
        for (var i = 0; i < context.Document.Definitions.Length && !context.Aborted; i++)
        {
            if (context.Document.Definitions[i] is not OperationDefinitionNode)
                continue;
            variables.Read(context.Graph, i, _schema);
            foreach (var rule in ruleSet.At(Hook.CheckVariables))
                _rules[rule].CheckVariables(context, variables);
        }
    }

    private void Walk(OperationDefinitionNode operation)
    {
        var root = _schema.RootType(operation.Operation);
        context.Type = root;
        foreach (var rule in ruleSet.At(Hook.EnterOperation))
            _rules[rule].EnterOperation(context, operation);
        foreach (var variable in operation.VariableDefinitions)
            Walk(variable);
        Walk(operation.Directives, operation.Operation switch
        {
            OperationType.Query => "QUERY",
            OperationType.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        });
        Walk(operation.SelectionSet, root, isInlineFragment: false);
    }

    private void Walk(FragmentDefinitionNode fragment)
    {
        var condition = _schema.Types.Find(fragment.TypeCondition.Name.Value);
        context.Type = condition;
        foreach (var rule in ruleSet.At(Hook.EnterFragment))
            _rules[rule].EnterFragment(context, fragment);
        Walk(fragment.Directives, "FRAGMENT_DEFINITION");
        Walk(fragment.SelectionSet, condition, isInlineFragment: false);
    }

    private void Walk(VariableDefinitionNode variable)
    {
        var type = _schema.TypeFromSyntax(variable.Type);
        context.VariableType = type;
        context.InputType = type is { IsInput: true } ? type : null;
        foreach (var rule in ruleSet.At(Hook.EnterVariableDefinition))
            _rules[rule].EnterVariableDefinition(context, variable);
        if (variable.DefaultValue is { } value)
            Walk(value, context.InputType, oneOf: null, hasDefault: false);
        Walk(variable.Directives, "VARIABLE_DEFINITION");
    }

    private void Walk(SelectionSetNode selectionSet, GraphQLType? type, bool isInlineFragment)
    {
        var outerParent = context.ParentType;
        context.ParentType = type?.Named is { IsComposite: true } composite ? composite : null;
        if (!isInlineFragment)
        {
            foreach (var rule in ruleSet.At(Hook.EnterSelectionSet))
                _rules[rule].EnterSelectionSet(context, selectionSet);
        }

        foreach (var selection in selectionSet.Selections)
        {
            if (context.Aborted)
                break;
            switch (selection)
            {
                case FieldNode field:
                    Walk(field);
                    break;
                case FragmentSpreadNode spread:
                    Walk(spread);
                    break;
                case InlineFragmentNode fragment:
                    Walk(fragment);
                    break;
            }
        }

        context.ParentType = outerParent;
    }

    private void Walk(FieldNode field)
    {
        var outerField = context.Field;
        var outerType = context.Type;
        var definition = context.ParentType is { } parent ? _schema.FindField(parent, field.Name.Value) : null;
        context.Field = definition;
        context.Type = definition?.Type;
        foreach (var rule in ruleSet.At(Hook.EnterField))
            _rules[rule].EnterField(context, field);
        Walk(field.Arguments, definition?.Arguments);
        Walk(field.Directives, "FIELD");
        if (field.SelectionSet is { } selectionSet)
            Walk(selectionSet, definition?.Type, isInlineFragment: false);
        context.Field = outerField;
        context.Type = outerType;
    }

    private void Walk(FragmentSpreadNode spread)
    {
        context.Graph.Add(spread);
        foreach (var rule in ruleSet.At(Hook.EnterFragmentSpread))
            _rules[rule].EnterFragmentSpread(context, spread);
        Walk(spread.Directives, "FRAGMENT_SPREAD");
    }

    private void Walk(InlineFragmentNode fragment)
    {
        var outerType = context.Type;
        context.Type = fragment.TypeCondition is { } condition ? _schema.Types.Find(condition.Name.Value) : context.ParentType;
        foreach (var rule in ruleSet.At(Hook.EnterInlineFragment))
            _rules[rule].EnterInlineFragment(context, fragment);
        Walk(fragment.Directives, "INLINE_FRAGMENT");
        Walk(fragment.SelectionSet, context.Type, isInlineFragment: true);
        context.Type = outerType;
    }

    private void Walk(ImmutableArray<DirectiveNode> directives, string location)
    {
        if (directives.IsEmpty)
            return;
        context.DirectiveLocation = location;
        context.InDirective = true;
        foreach (var rule in ruleSet.At(Hook.EnterDirectives))
            _rules[rule].EnterDirectives(context, directives);
        foreach (var directive in directives)
        {
            context.Directive = _schema.Directives.Find(directive.Name.Value);
            foreach (var rule in ruleSet.At(Hook.EnterDirective))
                _rules[rule].EnterDirective(context, directive);
            Walk(directive.Arguments, context.Directive?.Arguments);
        }

        context.Directive = null;
        context.InDirective = false;
    }
}
