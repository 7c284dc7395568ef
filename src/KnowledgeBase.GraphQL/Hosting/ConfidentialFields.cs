using System.Collections.Frozen;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>
/// The fields with <c>@confidential</c> in the SDL: what clients give them as arguments is kept nowhere. An operation that selects one has no entity tag
/// and its answer is not kept; nor is a document that holds such arguments itself. Fields are told by name alone, which errs on the safe side.
/// </summary>
internal sealed class ConfidentialFields
{
    private const string Directive = "confidential";

    private readonly FrozenSet<string> _names;

    internal ConfidentialFields(Schema schema)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in schema.Types)
        {
            if (type is not ComplexType complex)
                continue;
            foreach (var field in complex.Fields)
            {
                foreach (var directive in field.Syntax?.Directives ?? [])
                {
                    if (directive.Name.Value == Directive)
                        names.Add(field.Name);
                }
            }
        }

        _names = names.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a document selects a confidential field, and whether it holds what may be an argument of one.</summary>
    internal (bool IsSelected, bool HasValues) In(DocumentNode document)
    {
        if (_names.Count == 0)
            return default;
        var (isSelected, hasValues, hasDefaults) = (false, false, false);
        var open = new Stack<SelectionSetNode>();
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    foreach (var variable in operation.VariableDefinitions)
                        hasDefaults |= variable.DefaultValue is not null;
                    open.Push(operation.SelectionSet);
                    break;
                case FragmentDefinitionNode fragment:
                    open.Push(fragment.SelectionSet);
                    break;
            }
        }

        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldNode field:
                        if (_names.Contains(field.Name.Value))
                        {
                            isSelected = true;
                            foreach (var argument in field.Arguments)
                                hasValues |= argument.Value is StringValueNode or ListValueNode or ObjectValueNode;
                        }

                        if (field.SelectionSet is { } below)
                            open.Push(below);
                        break;
                    case InlineFragmentNode inline:
                        open.Push(inline.SelectionSet);
                        break;
                }
            }
        }

        return (isSelected, isSelected && (hasValues || hasDefaults));
    }
}
