using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>
/// One rule of section 5. An instance serves one document and may keep state. <see cref="RuleSet"/> finds out which of the methods a rule
/// overrides and calls only those, each just after <see cref="ValidationContext"/> has taken in the node.
/// </summary>
internal abstract class ValidationRule
{
    /// <summary>The rule's name, as graphql-js has it.</summary>
    public string Name => GetType().Name;

    public virtual void EnterDocument(ValidationContext context, DocumentNode document)
    {
    }

    public virtual void EnterOperation(ValidationContext context, OperationDefinitionNode operation)
    {
    }

    public virtual void EnterFragment(ValidationContext context, FragmentDefinitionNode fragment)
    {
    }

    public virtual void EnterVariableDefinition(ValidationContext context, VariableDefinitionNode variable)
    {
    }

    /// <summary>A selection set; not that of an inline fragment, whose fields belong to the set around it.</summary>
    public virtual void EnterSelectionSet(ValidationContext context, SelectionSetNode selectionSet)
    {
    }

    public virtual void EnterField(ValidationContext context, FieldNode field)
    {
    }

    public virtual void EnterFragmentSpread(ValidationContext context, FragmentSpreadNode spread)
    {
    }

    public virtual void EnterInlineFragment(ValidationContext context, InlineFragmentNode fragment)
    {
    }

    /// <summary>The directives at one place, one at least, before each is entered.</summary>
    public virtual void EnterDirectives(ValidationContext context, ImmutableArray<DirectiveNode> directives)
    {
    }

    public virtual void EnterDirective(ValidationContext context, DirectiveNode directive)
    {
    }

    public virtual void EnterArgument(ValidationContext context, ArgumentNode argument)
    {
    }

    public virtual void EnterObjectValue(ValidationContext context, ObjectValueNode value)
    {
    }

    public virtual void EnterEnumValue(ValidationContext context, EnumValueNode value)
    {
    }

    public virtual void EnterObjectField(ValidationContext context, ObjectFieldNode field)
    {
    }

    /// <summary>After the whole document: an operation, with the variables used in it and in all fragments that it reaches.</summary>
    public virtual void CheckVariables(ValidationContext context, OperationVariables operation)
    {
    }

    /// <summary>After the whole document, when <see cref="ValidationContext.Graph"/> is complete.</summary>
    public virtual void LeaveDocument(ValidationContext context, DocumentNode document)
    {
    }
}
